#include "markdown/signs/attributes.h"

#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

bool is_name_char(char c, bool dots) {
  return is_alphanumeric(c) || c == '-' || c == '_' || c == ':' || (dots && c == '.') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string_view take_name(std::string_view text, std::size_t& at, bool dots) {
  const std::size_t start = at;
  while (at < text.size() && is_name_char(text[at], dots)) ++at;
  return text.substr(start, at - start);
}

// A value after '=': in quotes, or up to white space or the brace.
bool take_value(std::string_view text, std::size_t& at, std::string& value) {
  if (at >= text.size()) return false;
  if (const char quote = text[at]; quote == '"' || quote == '\'') {
    for (++at; at < text.size() && text[at] != quote; ++at) {
      if (text[at] == '\\' && at + 1 < text.size() &&
          (text[at + 1] == quote || text[at + 1] == '\\'))
        ++at;
      value += text[at] == '\n' ? ' ' : text[at];
    }
    return at < text.size() && text[at++] == quote;
  }
  while (at < text.size() && !is_space(text[at]) && text[at] != '}') value += text[at++];
  return true;
}

}  // namespace

bool parse_attributes(std::string_view text, std::size_t at, std::size_t& end,
                      Attributes& attributes) {
  if (at >= text.size() || text[at] != '{') return false;
  bool any = false;
  for (++at;;) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    if (at >= text.size() || text[at] == '\n') return false;
    if (text[at] == '}') {
      end = at + 1;
      return any;
    }
    if (text[at] == '#') {
      attributes.id = take_name(text, ++at, true);
      if (attributes.id.empty()) return false;
    } else if (text[at] == '.') {
      const std::string_view name = take_name(text, ++at, false);
      if (name.empty()) return false;
      attributes.classes.emplace_back(name);
    } else if (text[at] == '-' && at + 1 < text.size() &&
               (text[at + 1] == '}' || text[at + 1] == ' ')) {
      ++at;
      attributes.classes.emplace_back("unnumbered");
    } else {
      const std::string_view key = take_name(text, at, true);
      if (key.empty() || at >= text.size() || text[at] != '=') return false;
      std::string value;
      if (!take_value(text, ++at, value)) return false;
      attributes.pairs.emplace_back(key, std::move(value));
    }
    any = true;
  }
}

}  // namespace colophon::markdown
