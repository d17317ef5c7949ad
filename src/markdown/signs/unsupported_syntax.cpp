#include "markdown/signs/unsupported_syntax.h"

#include <algorithm>

#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr std::string_view kKeySigns = ":.#$%&-+?<>~/_";  // of a key, between its words

// The end of the key of a citation that begins behind `@`; `at` where there is none.
std::size_t skip_key(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (end < text.size() && !is_alphanumeric(text[end]) && text[end] != '_') return at;
  while (end < text.size() &&
         (is_alphanumeric(text[end]) || kKeySigns.find(text[end]) != kKeySigns.npos))
    ++end;
  while (end > at && !is_alphanumeric(text[end - 1])) --end;
  return end;
}

}  // namespace

Range find_citation(std::string_view text, std::size_t from, const Dialect& dialect) {
  for (std::size_t at = text.find('@', from); at != text.npos; at = text.find('@', at + 1)) {
    const std::size_t end = skip_key(text, at + 1);
    if (end == at + 1) continue;
    const std::string_view before = text.substr(0, at);
    const bool is_bracketed = before.ends_with('[') || before.ends_with("[-");
    const bool is_bare = dialect.heading_links &&
                         (at == 0 || !(is_alphanumeric(text[at - 1]) || text[at - 1] == '_'));
    if (is_bracketed || is_bare) return {at, end};
  }
  return {};
}

Range find_latex(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\\', from); at != text.npos; at = text.find('\\', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && is_alpha(text[end])) ++end;
    const bool is_command = end > at + 2 && end < text.size() && text[end] == '{';
    if (!is_command) continue;
    const std::size_t close = text.find('}', end);
    return {at, close == text.npos ? end : close + 1};
  }
  return {};
}

}  // namespace colophon::markdown
