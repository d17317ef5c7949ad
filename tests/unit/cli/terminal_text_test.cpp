#include "cli/terminal_text.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace colophon::cli {
namespace {

TEST(TerminalText, ShowsWhatWouldSteerATerminal) {
  const struct {
    const char* text;
    const char* line;
    const char* lines;
  } cases[] = {
      {"a\tb\nc", "a b c", "a\tb\nc"},
      {"x\x1b]0;\x07y", "x\uFFFD]0;\uFFFDy", "x\uFFFD]0;\uFFFDy"},
      {"\r\x7F", "\uFFFD\uFFFD", "\uFFFD\uFFFD"},
      {"\u0080\u009B1m\u009F\u00A0", "\uFFFD\uFFFD1m\uFFFD\u00A0", "\uFFFD\uFFFD1m\uFFFD\u00A0"},
      {"\u061C\u200D\u200E\u200F", "\uFFFD\u200D\uFFFD\uFFFD", "\uFFFD\u200D\uFFFD\uFFFD"},
      {"\u2027\u2028\u202E\u202F", "\u2027\uFFFD\uFFFD\u202F", "\u2027\uFFFD\uFFFD\u202F"},
      {"\u2066\u2069\u206A", "\uFFFD\uFFFD\u206A", "\uFFFD\uFFFD\u206A"},
      // what is no UTF-8 could be a control in another encoding
      {"a\x9b"
       "b",
       "a\uFFFDb", "a\uFFFDb"},
      {"שלום naïve 漢字", "שלום naïve 漢字", "שלום naïve 漢字"},
  };
  for (const auto& [text, line, lines] : cases) {
    EXPECT_EQ(printable(text), line);
    EXPECT_EQ(printable_lines(text), lines);
    EXPECT_EQ(shown(text), line);
  }
}

TEST(TerminalText, IsSomeLinesLong) {
  std::string text = "link to `";
  for (int i = 0; i < 100'000; ++i) text += "漢x";
  text += "`, which is not in the book";
  const std::string out = shown(text);
  EXPECT_TRUE(out.starts_with("link to `漢x"));
  EXPECT_TRUE(out.ends_with("x`, which is not in the book"));
  EXPECT_NE(out.find("…"), out.npos);
  EXPECT_LE(utf8::display_width(out), 481u);
  EXPECT_EQ(utf8::find_invalid(out), out.npos);
  const std::string fits(480, 'x');
  EXPECT_EQ(shown(fits), fits);
}

TEST(TerminalText, EscapesInJson) {
  EXPECT_EQ(escape_json("{\"a\": \"\u202E\u009B\x7F é\"}\n"),
            "{\"a\": \"\\u202e\\u009b\\u007f é\"}\n");
}

}  // namespace
}  // namespace colophon::cli
