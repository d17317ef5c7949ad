// The examples of the CommonMark 0.30 specification, at two arrows: to the byte where cmark's
// renderer stands for it, with our extension layer on; and as HTML trees where a chapter comes out.
// What the specification says otherwise than a book needs is named in commonmark_deviations.txt.

#include <gtest/gtest.h>

#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "markdown/read.h"
#include "model/chapter.h"
#include "support/disk.h"
#include "support/examples.h"
#include "support/trees.h"

namespace colophon::test {

namespace {

constexpr char kSpecification[] = "COLOPHON_COMMONMARK_SPEC";

std::string read_specification() {
  const std::string path = environment(kSpecification);
  if (path.empty() || !std::filesystem::exists(path)) return {};
  std::string text = read_file(path);
  const std::size_t end = text.find("<!-- END TESTS -->");
  return end == text.npos ? text : text.substr(0, end);
}

const std::vector<Example>& examples() {
  static const std::vector<Example> all = read_examples(read_specification());
  return all;
}

// Lines of the table: the example's number, white space, the reason. `#` begins a comment.
const std::map<std::size_t, std::string>& deviations() {
  static const std::map<std::size_t, std::string> table = [] {
    std::map<std::size_t, std::string> named;
    const std::string text =
        read_file(tests_folder() / "conformance" / "commonmark_deviations.txt");
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = std::string_view(text).substr(at, end - at);
      std::size_t number = 0;
      const auto parsed = std::from_chars(line.data(), line.data() + line.size(), number);
      if (parsed.ec == std::errc()) {
        const std::size_t reason = static_cast<std::size_t>(parsed.ptr - line.data());
        named[number] = line.substr(std::min(line.find_first_not_of(' ', reason), line.size()));
      }
      at = end + 1;
    }
    return named;
  }();
  return table;
}

std::string outline_of_chapter(const std::string& markdown) {
  Sources sources;
  const SourceId id = sources.add("example.md", markdown);
  const Span whole = {id, 0, static_cast<std::uint32_t>(markdown.size())};
  Chapter chapter;
  make_roots(chapter);
  markdown::read({&whole, 1}, sources, Dialect(), chapter);
  return outline_of(chapter.body);
}

class CommonMark : public testing::TestWithParam<Example> {};

std::string name_of_example(const testing::TestParamInfo<Example>& info) {
  return test_name(info.param.section) + "_" + std::to_string(info.param.number);
}

}  // namespace

TEST(CommonMarkSpecification, has_all_its_examples) {
  if (environment(kSpecification).empty()) {
    GTEST_SKIP() << kSpecification << " does not name the specification's spec.txt";
  }
  EXPECT_EQ(examples().size(), 652u) << "in " << environment(kSpecification);
}

TEST(CommonMarkSpecification, deviations_have_a_reason_and_an_example) {
  for (const auto& [number, reason] : deviations()) {
    EXPECT_TRUE(number >= 1 && number <= 652) << number;
    EXPECT_FALSE(reason.empty()) << number;
  }
}

TEST_P(CommonMark, renders_to_the_byte) {
  const Example& example = GetParam();
  EXPECT_EQ(markdown::render_commonmark(example.markdown), example.expected)
      << "spec.txt:" << example.line << "\n"
      << example.markdown;
}

TEST_P(CommonMark, becomes_the_same_tree) {
  const Example& example = GetParam();
  const std::string ours = outline_of_chapter(example.markdown);
  const std::string theirs = outline_of_html(example.expected);
  const auto deviation = deviations().find(example.number);
  if (deviation == deviations().end()) {
    EXPECT_EQ(ours, theirs) << "spec.txt:" << example.line << "\n" << example.markdown;
  } else {
    EXPECT_NE(ours, theirs) << "is as the specification has it, though "
                               "conformance/commonmark_deviations.txt says: "
                            << deviation->second;
  }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(CommonMark);
INSTANTIATE_TEST_SUITE_P(Example, CommonMark, testing::ValuesIn(examples()), name_of_example);

}  // namespace colophon::test
