#include "vocabulary/media_types.h"

#include <algorithm>
#include <iterator>

namespace colophon::vocabulary {

std::string_view font_media_type(std::string_view extension) {
  if (extension == ".ttf") return "font/ttf";
  if (extension == ".otf") return "font/otf";
  if (extension == ".woff") return "font/woff";
  if (extension == ".woff2") return "font/woff2";
  return {};
}

bool is_compressed(std::string_view media_type) {
  // Deflating these again gains nothing; SVG, TTF and OTF are plain.
  static constexpr std::string_view kCompressed[] = {
      "image/jpeg", "image/png", "image/gif", "image/webp", "font/woff", "font/woff2",
  };
  if (media_type.starts_with("audio/") || media_type.starts_with("video/")) return true;
  return std::find(std::begin(kCompressed), std::end(kCompressed), media_type) !=
         std::end(kCompressed);
}

}  // namespace colophon::vocabulary
