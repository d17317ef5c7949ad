#include "markdown/constructs/tables/rewrite_tables.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/tables.h"
#include "markdown/signs/text_tables.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using LineOrigin = GeneratedLine::Origin;

constexpr int kMostNesting = 8;  // of grid tables in one another's cells

// Whether a table comes behind this paragraph and at most one blank line.
bool table_follows_paragraph(const RewriteState& state) {
  LookAhead ahead(state.scanner);
  while (ahead.next() && !ahead.line().blank()) {
  }
  if (!ahead.next()) return false;
  const std::string_view first = ahead.rest();
  if (state.dialect.text_tables && (begins_grid(ascii::trim_end(first, kBlanks)) ||
                                    find_text_table(state.text, ahead.line(), ahead)))
    return true;
  if (first.find('|') == first.npos || !ahead.next()) return false;
  return parse_delimiter_row(ahead.rest()).has_value();
}

}  // namespace

bool TableRewriter::caption(std::string_view rest) {
  if (!state_.dialect.tables) return false;
  std::size_t mark_size = 0;
  if (rest.starts_with("Table:")) {
    mark_size = 6;
  } else if (rest.size() > 1 && rest[0] == ':' && is_blank(rest[1])) {
    mark_size = 1;
  } else {
    return false;
  }
  const Line line = state_.scanner.line();
  const bool behind = state_.last_block == RewriteState::Block::table && state_.blank_lines <= 1 &&
                      state_.last_depth == state_.scanner.containers().size() &&
                      !state_.scanner.first_left();
  if (!behind && (state_.scanner.has_open_paragraph() || !table_follows_paragraph(state_)))
    return false;
  state_.begin_construct();
  const auto mark_end = line.rest + static_cast<std::uint32_t>(mark_size);
  const std::size_t index = state_.add_construct({.kind = Kind::caption}, line.rest, mark_end);
  std::string prefix = state_.scanner.prefix();
  if (!line.opens_container) state_.add_blank(prefix);
  if (line.opens_container)
    prefix = line.head + std::string(state_.slice(line.head_end, line.rest));
  state_.begin_body(state_.skip_blanks_from(mark_end), std::move(prefix), placeholder(index) + " ");
  state_.paragraph.takes_attributes = true;
  state_.last_block = RewriteState::Block::other;
  return true;
}

bool TableRewriter::pipe_table(std::string_view rest) {
  if (!state_.dialect.tables) return false;
  LookAhead ahead(state_.scanner);
  if (!ahead.next()) return false;
  auto columns = parse_delimiter_row(ahead.rest());
  if (!columns || split_row(rest, columns->size()).size() != columns->size()) return false;
  const Line line = state_.scanner.line();
  columns_ = columns->size();
  state_.table = begin_table(std::move(*columns));
  skips_delimiter_ = true;
  add_row(line.rest, rest, true);
  return true;
}

bool TableRewriter::row(std::string_view rest) {
  const Line& line = state_.scanner.line();
  if (state_.scanner.first_left() || line.opens_container) return false;
  if (std::exchange(skips_delimiter_, false)) {
    state_.add_blank(state_.scanner.prefix(), LineOrigin::replaced);
    return true;
  }
  if (rest.find('|') == rest.npos || rest.starts_with(":::") || line.indent >= kConstructIndent)
    return false;
  if (heading_level(rest) > 0 || fence_length(rest) > 0) return false;
  if (rest.size() > 1 && rest[0] == ':' && is_blank(rest[1])) return false;
  add_row(line.rest, rest, false);
  return true;
}

void TableRewriter::add_row(std::uint32_t begin, std::string_view row, bool is_header) {
  const std::vector<CellRange> cells = split_row(row, columns_);
  const Line& line = state_.scanner.line();
  if (cells.size() > columns_) {
    state_.diags
        .report(Code::ragged_table, state_.origin.span(line.rest, line.end), cells.size(), columns_)
        .hint = "write `\\|` for a bar inside a cell";
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const LinePiece piece{begin + static_cast<std::uint32_t>(cells[i].begin),
                          begin + static_cast<std::uint32_t>(cells[i].end)};
    state_.paragraph.is_cell = true;
    add_cell(std::span(&piece, 1), is_header, i);
  }
}

// A cell's lines become a paragraph behind its placeholder.
void TableRewriter::add_cell(std::span<const LinePiece> lines, bool is_header, std::size_t column) {
  const std::string prefix = state_.scanner.prefix();
  const std::uint32_t line = state_.scanner.line().begin;
  const std::size_t index = state_.add_construct({.kind = Kind::cell,
                                                  .starts_row = column == 0,
                                                  .is_header = is_header,
                                                  .column = static_cast<std::uint32_t>(column)},
                                                 lines.front().begin, lines.back().end);
  for (const LinePiece& piece : lines) {
    if (state_.paragraph.lines.empty()) {
      state_.paragraph.lines.push_back(
          {line, piece.end, piece.begin, true, prefix, placeholder(index) + " "});
      continue;
    }
    const bool guarded = begins_block(state_.slice(piece.begin, piece.end));
    const std::string guard =
        guarded ? placeholder(state_.add_construct({.kind = Kind::text}, piece.begin, piece.begin))
                : "";
    state_.paragraph.lines.push_back({piece.begin, piece.end, piece.begin, true, prefix, guard});
  }
  state_.end_paragraph();
  state_.add_blank(prefix);
}

