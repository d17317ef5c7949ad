// What an author nests without end costs no memory, time or stack without end.

#include <gtest/gtest.h>

#include <string>

#include "base/source.h"
#include "markdown/read.h"
#include "model/chapter.h"

namespace colophon {
namespace {

struct Reading {
  Sources sources;
  Chapter chapter;

  explicit Reading(const std::string& text) {
    const SourceId id = sources.add("a.md", text);
    const Span whole{id, 0, static_cast<std::uint32_t>(text.size())};
    make_roots(chapter);
    markdown::read({&whole, 1}, sources, Dialect(), chapter);
  }

  bool reported(Code code) const {
    for (const Diagnostic& diagnostic : chapter.diagnostics.all()) {
      if (diagnostic.code == code) return true;
    }
    return false;
  }
  std::string text() const { return plain_text(chapter.body); }
};

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(MarkdownLimits, aContainerPastTheHundredthIsText) {
  EXPECT_FALSE(Reading(repeat(">", 100) + " deep").reported(Code::deep_nesting));
  const Reading quotes(repeat(">", 101) + " deep");
  EXPECT_TRUE(quotes.reported(Code::deep_nesting));
  EXPECT_EQ(quotes.text(), "> deep");
  const Reading lists(repeat("- ", 150) + "deep");
  EXPECT_TRUE(lists.reported(Code::deep_nesting));
  EXPECT_EQ(lists.text(), repeat("- ", 50) + "deep");
}

TEST(MarkdownLimits, bracketsPastTwoThousandAreText) {
  EXPECT_FALSE(Reading(repeat("[", 1999)).reported(Code::many_brackets));
  const Reading brackets(repeat("[", 50000));
  EXPECT_TRUE(brackets.reported(Code::many_brackets));
  EXPECT_EQ(brackets.text(), repeat("[", 50000));
}

// Each of these took cmark, or a scanner of ours, more than linear time once.
TEST(MarkdownLimits, hostileTextsComeOutWhole) {
  for (const std::string_view part : {"a`",
                                      "a` ",
                                      "$",
                                      "~~a ",
                                      "^[",
                                      "[^1] ",
                                      "![[]()",
                                      "<?",
                                      "a <!A ",
                                      "a <![CDATA[",
                                      "{.a ",
                                      "*a_ ",
                                      "| ",
                                      "&a",
                                      "\\",
                                      "[a](b",
                                      "~a",
                                      "^a",
                                      "<a ",
                                      "::: a\n",
                                      ":::\n",
                                      "[^a]: b\n",
                                      "a\n: b\n",
                                      "| a |\n|---|\n",
                                      "a  b\n--- ---\nc\n",
                                      "--- ---\na\n\n",
                                      "---\na\n--- ---\n",
                                      "a. b\n\n   ",
                                      "(a) b\n",
                                      "(@a) b\n",
                                      "(@a)",
                                      "::: verse\n",
                                      "+---+\n| a |\n",
                                      "+---+\n| a \n",
                                      "](a b.md)",
                                      "](",
                                      "    * * *\n\n",
                                      "#A\n",
                                      "a\n\\newpage\n",
                                      "> \u2014 a\n",
                                      "| a\n"}) {
    const std::string text = repeat(part, 20000);
    Reading reading(text);
    // Either it is in the book, or something was said.
    const bool is_shown = !reading.text().empty() || !reading.chapter.notes.first_child().empty();
    EXPECT_TRUE(is_shown || !reading.chapter.diagnostics.empty()) << part;
  }
}

TEST(MarkdownLimits, aDeepBlankTailIsQuick) {
  const Reading reading(repeat("- ", 200) + "x\n" + repeat("\n", 100000) + "end");
  EXPECT_NE(reading.text().find("end"), std::string::npos);
}

// A frame of many columns and rows, and one that is a cell's text over and over.
TEST(MarkdownLimits, aLargeFrameIsReadInLinearTime) {
  const std::string bar = repeat("+-", 900) + "+\n";
  const std::string row = repeat("|a", 900) + "|\n";
  const Reading large(bar + repeat(row + bar, 100));
  EXPECT_EQ(large.text().size(), 900 * 100 * 2 - 1);

  std::string nested = "x";
  for (int depth = 0; depth < 30; ++depth) {
    const std::size_t width = nested.substr(0, nested.find('\n')).size() + 2;
    std::string out = "+" + std::string(width, '-') + "+\n";
    for (std::size_t at = 0; at < nested.size(); at = nested.find('\n', at) + 1) {
      out += "| " + nested.substr(at, nested.find('\n', at) - at) + " |\n";
      if (nested.find('\n', at) == std::string::npos) break;
    }
    nested = out + "+" + std::string(width, '-') + "+";
  }
  EXPECT_NE(Reading(nested).text().find('x'), std::string::npos);
}

// Rows of one cell under a head of thousands are not filled up without end.
TEST(MarkdownLimits, aWideTableIsNotFilledWithoutEnd) {
  const Reading wide(repeat("|a", 5000) + "|\n" + repeat("|-", 5000) + "|\n" +
                     repeat("|b|\n", 5000));
  std::size_t cells = 0;
  for (pugi::xml_node node = wide.chapter.body; node; node = next_in_order(node, wide.chapter.body))
    cells += is_element(node, "td") ? 1 : 0;
  EXPECT_LT(cells, 1000000U);
}

}  // namespace
}  // namespace colophon
