#include <gtest/gtest.h>

#include "formats/language_tag.h"

namespace colophon {
namespace {

TEST(LanguageTag, IsWellFormed) {
  for (const char* tag : {"en",
                          "EN",
                          "en-GB",
                          "zh-Hant-TW",
                          "es-419",
                          "sr-Latn-RS",
                          "zh-cmn-Hans-CN",
                          "zh-yue-HK",
                          "sl-rozaj-biske",
                          "de-CH-1901",
                          "sl-IT-nedis",
                          "hy-Latn-IT-arevela",
                          "de-CH-x-phonebk",
                          "x-whatever",
                          "x-a-b-c",
                          "az-Arab-x-AZE-derbend",
                          "en-US-u-islamcal",
                          "en-a-myext-b-another",
                          "zh-CN-a-myext-x-private",
                          "ar-a-aaa-b-bbb-a1",
                          "en-x-a",
                          "i-klingon",
                          "i-default",
                          "en-GB-oed",
                          "sgn-BE-FR",
                          "art-lojban",
                          "zh-min-nan",
                          "grc",
                          "de-1996",
                          "ja-Latn-hepburn-heploc"}) {
    EXPECT_TRUE(is_language_tag(tag)) << tag;
  }
}

TEST(LanguageTag, IsNotWellFormed) {
  for (const char* tag : {"",
                          "-",
                          "en-",
                          "-en",
                          "en--GB",
                          "e",
                          "1",
                          "english",
                          "engl",
                          "en_US",
                          "en US",
                          "en-GB-GB",
                          "de-419-DE",
                          "a-DE",
                          "en-a",
                          "en-x",
                          "x",
                          "x-",
                          "x-123456789",
                          "de-1996-1996",
                          "en-a-bbb-a-ccc",
                          "en-Latn-Latn",
                          "en-GB-abc",
                          "i-foo",
                          "fran\u00E7ais",
                          "en-GB-toolongsubtag",
                          "zh-abc-def-ghi-jkl",
                          "en.GB",
                          "C",
                          "en-u",
                          "en-u-x-a"}) {
    EXPECT_FALSE(is_language_tag(tag)) << tag;
  }
}

TEST(LanguageTag, HasAUsualCase) {
  const struct {
    std::string_view tag, expected;
  } cases[] = {
      {"", ""},
      {"EN", "en"},
      {"en_gb", "en-GB"},
      {"ZH-HANT-tw", "zh-Hant-TW"},
      {"de-ch-X-PHON", "de-CH-x-phon"},
      {"en-ca-x-ca", "en-CA-x-ca"},
      {"EN-U-CA-GREG", "en-u-ca-greg"},
      {"I-KLINGON", "i-klingon"},
      {"x-ab-abcd", "x-ab-abcd"},
      {"DE-1901", "de-1901"},
      {"SGN-be-fr", "sgn-BE-FR"},
      {"en-", "en-"},
  };
  for (const auto& c : cases) EXPECT_EQ(canonical_language(c.tag), c.expected) << c.tag;
}

TEST(LanguageTag, HasAPrimaryLanguage) {
  EXPECT_EQ(primary_language("EN-gb"), "en");
  EXPECT_EQ(primary_language("pt_BR"), "pt");
  EXPECT_EQ(primary_language("fr"), "fr");
  EXPECT_EQ(primary_language(""), "");
}

TEST(LanguageTag, HasADirection) {
  for (const char* tag : {"ar", "AR-EG", "he", "fa-IR", "ur", "yi", "az-Arab", "ks_Arab", "acm"}) {
    EXPECT_TRUE(is_right_to_left(tag)) << tag;
  }
  for (const char* tag :
       {"", "en", "ar-Latn", "az", "ja", "yi-Latn-x-hebr", "en-x-arab", "x-arab"}) {
    EXPECT_FALSE(is_right_to_left(tag)) << tag;
  }
}

}  // namespace
}  // namespace colophon
