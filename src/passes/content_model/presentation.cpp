#include "passes/content_model/presentation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "passes/common/addresses.h"
#include "vocabulary/attributes.h"

namespace colophon::passes {

namespace {

using vocabulary::has_word;

bool is_hexadecimal(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// As CSS writes it; empty for what is no colour by its form.
std::string colour(std::string_view value) {
  std::string text = ascii::lower(trim(value));
  const bool has_sign = text.starts_with('#');
  const std::string_view digits = std::string_view(text).substr(has_sign ? 1 : 0);
  const bool is_number =
      (digits.size() == 6 || (has_sign && digits.size() == 3)) && is_hexadecimal(digits);
  if (is_number) return "#" + std::string(digits);
  const bool is_word =
      !text.empty() && text.size() <= 20 &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_word ? text : std::string();
}

// `50%` as it is; empty for another unit.
std::string percentage(std::string_view value) {
  value = trim(value);
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_percent = error == std::errc() && end + 1 == value.data() + value.size() &&
                          *end == '%' && number > 0 && number <= 100;
  return is_percent ? fmt::format("{}%", number) : std::string();
}

// HTML standard section 15.3.4: seven sizes, 3 being that of the text, or a difference to it.
std::string font_size(std::string_view value) {
  static constexpr std::array kSizes = {"0.63em", "0.82em", "", "1.13em", "1.5em", "2em", "3em"};
  value = trim(value);
  const char sign = value.empty() ? '\0' : value[0];
  const bool is_relative = sign == '+' || sign == '-';
  if (is_relative) value.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || number > 99 || number < 0) return {};
  if (is_relative) number = sign == '+' ? 3 + number : 3 - number;
  return kSizes[static_cast<std::size_t>(std::clamp(number, 1, 7) - 1)];
}

std::optional<Presentation> style(std::string_view property, std::string_view value) {
  if (value.empty()) return std::nullopt;
  return Presentation{fmt::format("{}: {}", property, value), {}};
}

std::optional<Presentation> alignment(std::string_view element, std::string_view value) {
  if (element == "img") {
    if (value == "left" || value == "right") return style("float", value);
    if (value == "absmiddle" || value == "center") return style("vertical-align", "middle");
    if (has_word("top middle bottom baseline", value)) return style("vertical-align", value);
    return std::nullopt;
  }
  if (element == "table" || element == "hr") {
    if (value == "left" || value == "right") return style("float", value);
    if (value == "center") return Presentation{"margin-left: auto; margin-right: auto", {}};
    return std::nullopt;
  }
  if (element == "caption" && (value == "top" || value == "bottom")) {
    return style("caption-side", value);
  }
  if (value == "middle") value = "center";
  if (!has_word("left center right justify", value)) return std::nullopt;
  return Presentation{{}, "align-" + std::string(value)};
}

std::string list_style(std::string_view element, std::string_view value) {
  if (has_word("disc circle square", ascii::lower(value))) return ascii::lower(value);
  if (element != "li" || value.size() != 1) return {};
  switch (value[0]) {
    case '1':
      return "decimal";
    case 'a':
      return "lower-alpha";
    case 'A':
      return "upper-alpha";
    case 'i':
      return "lower-roman";
    case 'I':
      return "upper-roman";
    default:
      return {};
  }
}

bool is_of_table(std::string_view element) {
  return has_word("table thead tbody tfoot tr td th col colgroup", element);
}

}  // namespace

std::optional<Presentation> presentation_of(std::string_view element, std::string_view attribute,
                                            std::string_view written) {
  const std::string value = ascii::lower(trim(written));
  if (attribute == "align") return alignment(element, value);
  if (attribute == "valign") {
    if (!has_word("top middle bottom baseline", value)) return std::nullopt;
    return Presentation{{}, "valign-" + value};
  }
  if (attribute == "bgcolor") return style("background-color", colour(value));
  if (attribute == "width" && (is_of_table(element) || element == "hr")) {
    return style("width", percentage(value));
  }
  if (attribute == "nowrap" && (element == "td" || element == "th")) {
    return style("white-space", "nowrap");
  }
  if (attribute == "clear" && element == "br") {
    if (value == "left" || value == "right") return style("clear", value);
    return value == "all" || value == "both" ? style("clear", "both") : std::nullopt;
  }
  if (attribute == "type" && (element == "ul" || element == "li")) {
    return style("list-style-type", list_style(element, trim(written)));
  }
  return std::nullopt;
}

std::string style_of_font(pugi::xml_node font) {
  std::string result;
  if (const std::string value = colour(font.attribute("color").value()); !value.empty()) {
    result = "color: " + value;
  }
  if (const std::string value = font_size(font.attribute("size").value()); !value.empty()) {
    if (!result.empty()) result += "; ";
    result += "font-size: " + value;
  }
  return result;
}

void add_declaration(Markup& markup, pugi::xml_node element, std::string_view declaration,
                     Span span) {
  std::string style(trim(element.attribute("style").value()));
  while (style.ends_with(';')) style.pop_back();
  if (!style.empty()) style += "; ";
  markup.set_attribute(element, "style", style.append(declaration), span);
}

}  // namespace colophon::passes
