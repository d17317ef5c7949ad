// The media types of publication resources (EPUB 3.3 section 3.2 and the forms EPUBCheck prefers).
#pragma once

#include <cstdint>
#include <string_view>

namespace colophon::vocabulary {

inline constexpr std::string_view kXhtml = "application/xhtml+xml";
inline constexpr std::string_view kNcx = "application/x-dtbncx+xml";
inline constexpr std::string_view kPackage = "application/oebps-package+xml";
inline constexpr std::string_view kCss = "text/css";
inline constexpr std::string_view kEpub = "application/epub+zip";

// Of a font file by its extension with the dot, in lower case; empty for one that EPUB has no type
// for.
std::string_view font_media_type(std::string_view extension);

// What a file is by its extension with the dot, in lower case, of those that authors put into
// texts.
enum class MediaKind : std::uint8_t { none, audio, video };
MediaKind media_kind(std::string_view extension);
// Whether a book may have sound or film of the type in an address of an <audio> or a <video>; of an
// <audio> those alone that every reader plays (EPUB 3.3 section 3.2).
bool is_media_in_address(std::string_view element, std::string_view media_type);
bool is_image_extension(std::string_view extension);

// Whether the bytes are compressed already, so that they are stored as they are.
bool is_compressed(std::string_view media_type);

}  // namespace colophon::vocabulary
