// Whether a file is what its media type says, by its first bytes and the ending of its name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/diagnostics.h"

namespace colophon::verify {

// As many bytes of a file as `check_media` wants to see.
inline constexpr std::size_t kMediaHead = 64 * 1024;

struct MediaFile {
  std::string_view path;
  std::string_view media_type;
  std::string_view head;   // its first bytes
  std::uint64_t size = 0;  // of the whole
  Span place;              // of the media type in the manifest
};

void check_media(const MediaFile& file, Diagnostics& findings);

}  // namespace colophon::verify
