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
  for (const std::string_view part :
       {"a`",     "a` ",     "$",      "~~a ",        "^[",       "[^1] ",
        "![[]()", "<?",      "a <!A ", "a <![CDATA[", "{.a ",     "*a_ ",
        "| ",     "&a",      "\\",     "[a](b",       "~a",       "^a",
        "<a ",    "::: a\n", ":::\n",  "[^a]: b\n",   "a\n: b\n", "| a |\n|---|\n"}) {
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

}  // namespace
}  // namespace colophon
