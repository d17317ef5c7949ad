#include "cli/excerpt.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace colophon::cli {
namespace {

TEST(Excerpt, PutsCaretsUnderTheCellsOfTheSpan) {
  const struct {
    std::string line;
    std::string marked;  // its first occurrence is the span
    std::string text;
    std::string carets;
  } cases[] = {
      {"a link here", "link", "a link here", "  ^^^^"},
      {"naïve link", "link", "naïve link", "      ^^^^"},
      {"漢字 link", "link", "漢字 link", "     ^^^^"},
      {"see 漢字", "漢字", "see 漢字", "    ^^^^"},
      {"e\u0301 x", "x", "e\u0301 x", "  ^"},
      {"한국어 link", "link", "한국어 link", "       ^^^^"},
      {"Ａ link", "link", "Ａ link", "   ^^^^"},
      {"cafe\u0301s here", "cafe\u0301s", "cafe\u0301s here", "^^^^^"},
      {"\U0001F600 link", "link", "\U0001F600 link", "   ^^^^"},
      // a family, joined by U+200D; a hand in a tone of skin; a flag of two letters
      {"\U0001F468\u200D\U0001F469\u200D\U0001F467 link", "link",
       "\U0001F468\u200D\U0001F469\u200D\U0001F467 link", "   ^^^^"},
      {"\U0001F44B\U0001F3FD link", "link", "\U0001F44B\U0001F3FD link", "   ^^^^"},
      {"\U0001F1EB\U0001F1F7 link", "link", "\U0001F1EB\U0001F1F7 link", "   ^^^^"},
      // a joiner between letters joins no cells
      {"\u0915\u094D\u200D\u0937 x", "x", "\u0915\u094D\u200D\u0937 x", "   ^"},
      // text from right to left keeps the order of its bytes; marks that would turn it are shown
      {"שלום link", "link", "שלום link", "     ^^^^"},
      {"כִּי עולם", "עולם", "כִּי עולם", "   ^^^^"},
      {"مرحبا بالعالم", "بالعالم", "مرحبا بالعالم", "      ^^^^^^^"},
      {"a\u202Eb link", "link", "a\uFFFDb link", "    ^^^^"},
      {"a\u061Cb\u2067 link", "link", "a\uFFFDb\uFFFD link", "     ^^^^"},
      {"漢\tlink", "link", "漢  link", "    ^^^^"},
      {"a\tb\tlink", "\tlink", "a   b   link", "     ^^^^^^^"},
      {"\tlink", "link", "    link", "    ^^^^"},
      {"ab\tlink", "link", "ab  link", "    ^^^^"},
      {"a\x1b[31m", "a", "a\uFFFD[31m", "^"},
      {"empty", "", "empty", "^"},
  };
  for (const auto& [line, marked, text, carets] : cases) {
    const std::size_t begin = line.find(marked);
    const Excerpt excerpt = make_excerpt(line, begin, begin + marked.size(), 92);
    EXPECT_EQ(excerpt.text, text);
    EXPECT_EQ(excerpt.carets, carets) << line;
  }
}

TEST(Excerpt, CutsASpanThatGoesOnBehindTheLine) {
  EXPECT_EQ(make_excerpt("one two", 4, 400, 92).carets, "    ^^^");
  EXPECT_EQ(make_excerpt("one", 3, 9, 92).carets, "   ^");
  EXPECT_EQ(make_excerpt("", 0, 0, 92).carets, "^");
}

TEST(Excerpt, ShowsALongLineAroundTheSpan) {
  std::string line;
  for (int i = 0; i < 500; ++i) line += "word ";
  const struct {
    std::size_t at;
    bool cut_left, cut_right;
  } cases[] = {{0, false, true}, {1200, true, true}, {2490, true, false}};
  for (const auto& [at, cut_left, cut_right] : cases) {
    std::string marked = line;
    marked.replace(at, 4, "HERE");
    const Excerpt excerpt = make_excerpt(marked, at, at + 4, 60);
    EXPECT_LE(utf8::display_width(excerpt.text), 60u);
    EXPECT_GE(utf8::display_width(excerpt.text), 55u);
    EXPECT_EQ(excerpt.text.starts_with("…"), cut_left) << at;
    EXPECT_EQ(excerpt.text.ends_with("…"), cut_right) << at;
    const std::size_t column =
        excerpt.carets.find('^') + (cut_left ? std::string("…").size() - 1 : 0);
    EXPECT_EQ(excerpt.text.substr(column, 4), "HERE");
    EXPECT_EQ(excerpt.carets.size(), excerpt.carets.find('^') + 4);
  }
}

TEST(Excerpt, CutsASpanLongerThanTheWindow) {
  const std::string line(3000, 'x');
  const Excerpt excerpt = make_excerpt(line, 1000, 2500, 60);
  EXPECT_LE(utf8::display_width(excerpt.text), 60u);
  EXPECT_EQ(excerpt.carets.size(), 59u);
}

}  // namespace
}  // namespace colophon::cli
