#include "base/unicode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace colophon::unicode {
namespace {

TEST(Unicode, ComposesToNfc) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"", ""},
      {"plain", "plain"},
      {"caf\u00E9", "caf\u00E9"},
      {"cafe\u0301", "caf\u00E9"},
      {"a letter behind sixteen others, e\u0301", "a letter behind sixteen others, \u00E9"},
      {"\u2019 \u2014 \u4E2D", "\u2019 \u2014 \u4E2D"},
      {"\u1112\u1161\u11AB", "\uD55C"},
      {"a\u0323\u0307", "\u1EA1\u0307"},
      {"\u212B", "\u00C5"},
  };
  for (const auto& c : cases) EXPECT_EQ(nfc(c.text), c.expected) << c.text;
}

// More marks than any letter has come in the order in which they come one by one.
TEST(Unicode, ComposesWithManyMarks) {
  constexpr std::string_view kAbove = "\u0301", kBelow = "\u0323", kOverlaid = "\u0334";
  std::string written = "x q", below, above, overlaid;
  for (int i = 0; i < 40; ++i) {
    written.append(kAbove).append(kBelow).append(kOverlaid);
    above += kAbove;
    below += kBelow;
    overlaid += kOverlaid;
  }
  EXPECT_FALSE(is_composed(written + "y"));
  const std::string composed = nfc(written + "y");
  EXPECT_EQ(composed, "x q" + overlaid + below + above + "y");
  EXPECT_TRUE(is_composed(composed));
  EXPECT_EQ(nfc(composed), composed);
}

TEST(Unicode, FoldsCase) {
  EXPECT_EQ(fold_case("ABC xyz"), "abc xyz");
  EXPECT_EQ(fold_case("STRASSE"), fold_case("stra\u00DFe"));
  EXPECT_EQ(fold_case("\u03A3\u03C2"), "\u03C3\u03C3");
  EXPECT_EQ(fold_case("\uFB01n"), "fin");
}

TEST(Unicode, KnowsKinds) {
  EXPECT_TRUE(is_letter(U'a') && is_letter(U'\u00E9') && is_letter(U'\u4E2D'));
  EXPECT_FALSE(is_letter(U'1') || is_letter(U' ') || is_letter(U'\u0301'));
  EXPECT_TRUE(is_digit(U'7') && is_digit(U'\u0663'));
  EXPECT_FALSE(is_digit(U'\u00BD'));
  EXPECT_TRUE(is_space(U' ') && is_space(U'\u00A0') && is_space(U'\u3000'));
  EXPECT_FALSE(is_space(U'\u200B'));
  EXPECT_TRUE(is_punctuation(U'.') && is_punctuation(U'\u2014') && is_punctuation(U'$'));
  EXPECT_FALSE(is_punctuation(U'a') || is_punctuation(U' '));
}

TEST(Unicode, CountsWords) {
  const struct {
    std::string_view text;
    std::size_t words;
  } cases[] = {
      {"", 0},
      {"   \n\t ", 0},
      {"one", 1},
      {"one two\nthree\r\nfour", 4},
      {"don't re-use \u2018quotes\u2019", 3},
      {" \u2014 - ... *", 0},
      {"\u00C9t\u00E9 \u043B\u0435\u0442\u043E", 2},
      {"a\u00A0b\u3000c", 3},
      {"\u6F22\u5B57", 2},
      {"\u6F22\u5B57kana\u304B\u306A", 5},
      {"\uD55C\uAD6D\uC5B4 \uC2DC\uD5D8", 2},
      {"3.14 \u0663", 2},
  };
  for (const auto& c : cases) EXPECT_EQ(count_words(c.text), c.words) << c.text;
}

TEST(Unicode, MakesIds) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"", ""},
      {"The Trial", "the-trial"},
      {"  The   Trial!  ", "the-trial"},
      {"1. Exile's child", "exiles-child"},
      {"1984", ""},
      {"a_b-c.d", "a_b-c.d"},
      {"War \u2014 and Peace", "war-and-peace"},
      {"\u00C9t\u00E9 \u00E0 l'\u00EEle", "\u00E9t\u00E9-\u00E0-l\u00EEle"},
      {"E\u0301te\u0301", "\u00E9t\u00E9"},
      {"\u0412\u043E\u0439\u043D\u0430", "\u0432\u043E\u0439\u043D\u0430"},
      {"\u7B2C1\u7AE0", "\u7B2C1\u7AE0"},
      {"\u0939\u093F\u0928\u094D\u0926\u0940", "\u0939\u093F\u0928\u094D\u0926\u0940"},
      {"\u039F\u0394\u039F\u03A3", "\u03BF\u03B4\u03BF\u03C2"},
      {"a\u00A0b", "a-b"},
      {"<b> & \"c\"", "b-c"},
      {"!!!", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(slug(c.text), c.expected) << c.text;
}

TEST(Unicode, MakesFileNames) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"", ""},
      {"02 Press", "02-press"},
      {"\u00C9t\u00E9 \u00E0 l'\u00EEle.JPG", "ete-a-lile.jpg"},
      {"Stra\u00DFe & \u0141\u00F3d\u017A", "strasse-lodz"},
      {"\u0130stanbul", "istanbul"},
      {"o\uFB03ce", "office"},
      {"..hidden..", "hidden"},
      {"../../etc/passwd", "etcpasswd"},
      {"\u4E2D\u6587", ""},
      {"...", ""},
      {"a_b", "a_b"},
  };
  for (const auto& c : cases) EXPECT_EQ(file_slug(c.text), c.expected) << c.text;
}

TEST(Unicode, SortsAsPeopleDo) {
  const std::vector<std::string> sorted = {"",       "2",       "10",      "ch",    "ch1.md",
                                           "ch2.md", "Ch2a.md", "ch10.md", "ch10b", "\u00E9"};
  std::vector<std::string> shuffled(sorted.rbegin(), sorted.rend());
  std::sort(shuffled.begin(), shuffled.end(), natural_less);
  EXPECT_EQ(shuffled, sorted);
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      EXPECT_EQ(natural_less(sorted[i], sorted[j]), i < j) << sorted[i] << " " << sorted[j];
    }
  }
}

TEST(Unicode, SortsEqualNamesInOneOrder) {
  EXPECT_NE(natural_less("ch01", "ch1"), natural_less("ch1", "ch01"));
  EXPECT_NE(natural_less("A", "a"), natural_less("a", "A"));
  EXPECT_FALSE(natural_less("a1", "a1"));
  EXPECT_TRUE(natural_less("n99999999999999999999998", "n99999999999999999999999"));
}

}  // namespace
}  // namespace colophon::unicode
