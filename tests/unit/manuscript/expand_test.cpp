// What templates make of a chapter's text, and where each piece of it came from, whatever the tool.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/expanded.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;

TEST(Expand, SaysWhyAFileIsNotIncluded) {
  const Texts files = {{"book/ch.md",
                        "{{#include chapter.mb}}\n{{#include ../x.md}}\n{{#include sub}}\n"
                        "{{#include photo.png}}\n"},
                       {"book/chapter.md", "x"},
                       {"x.md", "x"},
                       {"book/sub/a.md", "x"},
                       {"book/photo.png", std::string(64, '\0')}};
  const Expanded expanded = expand(files, TemplateTool::mdbook);
  EXPECT_EQ(expanded.text(), files.front().second);
  EXPECT_THAT(
      said(expanded.sources, expanded.diags),
      ElementsAre("book/ch.md:1:12: error: `chapter.mb` is not there to include "
                  "[missing-include] = did you mean `chapter.md`?",
                  "book/ch.md:2:12: error: `../x.md` lies outside the book's folder "
                  "[outside-book] = move it into the folder of the book, or open its folder "
                  "with `--allow-path .`",
                  "book/ch.md:3:12: error: `sub` is a folder, not a file "
                  "[folder-as-file] = name a file in it",
                  "book/photo.png:1:1: error: `book/photo.png` is not a text file "
                  "[not-text] = a book is made of texts, saved as UTF-8"));
}

TEST(Expand, EndsCircles) {
  const Expanded expanded =
      expand({{"book/ch.md", "a\n{{#include b.md}}\n"}, {"book/b.md", "b\n{{#include ch.md}}\n"}});
  EXPECT_EQ(expanded.text(), "a\nb\n{{#include ch.md}}\n");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/b.md:2:12: error: `ch.md` includes itself [include-cycle] < "
                          "book/ch.md:2:1 included from here"));
}

TEST(Expand, LetsAFileShowAnotherPartOfItself) {
  EXPECT_EQ(text_of({{"book/ch.md", "a\n{{#include ch.md:1}}\n"}}), "a\na\n");
}

TEST(Expand, EndsDeepIncludes) {
  Texts files = {{"book/ch.md", "0 {{#include 1.md}}"}};
  for (int i = 1; i <= 12; ++i) {
    files.emplace_back("book/" + std::to_string(i) + ".md",
                       std::to_string(i) + " {{#include " + std::to_string(i + 1) + ".md}}");
  }
  const Expanded expanded = expand(files);
  EXPECT_EQ(expanded.text(), "0 1 2 3 4 5 6 7 8 9 10 {{#include 11.md}}");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/10.md:1:15: error: includes are nested more than 10 deep "
                          "[deep-includes] = name the file where it is wanted instead"));
}

// Ten files, each of which includes the next twenty times, stand for 20^10 pieces.
TEST(Expand, EndsIncludesThatGrowWithoutMeasure) {
  Texts files = {{"book/ch.md", "{{#include 1.md}}"}};
  for (int i = 1; i <= 9; ++i) {
    std::string text;
    for (int j = 0; j < 20; ++j) text += "{{#include " + std::to_string(i + 1) + ".md}}\n";
    files.emplace_back("book/" + std::to_string(i) + ".md", text);
  }
  files.emplace_back("book/10.md", std::string(100'000, 'x'));
  const Expanded expanded = expand(files);
  EXPECT_LT(expanded.text().size(), 80u << 20);
  Diagnostics diags;
  report_over_budget(expanded.spending, diags);
  EXPECT_THAT(said(expanded.sources, diags),
              ElementsAre("book/9.md:4:1: fatal: here the book grows past 256 KiB of text that "
                          "stands in it already [over-budget]"));
}

TEST(Expand, SaysWhatItDoesNotUnderstand) {
  const Expanded expanded = expand(
      {{"book/ch.md",
        "{{< figure src=\"x\" >}}\n{{#quiz x.toml}}\n{% if x %}\n{{< lipsum 2 >}}\n{{ x }}\n"}});
  EXPECT_EQ(expanded.text(), "{{< figure src=\"x\" >}}\n{{#quiz x.toml}}\n{% if x %}\n\n{{ x }}\n");
  const std::string hint =
      " = write what it should become, or put it in backticks where it is meant to be seen";
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/ch.md:1:1: warning: `{{< figure src=\"x\" >}}` is not understood "
                          "and is shown as text [unknown-template]" +
                              hint,
                          "book/ch.md:2:1: warning: `{{#quiz x.toml}}` is not understood and is "
                          "shown as text [unknown-template]" +
                              hint,
                          "book/ch.md:3:1: warning: `{% if x %}` is not understood and is shown "
                          "as text [unknown-template]" +
                              hint,
                          "book/ch.md:4:1: note: `{{< lipsum 2 >}}` makes nothing in a book and "
                          "was taken out [removed-template]"));
}

TEST(Expand, LeavesCommentsAlone) {
  EXPECT_EQ(text_of({{"book/ch.md",
                      "<!-- {{#include no.md}}\n\n{{< include no.md >}} -->\n`<!--` {{#include "
                      "a.md}}\n"},
                     {"book/a.md", "a"}}),
            "<!-- {{#include no.md}}\n\n{{< include no.md >}} -->\n`<!--` a\n");
}

TEST(Expand, CanBeSwitchedOff) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlanguage: en\ndialect: {templates: off}\n"},
                       {"book/a.md", "{{#include b.md}}"}};
  const Loaded loaded = load(files);
  EXPECT_EQ(loaded.sources.text_of(loaded.manuscript->contents.back().text.front()),
            "{{#include b.md}}");
}

TEST(Expand, MayLeaveAChapterBlank) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlanguage: en\ncontents: [a.md, c.md]\n"},
                       {"book/a.md", "{{#include b.md}}\n"},
                       {"book/b.md", ""},
                       {"book/c.md", "x"}};
  EXPECT_THAT(said(load(files)),
              ElementsAre("book/book.yaml:3:12: warning: chapter `a.md` is empty [empty-chapter] = "
                          "it is left out of the book"));
}

}  // namespace
}  // namespace colophon::testing
