// golden/markdown/*.txt: Markdown, the XHTML it becomes, and what is said of it.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/source.h"
#include "markdown/read.h"
#include "model/chapter.h"
#include "support/disk.h"
#include "support/examples.h"
#include "support/trees.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// "3:1-3:8: error: note `x` is not defined [undefined-note]"
std::string messages_of(const Diagnostics& diagnostics, std::string_view text) {
  const LineTable lines(text);
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const Location begin = lines.locate(diagnostic.span.begin);
    const Location end = lines.locate(diagnostic.span.end);
    out += fmt::format("{}:{}-{}:{}: {}: {} [{}]\n", begin.line, begin.column, end.line, end.column,
                       name_of(diagnostic.severity), diagnostic.message, name_of(diagnostic.code));
  }
  return out;
}

// What the Markdown becomes, written over what the example expects.
Example as_compiled(Example example) {
  Sources sources;
  const SourceId id = sources.add("example.md", example.markdown);
  const Span whole = {id, 0, static_cast<std::uint32_t>(example.markdown.size())};
  Chapter chapter;
  make_roots(chapter);
  markdown::read({&whole, 1}, sources, Dialect(), chapter);
  example.expected = print_children(chapter.body) + print_children(chapter.notes);
  example.messages = messages_of(chapter.diagnostics, example.markdown);
  return example;
}

class GoldenMarkdown : public ::testing::TestWithParam<fs::path> {};

std::string name_of_file(const ::testing::TestParamInfo<fs::path>& info) {
  return test_name(info.param.stem().string());
}

}  // namespace

TEST_P(GoldenMarkdown, becomes) {
  const fs::path& path = GetParam();
  const std::string text = read_file(path);
  std::vector<Example> examples = read_examples(text);
  ASSERT_FALSE(examples.empty()) << path << " has no examples";
  for (Example& example : examples) {
    Example actual = as_compiled(example);
    if (!updating()) {
      SCOPED_TRACE(fmt::format("{}:{}", path.filename().string(), example.line));
      EXPECT_EQ(example.expected, actual.expected) << example.markdown;
      EXPECT_EQ(example.messages, actual.messages) << example.markdown;
    }
    example = std::move(actual);
  }
  if (updating()) write_file(path, with_expectations(text, examples));
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(GoldenMarkdown);
INSTANTIATE_TEST_SUITE_P(File, GoldenMarkdown,
                         ::testing::ValuesIn(files_in(tests_folder() / "golden/markdown", ".txt")),
                         name_of_file);

}  // namespace colophon::test
