// Verse: lines that are kept, in line blocks and in divisions of the class `verse`. A stanza is a
// paragraph, each of its lines begins with a mark.
#include <algorithm>
#include <string>

#include "markdown/engine/prepassing.h"
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

}  // namespace

bool Prepass::is_line_of_block(std::string_view rest) {
  return rest[0] == '|' && (rest.size() == 1 || rest[1] == ' ');
}

bool Prepass::line_block(std::string_view rest) {
  if (!dialect_.line_blocks || !is_line_of_block(rest)) return false;
  if (!in_line_block_ && scanner_.continues_paragraph()) return false;
  const Line& line = scanner_.line();
  if (!in_line_block_) {
    flush_run();
    scanner_.begin_construct();
    add_mark_line("", add_construct({.kind = Kind::line_block}, line.rest, line.end));
    add_blank(scanner_.prefix());
    in_line_block_ = true;
  }
  const std::string_view text = rest.substr(std::min<std::size_t>(2, rest.size()));
  const auto [indent, size] = indentation(text);
  if (size == text.size()) {
    flush_run();
    scanner_.begin_construct();
    add_blank(scanner_.prefix());
  } else {
    add_verse_line(line.rest + 2 + size, indent);
  }
  last_block_ = Block::other;
  return true;
}

// Divisions, notes, headings, comments and breaks are what they are elsewhere.
bool Prepass::verse_line(std::string_view rest) {
  if (division(rest) || note(rest)) return true;
  const Line& line = scanner_.line();
  if (line.indent < kBlockIndent &&
      (heading_level(rest) > 0 || is_thematic_break(rest) || html_block_kind(rest, 0) > 0))
    return false;
  std::string_view text = slice(line.content, line.end);
  if (dialect_.line_blocks && rest.starts_with("| ")) text = rest.substr(2);
  const auto [indent, size] = indentation(text);
  add_verse_line(static_cast<std::uint32_t>(text.data() - text_.data()) + size, indent);
  return true;
}

void Prepass::add_verse_line(std::uint32_t begin, int indent) {
  const Line& line = scanner_.line();
  if (run_.lines.empty()) scanner_.begin_construct();
  scanner_.begin_leaf("|");
  const std::size_t index = add_construct(
      {.kind = Kind::verse_line, .column = static_cast<std::uint32_t>(indent)}, begin, line.end);
  run_.lines.push_back({line.begin, line.end, begin, true, scanner_.prefix(), mark(index)});
  run_.lines.back().is_moved = true;
}

}  // namespace colophon::markdown
