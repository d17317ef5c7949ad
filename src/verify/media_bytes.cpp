#include "verify/media_bytes.h"

#include <array>
#include <string>

#include "base/path.h"
#include "verify/xml/element_tree.h"

namespace colophon::verify {

namespace {

using namespace std::string_view_literals;

// A kind of file: how it begins, which media types and endings are its own.
struct Kind {
  std::string_view name;  // with its article
  std::string_view signature;
  std::size_t offset;  // of the signature
  std::string_view media_types;
  std::string_view extensions;
};
constexpr std::string_view kSfnt =
    "font/ttf font/otf font/sfnt font/collection application/font-sfnt application/x-font-ttf "
    "application/x-font-truetype application/x-font-opentype application/x-font-otf "
    "application/vnd.ms-opentype";
constexpr std::array kKinds = {
    Kind{"a JPEG image", "\xFF\xD8\xFF"sv, 0, "image/jpeg", ".jpg .jpeg .jpe .jfif"},
    Kind{"a PNG image", "\x89PNG\r\n\x1A\n"sv, 0, "image/png", ".png"},
    Kind{"a GIF image", "GIF8"sv, 0, "image/gif", ".gif"},
    Kind{"a WebP image", "WEBP"sv, 8, "image/webp", ".webp"},
    Kind{"a TIFF image", "II*\0"sv, 0, "image/tiff", ".tif .tiff"},
    Kind{"a TIFF image", "MM\0*"sv, 0, "image/tiff", ".tif .tiff"},
    Kind{"a PDF document", "%PDF-"sv, 0, "application/pdf", ".pdf"},
    Kind{"a TrueType font", "\0\1\0\0"sv, 0, kSfnt, ""},
    Kind{"a TrueType font", "true"sv, 0, kSfnt, ""},
    Kind{"an OpenType font", "OTTO"sv, 0, kSfnt, ""},
    Kind{"a collection of fonts", "ttcf"sv, 0, kSfnt, ""},
    Kind{"a WOFF font", "wOFF"sv, 0, "font/woff application/font-woff application/x-font-woff", ""},
    Kind{"a WOFF2 font", "wOF2"sv, 0, "font/woff2 application/font-woff2", ""},
    Kind{"an MP3 file", "ID3"sv, 0, "audio/mpeg audio/mp3", ""},
    Kind{"an MP4 file", "ftyp"sv, 4, "audio/mp4 video/mp4 audio/x-m4a video/quicktime video/x-m4v",
         ""},
    Kind{"an Ogg file", "OggS"sv, 0, "audio/ogg video/ogg application/ogg audio/opus", ""},
    Kind{"a WebM file", "\x1A\x45\xDF\xA3"sv, 0, "video/webm audio/webm video/x-matroska", ""},
    Kind{"a WAVE file", "WAVE"sv, 8, "audio/wav audio/x-wav audio/wave audio/vnd.wave", ""},
};

const Kind* find_kind(std::string_view head) {
  for (const Kind& kind : kKinds) {
    if (head.size() >= kind.offset && head.substr(kind.offset).starts_with(kind.signature)) {
      return &kind;
    }
  }
  return nullptr;
}

// The raster images that every reading system knows.
bool is_raster(std::string_view media_type) {
  return has_word("image/jpeg image/png image/gif image/webp", media_type);
}

// Without its parameters: `audio/ogg; codecs=opus`.
std::string_view essence_of(std::string_view media_type) {
  return trim(media_type.substr(0, media_type.find(';')));
}

bool is_judged(std::string_view media_type) {
  return is_raster(media_type) || media_type.starts_with("audio/") ||
         media_type.starts_with("video/") || media_type.starts_with("font/") ||
         media_type.starts_with("application/font-") ||
         media_type.starts_with("application/x-font-") ||
         media_type == "application/vnd.ms-opentype";
}

unsigned big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  unsigned value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// Whether a JPEG's frame is found in what is seen of it, or lies beyond.
bool has_jpeg_frame(std::string_view head, std::uint64_t size) {
  std::size_t at = 2;
  while (at + 4 <= head.size()) {
    if (static_cast<unsigned char>(head[at]) != 0xFF) {
      ++at;  // decoders skip what is no marker
      continue;
    }
    const unsigned marker = static_cast<unsigned char>(head[at + 1]);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) return at + 9 <= head.size() || size > head.size();
    if (marker == 0xD9 || marker == 0xDA) return false;
    at += 2 + big_endian(head, at + 2, 2);
  }
  return size > head.size();
}

// The same of a GIF's first image (GIF89a sections 18 to 24).
bool has_gif_frame(std::string_view head, std::uint64_t size) {
  constexpr std::size_t kHeader = 13;
  constexpr std::size_t kDescriptor = 10;
  const auto byte_at = [&](std::size_t at) { return static_cast<unsigned char>(head[at]); };
  if (head.size() < kHeader) return false;
  const unsigned flags = byte_at(10);
  std::size_t at = kHeader + ((flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1) : 0);
  while (at < head.size()) {
    if (head[at] == ',') return at + kDescriptor <= head.size() || size > head.size();
    if (head[at] != '!') return false;
    at += 2;  // an extension: its blocks, each behind its size, up to an empty one
    while (at < head.size() && byte_at(at) != 0) at += 1 + byte_at(at);
    ++at;
  }
  return size > head.size();
}

// Why no picture can be made of a file that begins as one, or empty.
std::string damage_of(const MediaFile& file) {
  if (file.media_type == "image/png") {
    const bool has_header = file.head.size() >= 24 && file.head.substr(12, 4) == "IHDR";
    if (!has_header) return "it ends before its size";
    if (big_endian(file.head, 16, 4) == 0 || big_endian(file.head, 20, 4) == 0) {
      return "it has no pixels";
    }
    // PNG section 7.1: no number is larger.
    constexpr unsigned kLargest = 0x7FFFFFFF;
    if (big_endian(file.head, 16, 4) > kLargest || big_endian(file.head, 20, 4) > kLargest) {
      return "its size is none that a PNG can have";
    }
  }
  if (file.media_type == "image/gif" && !has_gif_frame(file.head, file.size)) {
    return "it has no picture in it";
  }
  if (file.media_type == "image/jpeg" && !has_jpeg_frame(file.head, file.size)) {
    return "it has no picture in it";
  }
  return {};
}

void check_extension(const MediaFile& file, const Kind& kind, Diagnostics& findings) {
  const std::string extension = path::extension_of(file.path);
  if (kind.extensions.empty() || has_word(kind.extensions, extension)) return;
  findings.report(Code::wrong_extension, file.place, std::string(file.path), kind.name);
}

}  // namespace

void check_media(const MediaFile& file, Diagnostics& findings) {
  if (!is_judged(file.media_type)) return;
  const std::string path(file.path);
  const std::string type(file.media_type);
  if (file.size < 4) {
    if (is_raster(file.media_type)) {
      findings.report(Code::damaged_picture, file.place, path, "it is empty");
    }
    return;
  }
  const Kind* kind = find_kind(file.head);
  if (kind == nullptr) {
    if (is_raster(file.media_type)) {
      findings.report(Code::wrong_media_type, file.place, path, "a file of another kind", type);
    }
    return;
  }
  if (is_raster(file.media_type)) check_extension(file, *kind, findings);
  if (!has_word(kind->media_types, essence_of(file.media_type))) {
    Diagnostic& finding =
        findings.report(Code::wrong_media_type, file.place, path, kind->name, type);
    // Reading systems look at the bytes of anything else.
    if (!is_raster(file.media_type)) finding.severity = Severity::warning;
    return;
  }
  if (const std::string damage = damage_of(file); !damage.empty()) {
    findings.report(Code::damaged_picture, file.place, path, damage);
  }
}

}  // namespace colophon::verify
