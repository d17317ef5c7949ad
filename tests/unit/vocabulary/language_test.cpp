#include <gtest/gtest.h>

#include <string>

#include "vocabulary/judge_language.h"
#include "vocabulary/language_names.h"
#include "vocabulary/language_registry.h"

namespace colophon::vocabulary {
namespace {

// "jp -> ja", "old iw -> he"; empty where all is well.
std::string judged(std::string_view tag) {
  const auto remark = judge_language(tag);
  if (!remark) return {};
  return (remark->is_deprecated ? "old " : "") + remark->subtag + " -> " + remark->better;
}

TEST(JudgeLanguage, KnowsTheRegistry) {
  const struct {
    const char* tag;
    const char* expected;
  } cases[] = {
      {"en", ""},
      {"zh-Hant-TW", ""},
      {"sr-Latn-RS", ""},
      {"es-419", ""},
      {"de-1996", ""},
      {"de-CH-1901", ""},
      {"sl-rozaj-biske", ""},
      {"zh-yue", "old zh-yue -> yue"},
      {"grc", ""},
      {"zxx", ""},
      {"qaa", ""},
      {"qtz-Qaaa-QM", ""},
      {"en-XA", ""},
      {"x-klingon", ""},
      {"en-x-any-thing", ""},
      {"en-u-co-phonebk", ""},
      {"i-klingon", "old i-klingon -> tlh"},
      {"jp", "jp -> ja"},
      {"eng", "eng -> en"},
      {"ger-AT", "ger -> de-AT"},
      {"us", "us -> en-US"},
      {"en-UK", "UK -> en-GB"},
      {"en-USA", "USA -> en-US"},
      {"zh-CHT", "CHT -> zh-Hant"},
      {"zh-CHS-CN", "CHS -> zh-Hans-CN"},
      {"sr-Latin", "Latin -> sr-Latn"},
      {"xq", "xq -> "},
      {"en-QL", "QL -> "},
      {"en-Lattn", "Lattn -> "},
      {"jp-QL", "jp -> "},
      {"iw", "old iw -> he"},
      {"de-DD", "old DD -> de-DE"},
      {"ja-Latn-hepburn-heploc", "old heploc -> ja-Latn-hepburn-alalc97"},
      {"en-GB-oed", "old en-GB-oed -> en-GB-oxendict"},
  };
  for (const auto& [tag, expected] : cases) EXPECT_EQ(judged(tag), expected) << tag;
}

TEST(JudgeLanguage, GuessesNames) {
  EXPECT_EQ(language_meant("English"), "en");
  EXPECT_EQ(language_meant("español"), "es");
  EXPECT_EQ(language_meant("English (UK)"), "en-GB");
  EXPECT_EQ(language_meant("english-us"), "en-US");
  EXPECT_EQ(language_meant("Elvish"), "");
  EXPECT_EQ(language_meant(""), "");
}

// Every two-letter region and language there is was entered, and the tables are sorted: each name
// and each code of them is found.
TEST(LanguageRegistry, HoldsWhatItsNamesLeadTo) {
  for (const char* const name : {"abkhazian", "english", "zulu", "日本語", "русский", "català"}) {
    const std::string_view tag = language_named(name);
    EXPECT_FALSE(tag.empty()) << name;
    EXPECT_TRUE(is_registered(SubtagKind::language, tag)) << tag;
  }
  for (const char* const code : {"alb", "zul", "eng", "cz", "ua"}) {
    const std::string_view tag = language_coded(code);
    EXPECT_TRUE(is_registered(SubtagKind::language, tag)) << code;
  }
  for (const char* const other : {"", "e", "1a", "aa:", "aab:", "zz"}) {
    EXPECT_FALSE(is_registered(SubtagKind::language, other)) << other;
  }
  EXPECT_TRUE(is_registered(SubtagKind::region, "zz"));
  EXPECT_FALSE(is_registered(SubtagKind::region, "uk"));
  EXPECT_TRUE(is_registered(SubtagKind::script, "latn"));
  EXPECT_TRUE(is_registered(SubtagKind::variant, "fonipa"));
  EXPECT_TRUE(is_registered(SubtagKind::extended, "cmn"));
}

}  // namespace
}  // namespace colophon::vocabulary
