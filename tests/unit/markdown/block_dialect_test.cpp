// What each switch of the dialect leaves to CommonMark, and what `line-breaks: hard` changes.

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "base/source.h"
#include "markdown/read.h"
#include "model/chapter.h"
#include "support/trees.h"

namespace colophon::test {
namespace {

std::string read(const std::string& text, const Dialect& dialect) {
  Sources sources;
  const SourceId id = sources.add("a.md", text);
  const Span whole{id, 0, static_cast<std::uint32_t>(text.size())};
  Chapter chapter;
  make_roots(chapter);
  markdown::read({&whole, 1}, sources, dialect, chapter);
  return print_children(chapter.body);
}

Dialect without(std::initializer_list<bool Dialect::*> switches) {
  Dialect dialect;
  for (bool Dialect::*flag : switches) dialect.*flag = false;
  return dialect;
}

TEST(BlockDialect, hardLineBreaksEndLinesOnceEach) {
  Dialect hard;
  hard.hard_line_breaks = true;
  EXPECT_EQ(read("a\nb  \nc *d\ne*\n\n> f\n> g\n", hard),
            "<p>a<br/>b<br/>c <em>d<br/>e</em></p>\n"
            "<blockquote>\n  <p>f<br/>g</p>\n</blockquote>\n");
  EXPECT_EQ(read("| a\n| b\n", hard), read("| a\n| b\n", Dialect()));
  EXPECT_EQ(read("::: verse\na\nb\n:::\n", hard), read("::: verse\na\nb\n:::\n", Dialect()));
}

TEST(BlockDialect, anImagesWordsMayBeItsCaption) {
  Dialect captions;
  captions.implicit_figures = true;
  EXPECT_EQ(read("![The *old*\nharbour^[In *June*.]](a.png){#fig:a .wide}\n", captions),
            "<p><img src=\"a.png\" alt=\"The old harbour\" id=\"fig:a\" class=\"wide\"/>"
            "<colophon:caption>The <em>old</em>\nharbour"
            "<colophon:noteref colophon:note=\"0\"/></colophon:caption></p>\n");
  EXPECT_EQ(read("![Seen](a.png){fig-alt=\"Heard\"}\n", captions),
            "<p><img src=\"a.png\" alt=\"Heard\"/><colophon:caption>Seen</colophon:caption></p>\n");
  for (const char* other :
       {"![](a.png)", "![b](a.png) c", "c ![b](a.png)", "[![b](a.png)](c)", "# ![b](a.png)",
        "![b](a.png){caption=\"c\"}", "![b ![c](c.png)](a.png) d"}) {
    EXPECT_EQ(read(other, captions), read(other, Dialect())) << other;
  }
}

TEST(BlockDialect, whatIsOffIsText) {
  EXPECT_EQ(read("a  b\n-- ---\nc  d\n", without({&Dialect::text_tables})),
            "<p>a  b</p>\n<hr/>\n<p>c  d</p>\n");
  EXPECT_EQ(read("+---+\n| a |\n+---+\n", without({&Dialect::line_blocks, &Dialect::text_tables})),
            "<p>+---+\n| a |\n+---+</p>\n");
  EXPECT_EQ(read("a. b\nb. c\n", without({&Dialect::letter_lists})), "<p>a. b\nb. c</p>\n");
  EXPECT_EQ(read("(@) b (@)\n", without({&Dialect::example_lists})), "<p>(@) b (@)</p>\n");
  EXPECT_EQ(read("a\n\n\\newpage\n\nb\n", without({&Dialect::page_breaks})),
            "<p>a</p>\n<p>\\newpage</p>\n<p>b</p>\n");
  EXPECT_EQ(read("[a]({{ b.c }})\n", without({&Dialect::templates})), "<p>[a]({{ b.c }})</p>\n");
  EXPECT_EQ(read("``` {.r .content-hidden}\na\n```\n", without({&Dialect::attributes})),
            "<pre class=\"content-hidden\"><code class=\"language-r\">a\n</code></pre>\n");
}

}  // namespace
}  // namespace colophon::test
