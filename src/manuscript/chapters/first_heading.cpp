#include "manuscript/chapters/first_heading.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "manuscript/metadata/values.h"
#include "manuscript/sources/plain_title.h"

namespace colophon::manuscript {
namespace {

struct Line {
  std::string_view text;  // without indentation and space at its end
  std::size_t begin = 0;
  bool is_indented = false;  // by four: code, or the continuation of a paragraph
};

Line line_at(std::string_view text, std::size_t at) {
  const std::string_view whole = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
  const std::size_t indent = std::min(whole.find_first_not_of(" \t"), whole.size());
  return {trim(whole), at + indent, indent >= 4 || whole.starts_with('\t')};
}

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

// The text of `## Text ##`, or empty.
std::string_view atx_text(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6) return {};
  if (level < line.size() && line[level] != ' ' && line[level] != '\t') return {};
  std::string_view text = trim(line.substr(level));
  const std::size_t last = text.find_last_not_of('#');
  if (last == text.npos) return {};
  if (last + 1 < text.size() && text[last] == ' ') text = trim(text.substr(0, last));
  return text;
}

bool is_underline(std::string_view line) {
  return !line.empty() &&
         (line.find_first_not_of('=') == line.npos || line.find_first_not_of('-') == line.npos);
}

// Begins something else than a paragraph.
bool opens_block(std::string_view line) {
  constexpr std::string_view kMarks = ">-*+|<:";
  return line.empty() || (kMarks.find(line.front()) != kMarks.npos && !line.starts_with("**"));
}

}  // namespace

Value find_first_heading(Span span, const Sources& sources) {
  const std::string_view text = sources.text_of(span);
  const auto value = [&](std::string_view heading) {
    const auto begin = static_cast<std::uint32_t>(heading.data() - text.data()) + span.begin;
    return Value{plain_title(heading),
                 {span.source, begin, begin + static_cast<std::uint32_t>(heading.size())}};
  };
  bool in_code = false;
  std::string_view paragraph;  // the line before, where it may be a heading's
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at);
    at = std::min(text.find('\n', at), text.size()) + 1;
    if (is_fence(line.text)) in_code = !in_code;
    if (in_code || is_fence(line.text) || line.is_indented) {
      paragraph = {};
      continue;
    }
    const std::string_view heading = atx_text(line.text);
    if (!heading.empty()) return value(heading);
    if (!paragraph.empty() && is_underline(line.text)) return value(paragraph);
    paragraph = opens_block(line.text) ? std::string_view() : line.text;
  }
  return {};
}

}  // namespace colophon::manuscript
