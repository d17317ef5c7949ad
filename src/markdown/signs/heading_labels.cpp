#include "markdown/signs/heading_labels.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/attributes.h"

namespace colophon::markdown {
namespace {

constexpr std::string_view kSpaces = " \t\n";
constexpr std::size_t kLongestLabel = 900;  // CommonMark allows 999 characters

// Without the `#` signs that close it.
std::string_view without_closing(std::string_view text) {
  std::string_view rest = ascii::trim_end(text, kSpaces);
  while (rest.ends_with('#')) rest.remove_suffix(1);
  return rest.empty() || is_space(rest.back()) ? ascii::trim_end(rest, kSpaces)
                                               : ascii::trim_end(text, kSpaces);
}

// Takes off the attributes at the text's end.
Attributes take_attributes(std::string_view& text) {
  const std::size_t brace = text.ends_with('}') ? text.rfind('{') : text.npos;
  Attributes attributes;
  std::size_t end = 0;
  if (brace == text.npos || !parse_attributes(text, brace, end, attributes) || end != text.size())
    return {};
  text = ascii::trim_end(text.substr(0, brace), kSpaces);
  return attributes;
}

}  // namespace

void HeadingLabels::add(std::string_view text) {
  text = ascii::trim_end(text, kSpaces);
  Attributes attributes = take_attributes(text);
  text = without_closing(text);
  if (attributes.id.empty()) attributes = take_attributes(text);
  std::string id = attributes.id;
  if (id.empty()) {
    id = unicode::slug(text);
    if (id.empty()) id = "section";
    const std::size_t before = slugs_[id]++;
    if (before > 0) id += '-' + std::to_string(before);
  }
  const bool is_label = !text.empty() && text.size() <= kLongestLabel &&
                        text.find_first_of("[]\\<>") == text.npos && text.front() != '^';
  if (is_label) definitions_.push_back('[' + std::string(text) + "]: <#" + id + '>');
}

}  // namespace colophon::markdown
