#include "passes/inline_style.h"

#include <algorithm>

#include "base/ascii.h"

namespace colophon::passes {

namespace {

constexpr std::string_view kSpaces = " \t\n\r\f";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

// Where the string that starts at `at` ends, behind its quote; npos where it does not end.
std::size_t skip_string(std::string_view style, std::size_t at) {
  const char quote = style[at];
  for (++at; at < style.size(); ++at) {
    if (style[at] == '\\') {
      ++at;
    } else if (style[at] == quote) {
      return at + 1;
    } else if (style[at] == '\n') {
      return style.npos;
    }
  }
  return style.npos;
}

// Where the declaration that starts at `at` ends: before a `;` outside of brackets and strings, or
// at the end. `is_sound` is cleared where brackets or strings are out of order.
std::size_t end_of_declaration(std::string_view style, std::size_t at, bool& is_sound) {
  std::string open;
  while (at < style.size()) {
    const char c = style[at];
    if (c == '"' || c == '\'') {
      at = skip_string(style, at);
      if (at == style.npos) break;
      continue;
    }
    if (c == ';' && open.empty()) return at;
    if (c == '(') open += ')';
    if (c == '[') open += ']';
    if (c == ')' || c == ']') {
      if (!open.ends_with(c)) is_sound = false;
      if (!open.empty()) open.pop_back();
    }
    // Blocks, at-rules and comments have no place in a declaration; escapes hide what is said.
    if (c == '{' || c == '}' || c == '@' || c == '\\' || c == '<' ||
        style.substr(at).starts_with("/*")) {
      is_sound = false;
    }
    ++at;
  }
  if (at == style.npos || !open.empty()) is_sound = false;
  return style.size();
}

bool is_name(std::string_view property) {
  return !property.empty() && !(property[0] >= '0' && property[0] <= '9') &&
         std::all_of(property.begin(), property.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

bool is_kept(std::string_view declaration) {
  const std::size_t colon = declaration.find(':');
  if (colon == declaration.npos) return false;
  const std::string property = ascii::lower(trim(declaration.substr(0, colon)));
  const std::string value = ascii::lower(trim(declaration.substr(colon + 1)));
  if (!is_name(property) || value.empty()) return false;
  if (property == "direction" || property == "unicode-bidi" || property == "behavior") return false;
  if (property == "position" && value.starts_with("fixed")) return false;
  for (const std::string_view loader : {"url(", "image(", "image-set(", "expression("}) {
    if (value.find(loader) != value.npos) return false;
  }
  return true;
}

}  // namespace

InlineStyle sort_declarations(std::string_view style) {
  InlineStyle sorted;
  for (std::size_t at = 0; at < style.size();) {
    bool is_sound = true;
    const std::size_t end = end_of_declaration(style, at, is_sound);
    const std::string_view declaration = trim(style.substr(at, end - at));
    at = end + 1;
    if (declaration.empty()) continue;
    if (is_sound && is_kept(declaration)) {
      if (!sorted.kept.empty()) sorted.kept += "; ";
      sorted.kept += declaration;
    } else {
      sorted.dropped.push_back(declaration);
    }
  }
  return sorted;
}

}  // namespace colophon::passes
