#include "markdown/constructs/blocks/rewrite_verse.h"

#include <algorithm>
#include <string>

#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

constexpr int kTabStop = 4;
constexpr int kBlockIndent = 4;  // columns from which on nothing but code begins

// The columns of the white space at the text's start, and the bytes of it.
std::pair<int, std::uint32_t> indentation(std::string_view text) {
  int columns = 0;
  std::uint32_t size = 0;
  for (; size < text.size() && is_blank(text[size]); ++size)
    columns += text[size] == '\t' ? kTabStop - columns % kTabStop : 1;
  return {columns, size};
}

void add_verse_line(RewriteState& state, std::uint32_t begin, int indent) {
  const Line& line = state.scanner.line();
  std::vector<ParagraphLine>& lines = state.paragraph.lines;
  if (lines.empty()) state.scanner.begin_construct();
  state.scanner.begin_leaf("|");
  const std::size_t index = state.add_construct(
      {.kind = Kind::verse_line, .column = static_cast<std::uint32_t>(indent)}, begin, line.end);
  lines.push_back({line.begin, line.end, begin, true, state.scanner.prefix(), placeholder(index)});
  lines.back().is_moved = true;
}

bool is_line_of_block(std::string_view rest) {
  return rest[0] == '|' && (rest.size() == 1 || rest[1] == ' ');
}

}  // namespace

bool rewrite_line_block(RewriteState& state, std::string_view rest) {
  if (!state.dialect.line_blocks || !is_line_of_block(rest)) return false;
  if (!state.in_line_block && state.scanner.continues_paragraph()) return false;
  const Line& line = state.scanner.line();
  if (!state.in_line_block) state.add_block({.kind = Kind::line_block}, line.rest, line.end);
  state.in_line_block = true;
  const std::string_view text = rest.substr(std::min<std::size_t>(2, rest.size()));
  const auto [indent, size] = indentation(text);
  if (size == text.size()) {
    state.begin_construct();
    state.add_blank(state.scanner.prefix());
  } else {
    add_verse_line(state, line.rest + 2 + size, indent);
  }
  state.last_block = RewriteState::Block::other;
  return true;
}

void end_line_block(RewriteState& state, std::string_view rest) {
  if (!state.in_line_block || state.scanner.line().indent > 0 || is_line_of_block(rest)) return;
  state.in_line_block = false;
  state.begin_construct();
  state.add_blank(state.scanner.prefix());
}

bool rewrite_verse_line(RewriteState& state, std::string_view rest) {
  const Line& line = state.scanner.line();
  if (line.indent < kBlockIndent &&
      (heading_level(rest) > 0 || is_thematic_break(rest) || html_block_kind(rest, 0) > 0))
    return false;
  std::string_view text = state.slice(line.content, line.end);
  if (state.dialect.line_blocks && rest.starts_with("| ")) text = rest.substr(2);
  const auto [indent, size] = indentation(text);
  add_verse_line(state, static_cast<std::uint32_t>(text.data() - state.text.data()) + size, indent);
  return true;
}

}  // namespace colophon::markdown
