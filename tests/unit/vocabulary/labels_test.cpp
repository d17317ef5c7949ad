#include "vocabulary/labels.h"

#include <gtest/gtest.h>

#include <array>

namespace colophon::vocabulary {
namespace {

struct Case {
  std::string_view tag;
  std::string_view contents;
};

TEST(Labels, AreInTheNearestLanguage) {
  const Case cases[] = {
      {"en", "Contents"},
      {"en-GB", "Contents"},
      {"fr", "Table des matières"},
      {"FR-ca", "Table des matières"},
      {"de-1996", "Inhalt"},
      {"no", "Innhold"},
      {"nn", "Innhold"},
      {"iw", "תוכן העניינים"},
      {"zh", "目录"},
      {"zh-CN", "目录"},
      {"zh-Hant", "目錄"},
      {"zh-TW", "目錄"},
      {"zh_HK", "目錄"},
      {"zh-Hans-HK", "目录"},
      {"ja-JP", "目次"},
      {"eo", "Contents"},
      {"tlh", "Contents"},
      {"", "Contents"},
      {"-", "Contents"},
      {"a", "Contents"},
      {"f", "Contents"},
      {"zzz", "Contents"},
  };
  for (const Case& c : cases) EXPECT_EQ(label(Label::contents, c.tag), c.contents) << c.tag;
}

TEST(Labels, AreNeverEmpty) {
  constexpr std::array kTags = {"ar", "ca", "cs", "da", "de", "el", "en", "es",      "fa",
                                "fi", "fr", "he", "hu", "it", "ja", "ko", "nb",      "nl",
                                "pl", "pt", "ro", "ru", "sv", "tr", "uk", "zh-Hans", "zh-Hant"};
  for (const char* tag : kTags) {
    for (int i = 0; i <= static_cast<int>(Label::discussion); ++i) {
      EXPECT_NE(label(static_cast<Label>(i), tag), "") << tag << ' ' << i;
    }
    if (std::string_view(tag) != "en") {
      EXPECT_NE(label(Label::back_to_text, tag), label(Label::back_to_text, "en")) << tag;
    }
  }
}

}  // namespace
}  // namespace colophon::vocabulary
