#include "manuscript/chapters/first_heading.h"

#include <cstdint>
#include <optional>

#include "manuscript/metadata/values.h"
#include "manuscript/sources/markdown_lines.h"
#include "manuscript/sources/plain_title.h"

namespace colophon::manuscript {
namespace {

// By four: code, or the continuation of a paragraph.
bool is_indented(std::string_view line) {
  return line.find_first_not_of(" \t") >= 4 || line.starts_with('\t');
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
  MarkdownLines lines(text);
  std::string_view paragraph;  // the line before, where it may be a heading's
  while (const std::optional<MarkdownLine> line = lines.next()) {
    const std::string_view words = trim(line->text);
    if (!line->is_prose() || is_indented(line->text)) {
      paragraph = {};
      continue;
    }
    const std::optional<AtxHeading> heading = atx_heading(words);
    if (heading && !heading->text.empty()) return value(heading->text);
    if (!paragraph.empty() && is_underline(words)) return value(paragraph);
    paragraph = opens_block(words) ? std::string_view() : words;
  }
  return {};
}

}  // namespace colophon::manuscript
