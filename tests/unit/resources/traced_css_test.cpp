#include "resources/traced_css.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace colophon::resources {
namespace {

constexpr SourceId kOne{1};
constexpr SourceId kTwo{2};

// The text that each line of the result came from, `-` for none.
std::vector<std::string> lines_of(const TracedCss& css, const std::string& one,
                                  const std::string& two) {
  std::vector<std::string> lines;
  std::uint32_t number = 1;
  for (std::size_t at = 0; at < css.text.size(); ++number) {
    const Span span = find_source(css.source_map(), number, 1);
    const std::string& text = span.source == kOne ? one : two;
    lines.push_back(span ? text.substr(span.begin, span.end - span.begin) : "-");
    const std::size_t end = css.text.find('\n', at);
    at = end == css.text.npos ? css.text.size() : end + 1;
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(TracedCss, KeepsTheLinesOfWhatItIsMadeOf) {
  const std::string one = "a{}\nb{}\n";
  const std::string two = "c{}\n\nd{}";
  TracedCss css;
  css.append("@media print {\n");
  css.append(trace("A{}\nB{}\n", one, kOne));
  css.append("\n}\n");
  css.append(trace(two, two, kTwo));
  EXPECT_EQ(css.text, "@media print {\nA{}\nB{}\n\n}\nc{}\n\nd{}");
  EXPECT_EQ(lines_of(css, one, two), (Lines{"-", "a{}", "b{}", "-", "-", "c{}", "", "d{}"}));
}

TEST(TracedCss, JoinsInALine) {
  const std::string one = "a{}";
  const std::string two = "b{}\nc{}";
  TracedCss css = trace(one, one, kOne);
  css.append(trace(two, two, kTwo));
  EXPECT_EQ(css.text, "a{}b{}\nc{}");
  EXPECT_EQ(lines_of(css, one, two), (Lines{"a{}", "c{}"}));
  EXPECT_TRUE(TracedCss().source_map().empty());
}

}  // namespace
}  // namespace colophon::resources
