#include "base/utf8.h"

#include <gtest/gtest.h>

#include <vector>

namespace colophon::utf8 {
namespace {

TEST(Utf8, FindsTheFirstInvalidByte) {
  const struct {
    std::string_view text;
    std::size_t at;
  } cases[] = {
      {"", std::string_view::npos},
      {"plain ASCII, longer than eight bytes", std::string_view::npos},
      {"caf\u00E9 \u20AC \U0001F600", std::string_view::npos},
      {"\u07FF\u0800\uD7FF\uE000\uFFFF\U00010000\U0010FFFF", std::string_view::npos},
      {"\x80", 0},
      {"abcdefgh\xFF", 8},
      {"abcdefghijk\xC3", 11},
      {"a\xC0\xAF", 1},          // overlong '/'
      {"a\xE0\x80\x80", 1},      // overlong NUL
      {"a\xF0\x8F\xBF\xBF", 1},  // overlong U+FFFF
      {"a\xED\xA0\x80", 1},      // a surrogate
      {"a\xF4\x90\x80\x80", 1},  // beyond U+10FFFF
      {"a\xF5\x80\x80\x80", 1},
      {"ab\xE2\x82", 2},
      {"ab\xE2\x82z", 2},
      {"\xE2\x82\xAC\x82", 3},
  };
  for (const auto& c : cases) EXPECT_EQ(find_invalid(c.text), c.at) << c.text;
}

TEST(Utf8, FindsAnInvalidByteAtAnyPlaceOfAWord) {
  for (std::size_t i = 0; i < 40; ++i) {
    std::string text(40, 'a');
    text[i] = '\xFE';
    EXPECT_EQ(find_invalid(text), i);
  }
}

// The examples are those of the Unicode Standard, table 3-8 onwards, in kind.
TEST(Utf8, ReplacesMaximalIllFormedParts) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"", ""},
      {"fine \u00E9", "fine \u00E9"},
      {"\xC0\xAF", "\uFFFD\uFFFD"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\xE2\x82", "\uFFFD"},
      {"\xE2\x82\x41", "\uFFFD\x41"},
      {"\xF0\x91\x92\x41", "\uFFFD\x41"},
      {"\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63", "\uFFFD\uFFFD\uFFFD\x62\uFFFD\x63"},
      {"\xFF\xFE", "\uFFFD\uFFFD"},
  };
  for (const auto& c : cases) EXPECT_EQ(replace_invalid(c.text), c.expected);
}

TEST(Utf8, WalksBothWays) {
  const std::string text = "a\u00E9\u20AC\U0001F600";
  const std::vector<char32_t> expected = {U'a', U'\u00E9', U'\u20AC', U'\U0001F600'};
  EXPECT_EQ(length(text), expected.size());
  std::size_t at = 0;
  for (const char32_t c : expected) EXPECT_EQ(next(text, at), c);
  EXPECT_EQ(at, text.size());
  for (std::size_t i = expected.size(); i > 0; --i) EXPECT_EQ(previous(text, at), expected[i - 1]);
  EXPECT_EQ(at, 0u);
}

TEST(Utf8, CountsCodePointsAtAnyPlaceOfAWord) {
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string text = std::string(before, 'a') + "\u00E9\u20AC\U0001F600\u007F";
    EXPECT_EQ(length(text), before + 4);
    EXPECT_EQ(length(text + "\u20AC234567"), before + 11);
  }
}

TEST(Utf8, AppendIsTheInverseOfNext) {
  for (const char32_t c : {0x0u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xFFFDu, 0x10000u, 0x10FFFFu}) {
    std::string text;
    append(text, c);
    EXPECT_EQ(find_invalid(text), text.npos);
    std::size_t at = 0;
    EXPECT_EQ(next(text, at), c);
    EXPECT_EQ(at, text.size());
  }
}

TEST(Utf8, NeverReadsBeyondBrokenText) {
  const std::string text = "\xF0";
  std::size_t at = 0;
  next(text, at);
  EXPECT_EQ(at, 1u);
}

TEST(Utf8, MeasuresCellsOfATerminal) {
  const struct {
    std::string_view text;
    std::size_t cells;
  } cases[] = {
      {"", 0},       {"abc", 3},          {"e\u0301", 1},  {"\u6F22\u5B57", 4},
      {"\uFF21", 2}, {"\U0001F600", 2},   {"a\u200Bb", 2}, {"caf\u00E9", 4},
      {"\uD55C", 2}, {"\u1112\u1161", 2}, {"\u00AD", 1},   {"\x1b", 0},
  };
  for (const auto& c : cases) EXPECT_EQ(display_width(c.text), c.cells) << c.text;
}

}  // namespace
}  // namespace colophon::utf8
