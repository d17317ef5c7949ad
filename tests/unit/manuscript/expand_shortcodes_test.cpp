// Quarto's {{< shortcodes >}} and Leanpub's <<(files).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/expanded.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ExpandQuarto, Includes) {
  const Expanded expanded =
      expand({{"book/p/ch.qmd", "a\n\n{{< include _b.qmd >}}\n\n{{< include /c.md >}}\n"},
              {"book/p/_b.qmd", "---\ntitle: B\n---\nb {{< include d/_e.qmd >}}\n"},
              {"book/p/d/_e.qmd", "e\n"},
              {"book/c.md", "c\n"}},
             TemplateTool::quarto, "p/ch.qmd");
  EXPECT_THAT(said(expanded.sources, expanded.diags), IsEmpty());
  EXPECT_EQ(expanded.text(), "a\n\nb e\n\nc\n");
  EXPECT_EQ(expanded.place_of("b "), "book/p/_b.qmd:4:1");
}

TEST(ExpandQuarto, KnowsVariables) {
  const Expanded expanded =
      expand({{"book/ch.qmd",
               "---\nsubtitle: \"Of *all*\"\n---\n{{< var version >}}, {{< var mail.info >}}, "
               "{{< meta subtitle >}}, {{< env X \"a b\" >}}, {{< var no >}}, {{< env Y >}}\n"},
              {"book/_variables.yml", "version: 1.2\nmail:\n  info: \"i@b.org\"\n"}},
             TemplateTool::quarto, "ch.qmd");
  EXPECT_EQ(expanded.text(), "1.2, i@b.org, Of *all*, a b, {{< var no >}}, {{< env Y >}}\n");
  EXPECT_EQ(expanded.place_of("1.2"), "book/_variables.yml:1:10");
  EXPECT_EQ(expanded.place_of("i@b"), "book/_variables.yml:3:10");
  EXPECT_EQ(expanded.place_of("*all*"), "book/ch.qmd:2:15");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/ch.qmd:4:97: error: variable `no` is not defined "
                          "[undefined-variable] = define it in `_variables.yml`",
                          "book/ch.qmd:4:113: error: variable `Y` is not defined "
                          "[undefined-variable] = a book does not depend on whose computer makes "
                          "it; give a default behind the name"));
}

TEST(ExpandQuarto, ShowsWhatIsEscapedOrCode) {
  for (const TemplateTool tool : {TemplateTool::unknown, TemplateTool::quarto}) {
    EXPECT_EQ(text_of({{"book/ch.md", "`{{{< var x >}}}` {{{< y >}}}"}}, tool),
              "`{{< var x >}}` {{< y >}}");
    EXPECT_EQ(
        text_of({{"book/ch.md", "```{python}\n{{< var x >}}\n```\n{{< pagebreak >}}\n"}}, tool),
        "```{python}\n{{< var x >}}\n```\n{{< pagebreak >}}\n");
  }
  EXPECT_EQ(text_of({{"book/ch.md", "`{{< var x >}}`"}}), "`{{< var x >}}`");
  EXPECT_EQ(text_of({{"book/ch.md", "```{.md shortcodes=false}\n{{< var x >}}\n```\n"}},
                    TemplateTool::quarto),
            "```{.md shortcodes=false}\n{{< var x >}}\n```\n");
  EXPECT_EQ(text_of({{"book/ch.md", "```r\n{{< include a.R >}}\n```\n"}, {"book/a.R", "x <- 1\n"}},
                    TemplateTool::quarto),
            "```r\nx <- 1\n```\n");
}

TEST(ExpandQuarto, MakesLinksAndKeys) {
  EXPECT_EQ(text_of({{"book/ch.md", "{{< video https://v.org/x >}}"}}), "<https://v.org/x>");
  EXPECT_EQ(text_of({{"book/ch.md", "{{< video a/b.mp4 title=\"A film\" >}}"}}),
            "[A film](<a/b.mp4>)");
  EXPECT_EQ(text_of({{"book/ch.md", "{{< kbd Ctrl-P >}} {{< kbd mac=A win=B >}}"}}),
            "<kbd>Ctrl-P</kbd> <kbd>A</kbd> (mac), <kbd>B</kbd> (win)");
}

TEST(ExpandLeanpub, MakesCodeBlocks) {
  const Texts files = {
      {"book/m/ch.md", "<<(code/a.rb)\n\n<<[A \"b\"](code/a.rb)\n\nx <<(no)\n\n    <<(no.rb)\n"},
      {"book/m/code/a.rb", "puts 1\n"}};
  const Expanded expanded = expand(files, TemplateTool::leanpub, "m/ch.md");
  EXPECT_THAT(said(expanded.sources, expanded.diags), IsEmpty());
  EXPECT_EQ(expanded.text(),
            "```ruby\nputs 1\n```\n\n```ruby title=\"A \\\"b\\\"\"\nputs 1\n```\n\nx <<(no)\n\n"
            "    <<(no.rb)\n");
  EXPECT_EQ(expanded.place_of("puts"), "book/m/code/a.rb:1:1");
}

TEST(ExpandLeanpub, BeginsWithTwoSigns) {
  for (const char* text : {"<\n{{ a", "<", "<<", "<x(code/a.rb)\n", "<<\n<<()\n"}) {
    const Expanded expanded = expand({{"book/ch.md", text}, {"book/code/a.rb", "puts 1\n"}},
                                     TemplateTool::leanpub, "ch.md");
    EXPECT_EQ(expanded.text(), text);
  }
}

TEST(ExpandLeanpub, LooksInTheFoldersAbove) {
  const Expanded expanded =
      expand({{"book/m/p/ch.md", "<<(part.md)\n<<(no.rb)\n"}, {"book/m/part.md", "*text*\n"}},
             TemplateTool::leanpub, "m/p/ch.md");
  EXPECT_EQ(expanded.text(), "*text*\n<<(no.rb)\n");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/m/p/ch.md:2:4: error: `no.rb` is not there to include "
                          "[missing-include] = it would be `m/p/no.rb` in the book's folder"));
}

}  // namespace
}  // namespace colophon::testing
