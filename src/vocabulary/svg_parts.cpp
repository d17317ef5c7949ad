#include "vocabulary/svg_parts.h"

#include <cstddef>

namespace colophon::vocabulary {

SvgPart svg_part(std::string_view element) {
  if (element == "linearGradient" || element == "radialGradient" || element == "pattern")
    return SvgPart::paint;
  if (element == "clipPath") return SvgPart::clip;
  return element == "symbol" ? SvgPart::symbol : SvgPart::other;
}

bool may_name(SvgUse use, SvgPart part) {
  switch (use) {
    case SvgUse::link:
      return part == SvgPart::other;
    case SvgUse::paint:
      return part == SvgPart::paint;
    case SvgUse::repeat:
      return part == SvgPart::other || part == SvgPart::symbol;
  }
  return false;
}

bool is_paint(std::string_view attribute) { return attribute == "fill" || attribute == "stroke"; }

std::string_view address_of_paint(std::string_view value) {
  if (!value.starts_with("url(") || !value.ends_with(')')) return {};
  value = value.substr(4, value.size() - 5);
  constexpr std::string_view kAround = " \t\r\n'\"";
  const std::size_t first = value.find_first_not_of(kAround);
  if (first == value.npos) return {};
  return value.substr(first, value.find_last_not_of(kAround) + 1 - first);
}

}  // namespace colophon::vocabulary
