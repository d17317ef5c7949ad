// What an image says of itself in its first bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace colophon::image {

enum class Type : std::uint8_t { jpeg, png, gif, webp, svg };

struct Info {
  Type type = Type::png;
  std::uint32_t width =
      0;  // pixels; of an SVG its width or viewBox in CSS pixels, 0 where it gives none
  std::uint32_t height = 0;
  bool animated = false;  // GIF, WebP or PNG with more than one frame; SVG with animation elements
  // What decoders need for the first picture is not as it has to be, or not among the bytes.
  bool is_broken = false;
};

// Reads type and size from the whole bytes of a file, or nothing where they are none of the five
// types. A file of a known type whose header is cut short has size 0 x 0.
std::optional<Info> probe(std::string_view bytes);

std::string_view media_type(Type type);
std::string_view extension(Type type);  // ".jpg"

}  // namespace colophon::image
