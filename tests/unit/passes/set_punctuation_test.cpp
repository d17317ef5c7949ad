#include <gtest/gtest.h>

#include <string>

#include "passes/local/local.h"
#include "trees.h"

namespace colophon::passes {
namespace {

struct Case {
  const char* before;
  const char* after;
};

TEST(SetPunctuation, GoesThroughBlocksAcrossInlineElements) {
  const Case cases[] = {
      {R"(<p>"<em>Hello</em>," she said.</p>)", "<p>“<em>Hello</em>,” she said.</p>"},
      {R"(<p><em>"Hello,"</em> she said.</p>)", "<p><em>“Hello,”</em> she said.</p>"},
      {R"(<p><em>"</em>Hello<em>"</em></p>)", "<p><em>“</em>Hello<em>”</em></p>"},
      {R"(<p><i>Pravda</i>'s editor</p>)", "<p><i>Pravda</i>’s editor</p>"},
      {R"(<p>"Yes."<colophon:noteref colophon:note="1"/> "No."</p>)",
       R"(<p>“Yes.”<colophon:noteref colophon:note="1"/> “No.”</p>)"},
      {R"(<p>"Yes"<sup>1</sup></p>)", "<p>“Yes”<sup>1</sup></p>"},
      {R"(<p>He said<br/>"go"<br/>'now'</p>)", "<p>He said<br/>“go”<br/>‘now’</p>"},
      {R"(<p>"<img src="a.png" alt=""/>"</p>)", R"(<p>“<img src="a.png" alt=""/>”</p>)"},
      // What is open ends with its block.
      {R"(<p>"One</p><p>"two" "</p>)", "<p>“One</p><p>“two” \"</p>"},
      {R"(<ul><li>a "b</li><li>c" d</li></ul>)", "<ul><li>a “b</li><li>c” d</li></ul>"},
      {R"(<div>'a' <p>"b"</p> it's</div>)", "<div>‘a’ <p>“b”</p> it’s</div>"},
      {R"(<blockquote><p>'tis</p></blockquote><p>"x"</p>)",
       "<blockquote><p>’tis</p></blockquote><p>“x”</p>"},
      {R"(<table><tr><td>"a"</td><td>b--c</td></tr></table>)",
       "<table><tr><td>“a”</td><td>b–c</td></tr></table>"},
      // Marks of two elements make no dash.
      {R"(<p>a-<em>-b</em></p>)", "<p>a-<em>-b</em></p>"},
      {R"(<p>a---b it's</p>)", "<p>a—b it’s</p>"},
  };
  for (const Case& c : cases) {
    Chapter chapter = read_chapter(c.before);
    set_punctuation(chapter, "en");
    EXPECT_EQ(written(chapter.body), c.after);
  }
}

TEST(SetPunctuation, LeavesWhatIsNoProse) {
  const char* cases[] = {
      R"(<p><code>a--b "c" it's...</code></p>)",
      R"(<pre><code>x --y "z"</code></pre>)",
      R"(<p><kbd>'</kbd> <samp>"</samp> <var>x'</var></p>)",
      R"(<p><span class="math">f'(x) -- g"</span></p>)",
      R"(<div class="math">f'(x)</div>)",
      R"(<p><span class="a nosmart">"x"</span></p>)",
      R"(<p><a href="http://a.b/c--d">http://a.b/c--d</a></p>)",
      R"(<p><a href="http://a.b/%C3%A9--d">http://a.b/é--d</a></p>)",
      R"(<p><a href="mailto:o'brien@a.b">o'brien@a.b</a></p>)",
      R"(<p><math><mi>x'</mi></math></p>)",
      R"(<p data-x="it's"><img src="a--b.png" alt="a"/></p>)",
  };
  for (const char* text : cases) {
    Chapter chapter = read_chapter(text);
    set_punctuation(chapter, "en");
    EXPECT_EQ(written(chapter.body), text);
  }
}

TEST(SetPunctuation, TakesCodeForAWord) {
  Chapter chapter = read_chapter(R"(<p>"<code>a"</code>" and <code>b</code>'s</p>)");
  set_punctuation(chapter, "en");
  EXPECT_EQ(written(chapter.body), R"(<p>“<code>a"</code>” and <code>b</code>’s</p>)");
}

TEST(SetPunctuation, KnowsAlternativesTitlesAndNotes) {
  Chapter chapter = read_chapter(
      R"(<p><img src="a" alt="the king's &quot;crown&quot;" title="a--b" colophon:caption="it's"/></p>)",
      R"(<colophon:note colophon:note="0"><p>"So..."</p></colophon:note>)");
  set_punctuation(chapter, "en-GB");
  EXPECT_EQ(
      written(chapter.body),
      R"(<p><img src="a" alt="the king’s “crown”" title="a–b" colophon:caption="it’s"/></p>)");
  EXPECT_EQ(written(chapter.notes),
            R"(<colophon:note colophon:note="0"><p>“So…”</p></colophon:note>)");
}

TEST(SetPunctuation, FollowsTheLanguageOfTheBlock) {
  const Case cases[] = {
      {R"(<p lang="fr">"l'été" -- fin...</p>)", "<p lang=\"fr\">\"l'été\" – fin…</p>"},
      {R"(<div lang="de"><p>"so"</p></div><p>"so"</p>)",
       "<div lang=\"de\"><p>\"so\"</p></div><p>“so”</p>"},
      {R"(<p>"<i lang="fr">Merci," dit-il</i></p>)", "<p>“<i lang=\"fr\">Merci,” dit-il</i></p>"},
  };
  for (const Case& c : cases) {
    Chapter chapter = read_chapter(c.before);
    set_punctuation(chapter, "en");
    EXPECT_EQ(written(chapter.body), c.after);
  }
  Chapter french = read_chapter(R"(<p>"x" -- y</p><p lang="EN-us">"z"</p>)");
  set_punctuation(french, "fr");
  EXPECT_EQ(written(french.body), "<p>\"x\" – y</p><p lang=\"EN-us\">“z”</p>");
}

TEST(SetPunctuation, LeavesEscapedMarks) {
  Chapter chapter = read_chapter("<p><i/>x</p>");
  const pugi::xml_node p = chapter.body.child("p");
  // As Markdown's `\"a" \--`, a text run for every escape.
  chapter.markup.append_text(p, "\"", Span{SourceId{0}, 0, 2});
  chapter.markup.append_text(p, "a\" ", Span{SourceId{0}, 2, 5});
  chapter.markup.append_text(p, "-", Span{SourceId{0}, 5, 7});
  chapter.markup.append_text(p, "-", Span{SourceId{0}, 7, 8});
  set_punctuation(chapter, "en");
  EXPECT_EQ(written(p), "<i/>x\"a” --");
}

TEST(SetPunctuation, KeepsTheSpansOfTextRuns) {
  Chapter chapter = read_chapter("<p/>");
  const pugi::xml_node run = chapter.markup.append_text(chapter.body.child("p"), "\"It's\" a--b...",
                                                        Span{SourceId{0}, 3, 18});
  set_punctuation(chapter, "en");
  EXPECT_STREQ(run.value(), "“It’s” a–b…");
  EXPECT_EQ(chapter.markup.span_of(run), (Span{SourceId{0}, 3, 18}));
}

}  // namespace
}  // namespace colophon::passes