std::size_t TableRewriter::begin_table(std::vector<Alignment> columns) {
  const Line line = state_.scanner.line();
  Construct table{.kind = Kind::table};
  table.edit_details().columns = std::move(columns);
  return state_.add_block(std::move(table), line.rest, line.end);
}

// A table that was read as a whole: its further lines are used up.
void TableRewriter::finish_table(std::size_t index, std::size_t lines) {
  skip_lines(lines);
  state_.out.constructs[index].end = state_.scanner.line().end;
  state_.last_block = RewriteState::Block::table;
  state_.last_depth = state_.scanner.containers().size();
}

void TableRewriter::skip_lines(std::size_t count) {
  for (; count > 0; --count) {
    state_.scanner.skip_line();
    state_.add_blank(state_.scanner.prefix(), LineOrigin::replaced);
  }
}

bool TableRewriter::text_table() {
  if (!state_.dialect.text_tables || state_.scanner.may_continue_lazily()) return false;
  const std::optional<TextTable> table = find_text_table(state_.text, state_.scanner);
  if (!table) return false;
  const std::size_t index = begin_table(table->columns);
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const auto cells = cells_of_row(state_.text, table->rows[row], *table);
    for (std::size_t column = 0; column < cells.size(); ++column)
      add_cell(cells[column], table->has_header && row == 0, column);
  }
  finish_table(index, table->line_count);
  return true;
}

bool TableRewriter::grid_table(std::string_view rest) {
  rest = ascii::trim_end(rest, kBlanks);
  if (!state_.dialect.text_tables || state_.nesting >= kMostNesting || !begins_grid(rest))
    return false;
  const Line& line = state_.scanner.line();
  std::vector<LinePiece> lines{{line.rest, line.rest + static_cast<std::uint32_t>(rest.size())}};
  for (LookAhead ahead(state_.scanner); ahead.next();) {
    const std::string_view next = ascii::trim_end(ahead.rest(), kBlanks);
    if (next.empty() || (next[0] != '|' && next[0] != '+')) break;
    const std::uint32_t begin = ahead.line().rest;
    lines.push_back({begin, begin + static_cast<std::uint32_t>(next.size())});
  }
  if (lines.size() < 3 || state_.text[lines[1].begin] != '|') return false;
  std::string problem;
  std::size_t place = 0;
  const std::optional<GridTable> table = read_grid(state_.text, lines, problem, place);
  if (!table) {
    state_.diags
        .report(Code::malformed_table, state_.origin.span(lines[place].begin, lines[place].end),
                problem)
        .hint = "it is shown as it stands, in a fixed pitch";
    keep_block(lines);
    return true;
  }
  const std::size_t index = begin_table(table->columns);
  for (const GridTable::Cell& cell : table->cells) add_grid_cell(cell);
  finish_table(index, lines.size() - 1);
  return true;
}

// A cell with blocks is an item behind the table's placeholder, read line by line on its own.
void TableRewriter::add_grid_cell(const GridTable::Cell& cell) {
  const Line& line = state_.scanner.line();
  const std::uint32_t begin = cell.lines.empty() ? line.rest : cell.lines.front().begin;
  const std::uint32_t end = cell.lines.empty() ? line.rest : cell.lines.back().end;
  const std::size_t index =
      state_.add_construct({.kind = Kind::cell,
                            .starts_row = cell.starts_row,
                            .is_header = cell.is_header,
                            .column_span = cell.column_span,
                            .row_span = cell.row_span,
                            .column = static_cast<std::uint32_t>(cell.column)},
                           begin, end);
  const std::string prefix = state_.scanner.prefix();
  state_.out.generated.insert(prefix, line.begin);
  state_.out.generated.insert("+   ", begin);
  state_.out.generated.mark_rest();
  state_.out.generated.insert(placeholder(index), begin);
  state_.out.generated.end_line(LineOrigin::added, line.begin, line.end);
  state_.add_blank(prefix);
  std::vector<Container> around = state_.scanner.containers();
  around.push_back({Container::Kind::cell, kItemOffset, true});
  rewrite_(cell.lines, std::move(around));
  state_.add_blank(prefix);
}

// Lines that are no table after all are kept as they stand: in a fence, which none of them can end.
void TableRewriter::keep_block(std::span<const LinePiece> lines) {
  state_.begin_construct();
  const std::string prefix = state_.scanner.prefix();
  const auto add_fence = [&](const std::string& before) {
    const Line& line = state_.scanner.line();
    state_.out.generated.insert(before, line.begin);
    state_.out.generated.insert("~~~", line.rest);
    state_.out.generated.end_line(LineOrigin::added, line.begin, line.end);
  };
  const Line& first = state_.scanner.line();
  if (first.opens_container) {
    add_fence(first.head + std::string(state_.slice(first.head_end, first.rest)));
  } else {
    state_.add_blank(prefix);
    add_fence(prefix);
  }
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (k > 0) state_.scanner.skip_line();
    state_.out.generated.insert(prefix, lines[k].begin);
    state_.out.generated.mark_rest();
    state_.out.generated.copy(lines[k].begin, lines[k].end);
    state_.out.generated.end_line(LineOrigin::moved, lines[k].begin, lines[k].end);
  }
  add_fence(prefix);
  state_.last_block = RewriteState::Block::other;
}

}  // namespace colophon::markdown
