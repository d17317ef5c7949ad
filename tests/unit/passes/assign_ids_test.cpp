#include <gtest/gtest.h>

#include <string>

#include "passes/local/local.h"
#include "trees.h"

namespace colophon::passes {
namespace {

struct Case {
  const char* before;
  const char* after;
  const char* codes = "";
};

TEST(AssignIds, MakeThemOfTheText) {
  const Case cases[] = {
      {"<h1>The <em>Trial</em></h1>", "<h1 id=\"the-trial\">The <em>Trial</em></h1>"},
      {"<h1>A</h1><h2>A</h2><h2>A</h2>",
       "<h1 id=\"a\">A</h1><h2 id=\"a-1\">A</h2><h2 id=\"a-2\">A</h2>"},
      {"<h1>1917</h1><h1>!</h1>", "<h1 id=\"section\">1917</h1><h1 id=\"section-1\">!</h1>"},
      {"<h1>A</h1><p id=\"a\">x</p>", "<h1 id=\"a-1\">A</h1><p id=\"a\">x</p>"},
      {"<h1>A</h1><h1>A</h1><p id=\"a-1\"/>",
       "<h1 id=\"a\">A</h1><h1 id=\"a-2\">A</h1><p id=\"a-1\"/>"},
      {"<h1 id=\"x\">A</h1>", "<h1 id=\"x\">A</h1>"},
      {"<h1>Жизнь</h1>", "<h1 id=\"жизнь\">Жизнь</h1>"},
      {"<p id=\"a b\"/><p id=\"fig:map\"/><p id=\"1st\"/>",
       "<p id=\"a-b\" colophon:id=\"a b\"/><p id=\"fig-map\" colophon:id=\"fig:map\"/>"
       "<p id=\"id-1st\" colophon:id=\"1st\"/>"},
      // No address may have the sign for what is no character, and a link is one.
      {"<p id=\"a\uFFFD\"/>", "<p id=\"a-\" colophon:id=\"a\uFFFD\"/>"},
      {"<p id=\"\"/>", "<p/>"},
      {"<p id=\"a\"/><p id=\"a\"/><p id=\"a-1\"/>",
       "<p id=\"a\"/><p id=\"a-2\" colophon:id=\"a\"/><p id=\"a-1\"/>", "duplicate-id"},
      {"<p id=\"a b\"/><p id=\"a b\"/>", "<p id=\"a-b\" colophon:id=\"a b\"/><p id=\"a-b-1\"/>",
       "duplicate-id"},
      // References by id.
      {"<p id=\"a:b\"/><p aria-labelledby=\"a:b\"/>",
       "<p id=\"a-b\" colophon:id=\"a:b\"/><p aria-labelledby=\"a-b\"/>"},
      {"<p id=\"a\"/><p aria-describedby=\" a  b \"/>", "<p id=\"a\"/><p aria-describedby=\"a\"/>",
       "removed-attribute"},
      {"<td headers=\"x\"/>", "<td/>", "removed-attribute"},
      // In a drawing, when an animation begins.
      {"<svg><g id=\"a:b\"/><set begin=\"0s; a:b.click+1s\"/></svg>",
       "<svg><g id=\"a-b\"/><set begin=\"0s; a-b.click+1s\"/></svg>"},
  };
  for (const Case& c : cases) {
    Chapter chapter = read_chapter(c.before);
    assign_ids(chapter);
    EXPECT_EQ(written(chapter.body), c.after);
    EXPECT_EQ(codes(chapter.diagnostics), c.codes) << c.before;
  }
}

TEST(AssignIds, CountNotesAndBodyTogether) {
  Chapter chapter = read_chapter("<h1>A</h1>", "<colophon:note><h2>A</h2></colophon:note>");
  assign_ids(chapter);
  EXPECT_EQ(written(chapter.notes), "<colophon:note><h2 id=\"a-1\">A</h2></colophon:note>");
}

TEST(AssignIds, SayWhereADuplicateWasUsedFirst) {
  Chapter chapter = read_chapter("<p id=\"a\"/><p id=\"a\"/>");
  chapter.markup.set_span(chapter.body.first_child(), Span{SourceId{0}, 1, 2});
  chapter.markup.set_span(chapter.body.last_child(), Span{SourceId{0}, 3, 4});
  assign_ids(chapter);
  const Diagnostic& diagnostic = chapter.diagnostics.all().at(0);
  EXPECT_EQ(diagnostic.span, (Span{SourceId{0}, 3, 4}));
  ASSERT_EQ(diagnostic.related.size(), 1U);
  EXPECT_EQ(diagnostic.related[0].span, (Span{SourceId{0}, 1, 2}));
}

}  // namespace
}  // namespace colophon::passes
