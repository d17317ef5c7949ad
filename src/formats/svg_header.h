// What the root of an SVG file says, found without building a tree: the file may be large, and need
// not be well-formed to have a size.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace colophon::image {

struct SvgHeader {
  std::uint32_t width = 0;  // CSS pixels, 0 where it cannot be told
  std::uint32_t height = 0;
  bool animated = false;  // has an element of SMIL animation
};

// Nothing where the text, UTF-8 with or without a byte-order mark, has no <svg> for its root.
std::optional<SvgHeader> read_svg_header(std::string_view text);

}  // namespace colophon::image
