// What an id of SVG may be named for: some elements are drawn with and are no place of their own
// (EPUB 3.3 #sec-svg; EPUBCheck's RSC-014).
#pragma once

#include <cstdint>
#include <string_view>

namespace colophon::vocabulary {

enum class SvgPart : std::uint8_t { other, paint, clip, symbol };
enum class SvgUse : std::uint8_t {
  link,    // a hyperlink from anywhere
  paint,   // fill and stroke
  repeat,  // <use>
};

// By the element's name without its prefix.
SvgPart svg_part(std::string_view element);
bool may_name(SvgUse use, SvgPart part);

// Whether an attribute is a paint, which may be `url(#id)`.
bool is_paint(std::string_view attribute);
// What stands between the brackets, however it is quoted; empty for another paint. EPUBCheck takes
// all of it for an address, whatever CSS makes of it.
std::string_view address_of_paint(std::string_view value);

}  // namespace colophon::vocabulary
