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

namespace {

// Whether the words of a list separated by single spaces include the extension.
bool is_one_of(std::string_view list, std::string_view extension) {
  if (extension.size() < 2 || extension.find(' ') != extension.npos) return false;
  for (std::size_t at = list.find(extension); at != list.npos; at = list.find(extension, at + 1)) {
    const std::size_t end = at + extension.size();
    if (end == list.size() || list[end] == ' ') return true;
  }
  return false;
}

}  // namespace

MediaKind media_kind(std::string_view extension) {
  if (is_one_of(".mp3 .m4a .m4b .aac .ogg .oga .opus .wav .flac .wma .aif .aiff", extension)) {
    return MediaKind::audio;
  }
  if (is_one_of(".mp4 .m4v .mov .webm .ogv .mkv .avi .wmv .mpg .mpeg .3gp", extension)) {
    return MediaKind::video;
  }
  return MediaKind::none;
}

bool is_media_in_address(std::string_view element, std::string_view media_type) {
  if (media_type == "audio/mpeg" || media_type == "audio/mp4") return true;
  return element == "video" && (media_type == "video/mp4" || media_type == "video/webm");
}

bool is_image_extension(std::string_view extension) {
  return is_one_of(".jpg .jpeg .png .gif .webp .svg", extension);
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
