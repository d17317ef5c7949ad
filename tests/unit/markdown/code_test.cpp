// Code blocks as the book's tool shows them, and what fences say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/diagnostics.h"
#include "markdown/read.h"
#include "markdown/signs/code_info.h"
#include "model/chapter.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Lowered {
  std::string code;  // of all blocks
  std::vector<std::string> messages;
};

Lowered lower(const std::string& text) {
  Sources sources;
  const SourceId id = sources.add("a.md", text);
  const Span whole{id, 0, static_cast<std::uint32_t>(text.size())};
  Dialect dialect;
  dialect.hidden_lines = {{"rust", "# "}, {"python", "~"}};
  Chapter chapter;
  make_roots(chapter);
  markdown::read({&whole, 1}, sources, dialect, chapter);
  Lowered lowered;
  for (pugi::xml_node pre : chapter.body.children("pre"))
    lowered.code += pre.child("code").text().get();
  for (const Diagnostic& diagnostic : chapter.diagnostics.all()) {
    lowered.messages.push_back(std::to_string(diagnostic.span.begin) + " " + diagnostic.message);
  }
  return lowered;
}

TEST(HiddenLines, FollowMdbooksRuleForRust) {
  const Lowered lowered = lower(
      "```rust,ignore\n# fn main() {\n#\n  # a\n#[derive]\n#![x]\n##b\n  ## c\n#d\n#\te\n# }\nf\n"
      "\n```\n");
  EXPECT_EQ(lowered.code, "#[derive]\n#![x]\n#b\n  # c\n#d\n#\te\nf\n\n");
  EXPECT_THAT(
      lowered.messages,
      ElementsAre("0 lines of code that their author hides are left out; 4 in this chapter"));
}

TEST(HiddenLines, AreThoseOfTheirLanguage) {
  EXPECT_EQ(lower("```python\n~a\n ~b\nc~\n# d\n```\n").code, "c~\n# d\n");
  EXPECT_EQ(lower("```sh\n# a\n~b\n```\n").code, "# a\n~b\n");
  EXPECT_EQ(lower("```\n# a\n```\n").code, "# a\n");
  EXPECT_EQ(lower("```sh,hidelines=!!\n!!a\n!b\n```\n").code, "!b\n");
  EXPECT_EQ(lower("    # a\n").code, "# a\n");
}

TEST(HiddenLines, AreCountedOnceAChapter) {
  const Lowered lowered = lower("```rust\n# a\n```\n\n```rust\nb\n# c\n```\n");
  EXPECT_EQ(lowered.code, "b\n");
  EXPECT_THAT(
      lowered.messages,
      ElementsAre("0 lines of code that their author hides are left out; 2 in this chapter"));
}

TEST(CodeInfo, IsReadAsEachToolWritesIt) {
  const struct {
    const char* info;
    const char* language;
    const char* caption;
    bool is_cell;
  } samples[] = {
      {"", "", "", false},
      {"rust", "rust", "", false},
      {"rust,ignore", "rust", "", false},
      {"rust ,ignore", "rust", "", false},
      {"{.python .input  n=1}", "python", "", false},
      {"{python}", "python", "", true},
      {"{r}", "r", "", true},
      {"{r, fig.cap=\"a, b\", echo=FALSE}", "r", "", true},
      {"r {#x .y title='z'}", "r", "z", false},
      {"{{r}}", "r", "", false},
      {"{note}", "note", "", false},
      {"js {1,3-5}", "js", "", false},
      {"js:a/b.js", "js", "a/b.js", false},
      {"std::vector", "std::vector", "", false},
      {"a:b", "a:b", "", false},
      {"python title=\"a b.py\" hl_lines=\"2\"", "python", "a b.py", false},
      {"{", "", "", false},
      {"{}", "", "", false},
      {"x {=", "x", "", false},
  };
  for (const auto& sample : samples) {
    const markdown::CodeInfo info = markdown::read_code_info(sample.info);
    EXPECT_EQ(info.language, sample.language) << sample.info;
    EXPECT_EQ(info.caption, sample.caption) << sample.info;
    EXPECT_EQ(info.is_cell, sample.is_cell) << sample.info;
    EXPECT_THAT(info.raw_format, IsEmpty());
  }
  EXPECT_EQ(markdown::read_code_info("{=html}").raw_format, "html");
}

TEST(CodeInfo, ReadsTheOptionsOfCells) {
  markdown::CodeInfo info;
  EXPECT_EQ(
      markdown::read_cell_options("#| echo: false\n#|   - x\n#|lst-cap: \"A\"\nx\n#| y\n", info),
      39u);
  EXPECT_FALSE(info.shows_code);
  EXPECT_TRUE(info.has_output);
  EXPECT_EQ(info.caption, "A");
  EXPECT_EQ(markdown::read_cell_options("", info), 0u);
  EXPECT_EQ(markdown::read_cell_options("//| eval: false", info), 15u);
  EXPECT_FALSE(info.has_output);
}

}  // namespace
}  // namespace colophon::testing
