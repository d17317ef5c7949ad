#include "manuscript/templates/module_object.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace colophon::manuscript {
namespace {

// Behind the string that begins at `at`.
std::size_t skip_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

void blank_comments(std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    if (is_quote(text[at])) {
      at = skip_string(text, at);
    } else if (rest.starts_with("//")) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      blank(text, at, end);
      at = end;
    } else if (rest.starts_with("/*")) {
      const std::size_t close = text.find("*/", at + 2);
      const std::size_t end = close == text.npos ? text.size() : close + 2;
      blank(text, at, end);
      at = end;
    } else {
      if (text[at] == '\t') text[at] = ' ';
      ++at;
    }
  }
}

// The brace behind what says that an object is exported; npos for none.
std::size_t find_object(std::string_view text) {
  for (const std::string_view sign : {"module.exports", "export default"}) {
    const std::size_t at = text.find(sign);
    if (at == text.npos) continue;
    const std::size_t begin = text.find_first_not_of(" =(\n", at + sign.size());
    if (begin != text.npos && text[begin] == '{') return begin;
  }
  return text.npos;
}

// Behind the brace that closes the one at `at`; npos where none does.
std::size_t end_of_object(std::string_view text, std::size_t at) {
  std::size_t open = 0;
  while (at < text.size()) {
    if (is_quote(text[at])) {
      at = skip_string(text, at);
      continue;
    }
    if (text[at] == '{') ++open;
    if (text[at] == '}' && --open == 0) return at + 1;
    ++at;
  }
  return text.npos;
}

}  // namespace

Span object_of_module(Span module, Sources& sources) {
  std::string text(sources.text_of(module));
  blank_comments(text);
  const std::size_t begin = find_object(text);
  const std::size_t end = begin == text.npos ? begin : end_of_object(text, begin);
  if (end == text.npos) return {};
  const std::string name = sources[module.source].name;
  const SourceId source = sources.add(name, std::move(text));
  return {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace colophon::manuscript
