#include "verify/archive/checked_entry.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace colophon::verify {
namespace {

std::string with_line_feeds(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r') {
      text += bytes[i];
    } else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') {
      text += '\n';
    }
  }
  return text;
}

std::string as_text(std::string_view bytes) {
  std::string text = with_line_feeds(bytes);
  if (utf8::find_invalid(text) != text.npos) return utf8::replace_invalid(text);
  return text;
}

// The UTF-16 code units of a character of so many bytes.
std::uint32_t units_of(std::size_t bytes) { return bytes == 4 ? 2 : 1; }

}  // namespace

CheckedEntry::CheckedEntry(std::string_view bytes)
    : text_(as_text(bytes)), lines_(text_), elements_(list_elements(text_)) {}

std::size_t CheckedEntry::offset_of(std::uint32_t line, std::uint32_t column) const {
  if (line == 0) return 0;
  if (line > lines_.size()) return text_.size();
  const std::string_view written = lines_.line(line);
  std::size_t at = 0;
  for (std::uint32_t unit = 1; at < written.size() && unit < column;) {
    const std::size_t before = at;
    utf8::next(written, at);
    unit += units_of(at - before);
  }
  return lines_.line_start(line) + at;
}

SourceMapEntry CheckedEntry::place_of(std::size_t offset) const {
  const std::size_t line = lines_.locate(offset).line;
  std::uint32_t column = 1;
  for (std::size_t at = lines_.line_start(line); at < offset;) {
    const std::size_t before = at;
    utf8::next(text_, at);
    column += units_of(at - before);
  }
  return {static_cast<std::uint32_t>(line), column, {}};
}

Meant meant_by(std::uint32_t line, std::uint32_t column, const CheckedEntry& entry) {
  if (line == 0) return {};
  const std::size_t offset = entry.offset_of(line, column);
  const std::string& text = entry.text();
  const std::size_t at = offset > 0 && text[offset - 1] == '>' ? offset - 1 : offset;
  const std::uint32_t element = element_at(entry.elements(), at);
  // A style sheet has `>` as well, but no elements.
  const std::size_t sign = element == kNoElement ? text.npos : text.find_last_of("<>", at);
  const bool is_in_tag = sign != text.npos && (text[sign] == '<' || sign == at);
  return {element, at, !is_in_tag};
}

std::uint32_t styled_element(const CheckedEntry& entry, std::uint32_t line) {
  const std::vector<PlacedElement>& elements = entry.elements();
  const std::size_t begin = entry.offset_of(line, 1);
  const std::size_t end = entry.text().find('\n', begin);
  const auto first = std::lower_bound(
      elements.begin(), elements.end(), begin,
      [](const PlacedElement& element, std::size_t at) { return element.begin < at; });
  for (auto at = first; at != elements.end() && at->begin < end; ++at) {
    const std::string_view tag =
        std::string_view(entry.text()).substr(at->begin, at->tag_end - at->begin);
    if (tag.find(" style=") != tag.npos) return static_cast<std::uint32_t>(at - elements.begin());
  }
  return kNoElement;
}

}  // namespace colophon::verify
