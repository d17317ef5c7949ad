#include "manuscript/sources/markdown_lines.h"

#include <algorithm>

#include "base/ascii.h"

namespace colophon::manuscript {
namespace {

constexpr std::string_view kBlanks = " \t";

bool begins_with(std::string_view line, std::string_view mark) {
  return ascii::trim(line, kBlanks).starts_with(mark);
}

}  // namespace

std::optional<MarkdownLine> MarkdownLines::next() {
  using Kind = MarkdownLine::Kind;
  if (at_ >= text_.size()) return std::nullopt;
  MarkdownLine line;
  line.begin = at_;
  line.text = text_.substr(at_, text_.find('\n', at_) - at_);
  at_ += line.text.size() + 1;

  const bool is_quoted = begins_with(line.text, ">");
  if (tracker_.in_fence() && is_quoted_fence_ && !is_quoted) tracker_ = {};
  const bool was_code = tracker_.in_fence();
  const bool was_comment = tracker_.in_block_comment();
  tracker_.read(line.text);
  tracker_.read("\n");
  if (was_code) {
    line.kind = tracker_.in_fence() ? Kind::code : Kind::fence_end;
  } else if (was_comment || begins_with(line.text, "<!--")) {
    line.kind = Kind::comment;
  } else if (tracker_.in_fence()) {
    line.kind = Kind::fence_begin;
    is_quoted_fence_ = is_quoted;
  }
  return line;
}

std::optional<AtxHeading> atx_heading(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6) return std::nullopt;
  if (level < line.size() && kBlanks.find(line[level]) == kBlanks.npos) return std::nullopt;
  std::string_view text = line.substr(level);
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  const std::string_view open = ascii::trim_end(text, "#");
  const bool is_closed = open.empty() || kBlanks.find(open.back()) != kBlanks.npos;
  return AtxHeading{static_cast<int>(level), ascii::trim_end(is_closed ? open : text, kBlanks)};
}

}  // namespace colophon::manuscript
