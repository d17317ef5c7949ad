#include "formats/yaml/writer.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace colophon {
namespace {

TEST(YamlScalar, LeavesPlainTextAsItIs) {
  for (const std::string text :
       {"The Harbour", "01-ebb.md", "part one/ebb.md", "urn:isbn:9780306406157", "Exile's child",
        "Who, me?", "20,000 leagues", "été", "戦争", "حكاية", "en-GB", "a-b", "Mr. X.", "Nope", "x",
        "Yesterday", "2 May"}) {
    EXPECT_EQ(yaml_scalar(text), text);
  }
}

TEST(YamlScalar, QuotesWhatYamlWouldTakeForSomethingElse) {
  for (const std::string text :
       {"",        " a",      "a ",       "yes",     "No",    "on",    "y",     "null",
        "~",       "1984",    "1e5",      "0x1F",    "0o17",  "1:30",  "1.5",   "2001-12-31",
        "-5",      "- a",     "-",        "--- a",   "# a",   "a #b",  "a: b",  "a:",
        "a: ",     ":a",      "?",        "? a",     "[a]",   "{a}",   "a, [b", "&a",
        "*a",      "!a",      "|",        ">",       "@a",    "`a`",   "%a",    "'a'",
        "<<",      "=",       "«élan»",   "🙂",    "a🙂", "…",     ".inf",  "\u0301a",
        "\u200Fa", "a\u00A0", "a\u3000b", "\u202Ea", "a {b}", "a & b", "null",  "TRUE",
        "1_000",   "12-31",   "a: \u05D0"}) {
    EXPECT_EQ(yaml_scalar(text), '"' + text + '"');
  }
}

TEST(YamlScalar, EscapesWhatCannotBeSeenOrEndsALine) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a \"b\"", R"("a \"b\"")"},
      {"a\\b", R"("a\\b")"},
      {"a\nb", R"("a\nb")"},
      {"a\tb", R"("a\tb")"},
      {"a\rb", R"("a\x0db")"},
      {"\x01", R"("\x01")"},
      {"\x7F", R"("\x7f")"},
      {"a\u0085b", R"("a\x85b")"},
      {"a\u2028b", R"("a\u2028b")"},
      {"\uFEFFa", R"("\ufeffa")"},
      {std::string(1, '\0'), R"("\x00")"}};
  for (const auto& [text, written] : cases) EXPECT_EQ(yaml_scalar(text), written);
}

}  // namespace
}  // namespace colophon
