#include <gtest/gtest.h>

#include "passes/local/local.h"
#include "trees.h"

namespace colophon::passes {
namespace {

struct Case {
  const char* before;
  const char* after;
};

TEST(JoinLines, ChineseAndJapaneseHaveNoSpace) {
  const Case cases[] = {
      {"<p>中文\n文字</p>", "<p>中文文字</p>"},
      {"<p>句。\n句</p>", "<p>句。句</p>"},
      {"<p>かな\nカナ\n漢字</p>", "<p>かなカナ漢字</p>"},
      {"<p>ﾊﾝｶｸ\n（全角）</p>", "<p>ﾊﾝｶｸ（全角）</p>"},
      {"<h1>上\n下</h1>", "<h1>上下</h1>"},
      {"<p>文 \n  字</p>", "<p>文字</p>"},
      {"<p>\n文\n字\n</p>", "<p>\n文字\n</p>"},
      // Through inline elements and notes.
      {"<p><b>文</b>\n字</p>", "<p><b>文</b>字</p>"},
      {"<p>文\n<b>字</b></p>", "<p>文<b>字</b></p>"},
      {"<p>文<b>\n</b>字</p>", "<p>文<b/>字</p>"},
      {"<p>文<colophon:noteref colophon:note=\"0\"/>\n字</p>",
       "<p>文<colophon:noteref colophon:note=\"0\"/>字</p>"},
      // Marks shared with other scripts.
      {"<p>“文”\n字</p>", "<p>“文”字</p>"},
      {"<p>文——\n字</p>", "<p>文——字</p>"},
  };
  for (const Case& c : cases) {
    Chapter chapter = read_chapter(c.before);
    join_lines(chapter);
    EXPECT_EQ(written(chapter.body), c.after);
  }
}

TEST(JoinLines, OthersKeepTheirs) {
  for (const char* text : {
           "<p>a\nb</p>",
           "<p>文\nb</p>",
           "<p>a\n字</p>",
           "<p>한국\n말</p>",
           "<p>한국\n字</p>",
           "<p>😀\n😀</p>",
           "<p>می‌\nخواهم</p>",
           "<p>“a”\n“b”</p>",
           "<p>文<code>x</code>\n字</p>",
           "<pre>文\n字</pre>",
           "<p><code>文\n字</code></p>",
           "<p>文</p><p>\n字</p>",
       }) {
    Chapter chapter = read_chapter(text);
    join_lines(chapter);
    EXPECT_EQ(written(chapter.body), text);
  }
}

TEST(ComposeText, WordsAreInNormalFormC) {
  const Case cases[] = {
      {"<p>e\u0301</p>", "<p>\u00e9</p>"},
      {"<h1 id=\"e\u0301\" title=\"e\u0301\">x</h1>", "<h1 id=\"\u00e9\" title=\"\u00e9\">x</h1>"},
      {"<p><img src=\"e\u0301.png\" alt=\"e\u0301\"/></p>",
       "<p><img src=\"e\u0301.png\" alt=\"\u00e9\"/></p>"},
      {"<p><code>e\u0301</code> e\u0301</p>", "<p><code>e\u0301</code> \u00e9</p>"},
      // Signs that mean something stay: joiners, marks of direction, soft hyphens.
      {"<p>\u200c\u200d\u200e\u200f\u00ad\u00a0</p>",
       "<p>\u200c\u200d\u200e\u200f\u00ad\u00a0</p>"},
      // The form of a name that NFC would exchange for another.
      {"<p>\ufa19e\u0301</p>", "<p>\ufa19\u00e9</p>"},
  };
  for (const Case& c : cases) {
    Chapter chapter = read_chapter(c.before);
    compose_text(chapter);
    EXPECT_EQ(written(chapter.body), c.after);
  }
}

}  // namespace
}  // namespace colophon::passes
