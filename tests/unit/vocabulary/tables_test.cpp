#include <gtest/gtest.h>

#include "vocabulary/media_types.h"
#include "vocabulary/relators.h"

namespace colophon::vocabulary {
namespace {

struct Case {
  std::string_view written;
  std::string_view expected;
};

TEST(Relators, AreFoundByCodeAndTerm) {
  const Case cases[] = {
      {"trl", "trl"},
      {"TRL", "trl"},
      {"translator", "trl"},
      {"Translator", "trl"},
      {"book producer", "bkp"},
      {"book-producer", "bkp"},
      {"cover artist", "cov"},
      {"author of introduction", "aui"},
      {"zzz", ""},
      {"", ""},
      {"tr", ""},
      {"translators", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(find_relator(c.written), c.expected) << c.written;
}

TEST(Relators, AreSortedAndComplete) {
  const auto all = relators();
  EXPECT_GT(all.size(), 270u);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].code.size(), 3u) << all[i].code;
    EXPECT_EQ(find_relator(all[i].code), all[i].code);
    EXPECT_EQ(find_relator(all[i].term), all[i].code);
    if (i > 0) {
      EXPECT_LT(all[i - 1].code, all[i].code);
    }
  }
}

TEST(MediaTypes, OfFontsAreThePreferredOnes) {
  const Case cases[] = {{".ttf", "font/ttf"},
                        {".otf", "font/otf"},
                        {".woff", "font/woff"},
                        {".woff2", "font/woff2"},
                        {".ttc", ""},
                        {"ttf", ""},
                        {"", ""}};
  for (const Case& c : cases) EXPECT_EQ(font_media_type(c.written), c.expected) << c.written;
}

TEST(MediaTypes, TellWhatIsCompressedAlready) {
  for (const char* type : {"image/jpeg", "image/png", "image/gif", "image/webp", "font/woff2",
                           "audio/mpeg", "video/mp4", "audio/ogg; codecs=opus"}) {
    EXPECT_TRUE(is_compressed(type)) << type;
  }
  for (const char* type : {"image/svg+xml", "font/ttf", "font/otf", "text/css",
                           "application/xhtml+xml", "application/epub+zip", ""}) {
    EXPECT_FALSE(is_compressed(type)) << type;
  }
}

}  // namespace
}  // namespace colophon::vocabulary
