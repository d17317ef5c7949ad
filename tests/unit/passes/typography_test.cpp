#include "passes/local/typography.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace colophon::passes {
namespace {

using Find = void (*)(std::string_view, std::vector<Edit>&);

std::string set(std::string_view text, Find find) {
  std::vector<Edit> edits;
  find(text, edits);
  std::string result;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    EXPECT_GE(edit.at, at) << text;
    result += text.substr(at, edit.at - at);
    result += edit.text;
    at = edit.at + edit.length;
  }
  result += text.substr(at);
  return result;
}

struct Case {
  const char* typed;
  const char* set;
};

TEST(EnglishQuotes, AreSetAsAPrinterWould) {
  const Case cases[] = {
      {R"("Hello," she said.)", "“Hello,” she said."},
      {R"('Hello,' she said.)", "‘Hello,’ she said."},
      {R"(He said "yes" and "no".)", "He said “yes” and “no”."},
      {R"(It's don't I'd o'clock)", "It’s don’t I’d o’clock"},
      {R"(("Hello") ["so"] {"and"})", "(“Hello”) [“so”] {“and”}"},
      {R"("What?" "Nothing!")", "“What?” “Nothing!”"},
      {R"("")", "“”"},
      {R"("Unfinished paragraph, as in a run of speech)",
       "“Unfinished paragraph, as in a run of speech"},
      // Nested, twice and three times.
      {R"("'Go,' he said," she said.)", "“‘Go,’ he said,” she said."},
      {R"("He said 'go.'")", "“He said ‘go.’”"},
      {R"("A 'b "c" d' e")", "“A ‘b “c” d’ e”"},
      {R"("'"Fire!" he cried,' she told me," I said.)",
       "“‘“Fire!” he cried,’ she told me,” I said."},
      {R"('She told me "no."')", "‘She told me “no.”’"},
      // After dashes, before and after ellipses.
      {R"(She said--"Go"--and left.)", "She said--“Go”--and left."},
      {"She said—\"Go\"—and left.", "She said—“Go”—and left."},
      {R"("I thought--" He stopped.)", "“I thought--” He stopped."},
      {R"('I thought--' He stopped.)", "‘I thought--’ He stopped."},
      {"\"I thought—\"", "“I thought—”"},
      {R"("Well..." she said.)", "“Well...” she said."},
      {R"("...and so on.")", "“...and so on.”"},
      {"'Well…' she said.", "‘Well…’ she said."},
      {R"(well-"known")", "well-“known”"},
      // Possessives.
      {R"(the dogs' tails)", "the dogs’ tails"},
      {R"('The dogs' tails,' he said.)", "‘The dogs’ tails,’ he said."},
      {R"("The dogs' tails")", "“The dogs’ tails”"},
      {R"("Pravda"'s editor)", "“Pravda”’s editor"},
      {"\uFFFC's value", "\uFFFC’s value"},
      {R"(singin' in the rain)", "singin’ in the rain"},
      // Elisions.
      {R"('Twas the night, 'tis true)", "’Twas the night, ’tis true"},
      {R"("'Twas so," he said.)", "“’Twas so,” he said."},
      {R"(''Twas so,' he said.)", "‘’Twas so,’ he said."},
      {R"("'Tis," and "'Tisn't")", "“’Tis,” and “’Tisn’t”"},
      {R"(give 'em rock 'n' roll)", "give ’em rock ’n’ roll"},
      {R"(rock 'n roll)", "rock ’n roll"},
      {R"(the '90s and '60s)", "the ’90s and ’60s"},
      {R"(a '68er, the summer of '42)", "a ’68er, the summer of ’42"},
      {R"('42 of them,' he said.)", "‘42 of them,’ he said."},
      {R"('1984' is a book)", "‘1984’ is a book"},
      {R"(go 'round)", "go ’round"},
      {R"('Round here,' he said, 'we wait.')", "‘Round here,’ he said, ‘we wait.’"},
      {R"('cause I said so)", "’cause I said so"},
      {R"('I left 'cause I did.')", "‘I left ’cause I did.’"},
      {R"('Emily,' he said.)", "‘Emily,’ he said."},
      {R"('Tisane?')", "‘Tisane?’"},
      {R"(the 1920's)", "the 1920’s"},
      // Measures.
      {R"(He is 6'1" tall.)", R"(He is 6'1" tall.)"},
      {R"(a 6' 1" man and a 12" disc)", R"(a 6' 1" man and a 12" disc)"},
      {R"("He is 5'10"," she said.)", "“He is 5'10\",” she said."},
      {R"(27° 0' 15" west)", R"(27° 0' 15" west)"},
      {R"(6' tall)", R"(6' tall)"},
      {R"("I left in 1917")", "“I left in 1917”"},
      {R"('I left in 1917')", "‘I left in 1917’"},
      // What is set already stays, and is understood.
      {"“Hello,” 'she' said", "“Hello,” ‘she’ said"},
      {"“'Go,' he said”", "“‘Go,’ he said”"},
      // Marks that stand alone stay as they are.
      {R"(a " b)", R"(a " b)"},
      {R"(a ' b)", R"(a ' b)"},
      {"\"", "\""},
      {"'", "'"},
      {"", ""},
      // Other scripts are letters.
      {"l'été \"Éric\" \"Я\"", "l’été “Éric” “Я”"},
  };
  for (const Case& c : cases) EXPECT_EQ(set(c.typed, find_english_quotes), c.set) << c.typed;
}

TEST(EnglishQuotes, AreTheSameOnASecondRun) {
  const std::string once = set(R"("'Twas 'so,'" she said--"the dogs' '90s".)", find_english_quotes);
  EXPECT_EQ(set(once, find_english_quotes), once);
}

// Every text of up to five of these: edits are in order, in bounds and on the right characters.
TEST(EnglishQuotes, AreFoundInAnyText) {
  const std::string pieces[] = {"'", "\"", "a", "1", " ", "-", ".", "\u201C", "s"};
  constexpr std::size_t kPieces = std::size(pieces);
  for (std::size_t seed = 0; seed < kPieces * kPieces * kPieces * kPieces * kPieces; ++seed) {
    std::string text;
    for (std::size_t rest = seed; rest > 0; rest /= kPieces) text += pieces[rest % kPieces];
    std::vector<Edit> edits;
    find_english_quotes(text, edits);
    std::size_t at = 0;
    for (const Edit& edit : edits) {
      ASSERT_TRUE(edit.at >= at && edit.at < text.size() && edit.length == 1) << text;
      ASSERT_TRUE(text[edit.at] == '\'' || text[edit.at] == '"') << text;
      at = edit.at + 1;
    }
  }
}

TEST(Dashes, AreMadeOfHyphensAndDots) {
  const Case cases[] = {
      {"one---two", "one—two"},
      {"1917--1921", "1917–1921"},
      {"one -- two --- three", "one – two — three"},
      {"wait...", "wait…"},
      {"wait....", "wait…."},
      {"..... leaders ......", "..... leaders ......"},
      {"a..b", "a..b"},
      {"----", "----"},
      {"a ------ b", "a ------ b"},
      {"run --option and (--all) [--x] \"--y\"", "run --option and (--all) [--x] \"--y\""},
      {"--first", "--first"},
      {"a --> b <-- c", "a --> b <-- c"},
      {"word--word", "word–word"},
      {"in 1917--", "in 1917–"},
      {"a-b - c", "a-b - c"},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(set(c.typed, find_dashes), c.set) << c.typed;
}

TEST(Dashes, AreLookedForOnlyWhereTheyMayBe) {
  EXPECT_FALSE(has_typewriter_marks("A well-known sentence. And another."));
  EXPECT_FALSE(has_typewriter_marks(""));
  for (const char* text : {"it's", "\"", "a--b", "a..."}) {
    EXPECT_TRUE(has_typewriter_marks(text)) << text;
  }
}

}  // namespace
}  // namespace colophon::passes
