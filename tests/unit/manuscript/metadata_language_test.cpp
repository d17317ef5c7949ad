#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Loaded load_with_language(const std::string& language) {
  MemoryFiles files = {{"b/book.yaml", "title: T\nlang: " + language + "\n"}, {"b/a.md", "x"}};
  return load(files, {"b"});
}

TEST(MetadataLanguage, ThatIsNone) {
  const struct {
    const char* written;
    const char* hint;
  } forms[] = {{"english", "did you mean `en`?"},
               {"Français", "did you mean `fr`?"},
               {"x y", "write a language tag such as `en`, `en-GB` or `pt-BR`"}};
  for (const auto& [written, hint] : forms) {
    const Loaded loaded = load_with_language(written);
    EXPECT_THAT(said(loaded),
                ElementsAre("b/book.yaml:2:7: error: `" + std::string(written) +
                            "` is not a language tag [malformed-language] = " + hint));
    EXPECT_EQ(loaded.manuscript->metadata.language.text, "en") << "a lenient build needs one";
  }
}

TEST(MetadataLanguage, OneOnly) {
  EXPECT_THAT(said(load_with_language("[en, fr]")),
              ElementsAre("b/book.yaml:2:7: error: `lang` must be one language tag [wrong-type] = "
                          "name the book's main language; mark passages in others with "
                          "`{lang=…}`"));
}

TEST(MetadataLanguage, IsInTheRegistry) {
  const struct {
    const char* tag;
    const char* expected;
  } cases[] = {
      {"en-UK",
       "warning: `UK` is not in the registry of language subtags [unknown-language] = did "
       "you mean `en-GB`?"},
      {"jp",
       "warning: `jp` is not in the registry of language subtags [unknown-language] = did "
       "you mean `ja`?"},
      {"iw", "note: `iw` is an old name for `he` [deprecated-language] = write `he`"},
      {"de-XY", nullptr},
      {"fr-Latn-CA", nullptr},
  };
  for (const auto& [tag, expected] : cases) {
    const Loaded loaded = load_with_language(tag);
    if (expected == nullptr) {
      EXPECT_THAT(said(loaded), IsEmpty()) << tag;
    } else {
      EXPECT_THAT(said(loaded), ElementsAre("b/book.yaml:2:7: " + std::string(expected)));
    }
    EXPECT_EQ(loaded.manuscript->metadata.language.text, tag);
  }
}

}  // namespace
}  // namespace colophon::testing
