// What the lines of a text are part of, and that titles and lists come from none but prose.
#include "manuscript/sources/markdown_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "manuscript/chapters/first_heading.h"
#include "manuscript/tools/summary_list.h"

namespace colophon::testing {
namespace {

// A letter a line: prose, fence, code, comment.
std::string kinds_of(std::string_view text) {
  std::string kinds;
  manuscript::MarkdownLines lines(text);
  while (const auto line = lines.next()) kinds += "p<c>!"[static_cast<int>(line->kind)];
  return kinds;
}

TEST(MarkdownLines, TellCodeAndCommentsFromProse) {
  EXPECT_EQ(kinds_of("a\n```\nb\n```\nc"), "p<c>p");
  EXPECT_EQ(kinds_of("```\n~~~\n```\na"), "<c>p");
  EXPECT_EQ(kinds_of("````md\n```\nx\n```\n````"), "<ccc>");
  EXPECT_EQ(kinds_of("<!--\n# a\n\n-->\nb"), "!!!!p");
  EXPECT_EQ(kinds_of("a <!-- b -->\n<!-- c -->\nd"), "p!p");
}

TEST(MarkdownLines, EndAFenceWithItsQuote) { EXPECT_EQ(kinds_of("> ```\n> a\n\nb"), "<cpp"); }

TEST(MarkdownLines, LeaveCommentsInAParagraphToIt) {
  EXPECT_EQ(kinds_of("- a <!-- b\n- c\n-->"), "ppp");
}

std::string first_heading_of(const std::string& text) {
  Sources sources;
  const SourceId source = sources.add("a.md", text);
  const Span whole{source, 0, static_cast<std::uint32_t>(text.size())};
  return manuscript::find_first_heading(whole, sources).text;
}

TEST(FirstHeading, StandsInNoCodeAndNoComment) {
  EXPECT_EQ(first_heading_of("```\n~~~\n# not a heading\n```\n\n# Real title\n"), "Real title");
  EXPECT_EQ(first_heading_of("<!--\n# hidden heading\n-->\n\n# Real\n"), "Real");
  EXPECT_EQ(first_heading_of("````md\n```\n# shown\n```\n````\n\n# Real\n"), "Real");
  EXPECT_EQ(first_heading_of("    # code\n\nReal\n====\n"), "Real");
}

TEST(FirstHeading, IsWithoutItsClosingSigns) {
  EXPECT_EQ(first_heading_of("## A ##\n"), "A");
  EXPECT_EQ(first_heading_of("# C#\n"), "C#");
  EXPECT_EQ(first_heading_of("# ##\n\n# A\n"), "A");
}

TEST(SummaryList, TakesNoEntryFromCode) {
  Sources sources;
  Diagnostics diags;
  const std::string text = "- [A](a.md)\n\n```\n- [B](b.md)\n# C\n```\n\n- [D](d.md)\n";
  const SourceId source = sources.add("SUMMARY.md", text);
  const Span whole{source, 0, static_cast<std::uint32_t>(text.size())};
  std::string targets;
  for (const auto& entry : manuscript::read_summary(whole, sources, diags))
    targets += entry.target.text + " ";
  EXPECT_EQ(targets, "a.md d.md ");
}

}  // namespace
}  // namespace colophon::testing
