#include <gtest/gtest.h>

#include <string>

#include "passes/local/local.h"
#include "trees.h"

namespace colophon::passes {
namespace {

struct LevelCase {
  int level;
  const char* before;
  const char* after;
  const char* codes = "";
};

TEST(SetHeadingLevels, FollowOneAnother) {
  const LevelCase cases[] = {
      {1, "<h1>a</h1><h2>b</h2><h3>c</h3>", "<h1>a</h1><h2>b</h2><h3>c</h3>"},
      {2, "<h1>a</h1><h2>b</h2><h1>c</h1>", "<h2>a</h2><h3>b</h3><h2>c</h2>"},
      {1, "<h2>a</h2><h3>b</h3>", "<h1>a</h1><h2>b</h2>"},
      {1, "<h3>a</h3><h2>b</h2><h3>c</h3>", "<h1>a</h1><h1>b</h1><h2>c</h2>"},
      {1, "<h1>a</h1><h3>b</h3><h3>c</h3><h2>d</h2>", "<h1>a</h1><h2>b</h2><h2>c</h2><h2>d</h2>",
       "heading-skip"},
      {2, "<h1>a</h1><h4>b</h4><h3>c</h3>", "<h2>a</h2><h3>b</h3><h3>c</h3>", "heading-skip"},
      {4, "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>", "<h4>a</h4><h5>b</h5><h6>c</h6><h6>d</h6>"},
      {1, "<blockquote><h1>a</h1></blockquote><h2>b</h2>",
       "<blockquote><h1>a</h1></blockquote><h2>b</h2>"},
      {3, "<p>none</p>", "<p>none</p>"},
      // Empty ones.
      {1, "<h1> </h1><p>x</p>", "<p>x</p>", "empty-heading"},
      {1, "<h1 id=\"i\"/><p>x</p>", "<p id=\"i\">x</p>", "empty-heading"},
      {1, "<h1 id=\"i\"/><p id=\"j\">x</p>", "<div id=\"i\"/><p id=\"j\">x</p>", "empty-heading"},
      {1, "<div><h1 id=\"i\"/></div>", "<div><div id=\"i\"/></div>", "empty-heading"},
      {1, "<h1><img src=\"a\" alt=\"A\"/></h1>", "<h1><img src=\"a\" alt=\"A\"/></h1>"},
      {1, "<h1><colophon:noteref colophon:note=\"0\"/></h1>",
       "<p><colophon:noteref colophon:note=\"0\"/></p>", "empty-heading"},
  };
  for (const LevelCase& c : cases) {
    Chapter chapter = read_chapter(c.before);
    set_heading_levels(chapter, c.level);
    EXPECT_EQ(written(chapter.body), c.after);
    EXPECT_EQ(codes(chapter.diagnostics), c.codes) << c.before;
  }
}

TEST(SetHeadingLevels, NamesTheLevelsThatWereWritten) {
  Chapter chapter = read_chapter("<h1>a</h1><h4>b</h4>");
  set_heading_levels(chapter, 2);
  EXPECT_EQ(chapter.diagnostics.all().at(0).message,
            "a heading of level 4 follows one of level 1; it becomes level 2");
}

}  // namespace
}  // namespace colophon::passes
