#include "vocabulary/math_forms.h"

#include <algorithm>

#include "base/ascii.h"
#include "vocabulary/attribute_forms.h"

namespace colophon::vocabulary::forms {
namespace {

using ascii::is_digit;

// Takes digits with at most one point among them off a text; false where there are none.
bool take_digits(std::string_view& text) {
  std::size_t at = 0;
  bool has_point = false;
  bool has_digit = false;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !has_point)); ++at) {
    has_digit |= is_digit(text[at]);
    has_point |= text[at] == '.';
  }
  text.remove_prefix(at);
  return has_digit;
}

bool is_math_space(std::string_view value) {
  return is_one_of(
      "veryverythinmathspace|verythinmathspace|thinmathspace|mediummathspace|thickmathspace|"
      "verythickmathspace|veryverythickmathspace|negativeveryverythinmathspace|"
      "negativeverythinmathspace|negativethinmathspace|negativemediummathspace|"
      "negativethickmathspace|negativeverythickmathspace|negativeveryverythickmathspace",
      value);
}

}  // namespace

bool is_math_length(std::string_view value) {
  value = trim(value);
  if (is_math_space(value)) return true;
  if (value.starts_with('-')) value.remove_prefix(1);
  return take_digits(value) && is_one_of("''|em|ex|in|cm|mm|px|pt|pc|%", value);
}

bool is_math_padding(std::string_view value) {
  value = trim(value);
  if (value.starts_with('+') || value.starts_with('-')) value.remove_prefix(1);
  if (!take_digits(value)) return false;
  value = trim(value);
  if (value.starts_with('%')) value = trim(value.substr(1));
  return is_one_of("''|height|depth|width|em|ex|in|cm|mm|px|pt|pc", value) || is_math_space(value);
}

bool is_math_colour(std::string_view value) {
  value = trim(value);
  if (value.starts_with('#')) {
    return (value.size() == 4 || value.size() == 7) &&
           std::all_of(value.begin() + 1, value.end(), ascii::is_hex_digit);
  }
  return is_one_of(
      "aqua|black|blue|fuchsia|gray|green|lime|maroon|navy|olive|purple|red|silver|teal|white|"
      "yellow",
      ascii::lower(value));
}

bool is_math_place(std::string_view words, std::string_view value) {
  value = trim(value);
  const std::size_t end = std::min(value.find_first_of(" \t\r\n"), value.size());
  const std::string_view row = trim(value.substr(end));
  return is_one_of(words, value.substr(0, end)) &&
         (row.empty() || (!row.starts_with('+') && is_integer(row)));
}

}  // namespace colophon::vocabulary::forms
