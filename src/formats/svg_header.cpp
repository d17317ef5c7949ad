#include "formats/svg_header.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>

namespace colophon::image {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kSpaces = " \t\r\n";

void skip_spaces(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
}

// Moves `text` behind the first `end`, or to its own end.
void skip_behind(std::string_view& text, std::string_view end) {
  const std::size_t at = text.find(end);
  text.remove_prefix(at == kNone ? text.size() : at + end.size());
}

// A document type may hold quoted text and, in brackets, declarations and comments.
void skip_doctype(std::string_view& text) {
  bool in_brackets = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (text.substr(at).starts_with("<!--")) {
      at = std::min(text.find("-->", at), text.size() - 1);
    } else if (c == '"' || c == '\'') {
      at = std::min(text.find(c, at + 1), text.size() - 1);
    } else if (c == '[' || c == ']') {
      in_brackets = c == '[';
    } else if (c == '>' && !in_brackets) {
      text.remove_prefix(at + 1);
      return;
    }
  }
  text = {};
}

// Moves `text`, which begins with '<', behind a comment, processing instruction, declaration or
// CDATA section; false where it is none of these.
bool skip_no_element(std::string_view& text) {
  if (text.starts_with("<!--")) {
    text.remove_prefix(4);
    skip_behind(text, "-->");
  } else if (text.starts_with("<?")) {
    skip_behind(text, "?>");
  } else if (text.starts_with("<![CDATA[")) {
    skip_behind(text, "]]>");
  } else if (text.starts_with("<!")) {
    skip_doctype(text);
  } else {
    return false;
  }
  return true;
}

// The name, without its prefix, of the start tag that opens with the '<' at the text's beginning.
std::string_view local_name(std::string_view text) {
  constexpr std::size_t kLongest = 80;  // longer names are none of those asked for
  std::string_view name = text.substr(1, kLongest);
  name = name.substr(0, name.find_first_of(" \t\r\n/>"));
  const std::size_t colon = name.find(':');
  return colon == kNone ? name : name.substr(colon + 1);
}

// The value of an attribute of the tag at the text's beginning; empty where it has none.
std::string_view attribute(std::string_view text, std::string_view wanted) {
  text.remove_prefix(std::min(text.find_first_of(" \t\r\n/>"), text.size()));
  while (true) {
    skip_spaces(text);
    if (text.empty() || text[0] == '>' || text[0] == '/') return {};
    const std::string_view name = text.substr(0, text.find_first_of("= \t\r\n/>"));
    text.remove_prefix(name.size());
    skip_spaces(text);
    if (!text.starts_with('=')) {
      if (name.empty()) return {};
      continue;
    }
    text.remove_prefix(1);
    skip_spaces(text);
    if (text.empty() || (text[0] != '"' && text[0] != '\'')) return {};
    const std::size_t end = text.find(text[0], 1);
    if (end == kNone) return {};
    if (name == wanted) return text.substr(1, end - 1);
    text.remove_prefix(end + 1);
  }
}

// Takes a number off the text; 0 where there is none or it is out of all measure.
double take_number(std::string_view& text) {
  skip_spaces(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  const bool numeric =
      !text.empty() && (text[0] == '.' || text[0] == '-' || (text[0] >= '0' && text[0] <= '9'));
  double value = 0;
  if (!numeric) return 0;  // from_chars would take "inf" and "nan"
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return error == std::errc() && std::isfinite(value) ? value : 0;
}

// Pixels of a length in a unit that needs no surroundings to be known; 0 for any other.
double pixels_of(std::string_view length) {
  const double number = take_number(length);
  length = length.substr(0, length.find_last_not_of(kSpaces) + 1);
  constexpr struct {
    std::string_view name;
    double pixels;
  } kUnits[] = {{"", 1},           {"px", 1},         {"in", 96},        {"cm", 96 / 2.54},
                {"mm", 96 / 25.4}, {"Q", 96 / 101.6}, {"pt", 96 / 72.0}, {"pc", 16}};
  for (const auto& unit : kUnits) {
    if (length == unit.name) return number * unit.pixels;
  }
  return 0;
}

std::uint32_t to_pixels(double value) {
  constexpr double kLargest = 4294967295.0;
  const double rounded = std::round(value);
  return rounded >= 0 && rounded <= kLargest ? static_cast<std::uint32_t>(rounded) : 0;
}

// SVG 2, section 8: a missing length is that of the view box, in proportion to the other.
void read_size(std::string_view tag, SvgHeader& header) {
  double width = std::max(pixels_of(attribute(tag, "width")), 0.0);
  double height = std::max(pixels_of(attribute(tag, "height")), 0.0);
  std::string box(attribute(tag, "viewBox"));
  std::replace(box.begin(), box.end(), ',', ' ');
  std::string_view numbers = box;
  take_number(numbers);
  take_number(numbers);
  const double box_width = take_number(numbers);
  const double box_height = take_number(numbers);
  if (box_width > 0 && box_height > 0) {
    if (width == 0 && height == 0) width = box_width;
    if (height == 0) height = width * box_height / box_width;
    if (width == 0) width = height * box_width / box_height;
  }
  header.width = to_pixels(width);
  header.height = to_pixels(height);
}

bool has_animation(std::string_view text) {
  constexpr std::string_view kAnimations[] = {"animate", "animateColor", "animateMotion",
                                              "animateTransform", "set"};
  for (std::size_t at = text.find('<'); at != kNone; at = text.find('<')) {
    text.remove_prefix(at);
    if (skip_no_element(text)) continue;
    const std::string_view name = local_name(text);
    if (std::find(std::begin(kAnimations), std::end(kAnimations), name) != std::end(kAnimations)) {
      return true;
    }
    text.remove_prefix(1);
  }
  return false;
}

}  // namespace

std::optional<SvgHeader> read_svg_header(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  do {
    skip_spaces(text);
    if (!text.starts_with('<')) return std::nullopt;
  } while (skip_no_element(text));
  if (local_name(text) != "svg") return std::nullopt;
  SvgHeader header;
  read_size(text, header);
  header.animated = has_animation(text);
  return header;
}

}  // namespace colophon::image
