// Tables: pipe tables row by row, text and grid tables as a whole.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "markdown/engine/prepassing.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/tables.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using LineOrigin = GeneratedLine::Origin;

constexpr int kConstructIndent = 4;  // columns from which on a line is code or a continuation
constexpr int kCellOffset = 4;       // of the content of a cell with blocks
constexpr int kMostNesting = 8;      // of grid tables in one another's cells

}  // namespace

bool Prepass::caption(std::string_view rest) {
  if (!dialect_.tables) return false;
  std::size_t mark_size = 0;
  if (rest.starts_with("Table:")) {
    mark_size = 6;
  } else if (rest.size() > 1 && rest[0] == ':' && is_blank(rest[1])) {
    mark_size = 1;
  } else {
    return false;
  }
  const Line line = scanner_.line();
  const bool behind = last_block_ == Block::table && blank_lines_ <= 1 &&
                      last_depth_ == scanner_.containers().size() && !scanner_.first_left();
  if (!behind && (scanner_.has_open_paragraph() || !table_follows_paragraph())) return false;
  flush_run();
  scanner_.begin_construct();
  const auto mark_end = line.rest + static_cast<std::uint32_t>(mark_size);
  const std::size_t index = add_construct({.kind = Kind::caption}, line.rest, mark_end);
  std::string prefix = scanner_.prefix();
  if (!line.opens_container) add_blank(prefix);
  if (line.opens_container) prefix = line.head + std::string(slice(line.head_end, line.rest));
  begin_body(skip_blanks_from(mark_end), std::move(prefix), mark(index) + " ");
  run_.takes_attributes = true;
  last_block_ = Block::other;
  return true;
}

bool Prepass::table(std::string_view rest) {
  if (!dialect_.tables) return false;
  LookAhead ahead(scanner_);
  if (!ahead.next()) return false;
  auto columns = parse_delimiter_row(ahead.rest());
  if (!columns || split_row(rest, columns->size()).size() != columns->size()) return false;
  const Line line = scanner_.line();
  table_columns_ = columns->size();
  table_index_ = begin_table(std::move(*columns));
  table_ = true;
  skip_delimiter_ = true;
  add_row(line.rest, rest, true);
  return true;
}

bool Prepass::table_row(std::string_view rest) {
  const Line& line = scanner_.line();
  if (scanner_.first_left() || line.opens_container) return false;
  if (std::exchange(skip_delimiter_, false)) {
    add_blank(scanner_.prefix(), LineOrigin::replaced);
    return true;
  }
  if (rest.find('|') == rest.npos || rest.starts_with(":::") || line.indent >= kConstructIndent)
    return false;
  if (heading_level(rest) > 0 || fence_length(rest) > 0) return false;
  if (rest.size() > 1 && rest[0] == ':' && is_blank(rest[1])) return false;
  add_row(line.rest, rest, false);
  return true;
}

void Prepass::add_row(std::uint32_t begin, std::string_view row, bool is_header) {
  const std::vector<CellRange> cells = split_row(row, table_columns_);
  const Line& line = scanner_.line();
  if (cells.size() > table_columns_) {
    diags_
        .report(Code::ragged_table, origin_.span(line.rest, line.end), cells.size(), table_columns_)
        .hint = "write `\\|` for a bar inside a cell";
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const LinePiece piece{begin + static_cast<std::uint32_t>(cells[i].begin),
                          begin + static_cast<std::uint32_t>(cells[i].end)};
    run_.is_cell = true;
    add_cell(std::span(&piece, 1), is_header, i);
  }
}

// A cell's lines become a paragraph behind its mark.
void Prepass::add_cell(std::span<const LinePiece> lines, bool is_header, std::size_t column) {
  const std::string prefix = scanner_.prefix();
  const std::uint32_t line = scanner_.line().begin;
  const std::size_t index = add_construct({.kind = Kind::cell,
                                           .starts_row = column == 0,
                                           .is_header = is_header,
                                           .column = static_cast<std::uint32_t>(column)},
                                          lines.front().begin, lines.back().end);
  for (const LinePiece& piece : lines) {
    if (run_.lines.empty()) {
      run_.lines.push_back({line, piece.end, piece.begin, true, prefix, mark(index) + " "});
      continue;
    }
    const bool guarded = begins_block(slice(piece.begin, piece.end));
    const std::string guard =
        guarded ? mark(add_construct({.kind = Kind::text}, piece.begin, piece.begin)) : "";
    run_.lines.push_back({piece.begin, piece.end, piece.begin, true, prefix, guard});
  }
  flush_run();
  add_blank(prefix);
}

void Prepass::end_table() {
  if (!std::exchange(table_, false)) return;
  out_.constructs[table_index_].end = last_end_;
  last_block_ = Block::table;
  last_depth_ = scanner_.line().matched;
}

std::size_t Prepass::begin_table(std::vector<Alignment> columns) {
  const Line& line = scanner_.line();
  flush_run();
  scanner_.begin_construct();
  Construct table{.kind = Kind::table};
  table.edit_details().columns = std::move(columns);
  const std::size_t index = add_construct(std::move(table), line.rest, line.end);
  add_mark_line("", index);
  add_blank(scanner_.prefix());
  return index;
}

// A table that was read as a whole: its further lines are used up.
void Prepass::finish_table(std::size_t index, std::size_t lines) {
  skip_lines(lines);
  out_.constructs[index].end = scanner_.line().end;
  last_block_ = Block::table;
  last_depth_ = scanner_.containers().size();
}

void Prepass::skip_lines(std::size_t count) {
  for (; count > 0; --count) {
    scanner_.skip_line();
    add_blank(scanner_.prefix(), LineOrigin::replaced);
  }
}

bool Prepass::text_table() {
  if (!dialect_.text_tables || scanner_.may_continue_lazily()) return false;
  const std::optional<TextTable> table = find_text_table(text_, scanner_);
  if (!table) return false;
  const std::size_t index = begin_table(table->columns);
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const auto cells = cells_of_row(text_, table->rows[row], *table);
    for (std::size_t column = 0; column < cells.size(); ++column)
      add_cell(cells[column], table->has_header && row == 0, column);
  }
  finish_table(index, table->line_count);
  return true;
}

bool Prepass::grid_table(std::string_view rest) {
  rest = ascii::trim_end(rest, kBlanks);
  if (!dialect_.text_tables || nesting_ >= kMostNesting || !begins_grid(rest)) return false;
  const Line& line = scanner_.line();
  std::vector<LinePiece> lines{{line.rest, line.rest + static_cast<std::uint32_t>(rest.size())}};
  for (LookAhead ahead(scanner_); ahead.next();) {
    const std::string_view next = ascii::trim_end(ahead.rest(), kBlanks);
    if (next.empty() || (next[0] != '|' && next[0] != '+')) break;
    const std::uint32_t begin = ahead.line().rest;
    lines.push_back({begin, begin + static_cast<std::uint32_t>(next.size())});
  }
  if (lines.size() < 3 || text_[lines[1].begin] != '|') return false;
  std::string problem;
  std::size_t place = 0;
  const std::optional<GridTable> table = read_grid(text_, lines, problem, place);
  if (!table) {
    diags_
        .report(Code::malformed_table, origin_.span(lines[place].begin, lines[place].end), problem)
        .hint = "it is shown as it stands, in a fixed pitch";
    keep_block(lines);
    return true;
  }
  const std::size_t index = begin_table(table->columns);
  for (const GridTable::Cell& cell : table->cells) add_grid_cell(cell);
  finish_table(index, lines.size() - 1);
  return true;
}

// A cell with blocks is an item behind the table's mark, read line by line on its own.
void Prepass::add_grid_cell(const GridTable::Cell& cell) {
  const Line& line = scanner_.line();
  const std::uint32_t begin = cell.lines.empty() ? line.rest : cell.lines.front().begin;
  const std::uint32_t end = cell.lines.empty() ? line.rest : cell.lines.back().end;
  const std::size_t index = add_construct({.kind = Kind::cell,
                                           .starts_row = cell.starts_row,
                                           .is_header = cell.is_header,
                                           .column_span = cell.column_span,
                                           .row_span = cell.row_span,
                                           .column = static_cast<std::uint32_t>(cell.column)},
                                          begin, end);
  const std::string prefix = scanner_.prefix();
  out_.generated.insert(prefix, line.begin);
  out_.generated.insert("+   ", begin);
  out_.generated.mark_rest();
  out_.generated.insert(mark(index), begin);
  out_.generated.end_line(LineOrigin::added, line.begin, line.end);
  add_blank(prefix);
  std::vector<Container> around = scanner_.containers();
  around.push_back({Container::Kind::cell, kCellOffset, true});
  Prepass(*this, cell.lines, std::move(around)).run();
  add_blank(prefix);
}

// Lines that are no table after all are kept as they stand: in a fence, which none of them can end.
void Prepass::keep_block(std::span<const LinePiece> lines) {
  flush_run();
  scanner_.begin_construct();
  const std::string prefix = scanner_.prefix();
  const auto add_fence = [&](const std::string& before) {
    const Line& line = scanner_.line();
    out_.generated.insert(before, line.begin);
    out_.generated.insert("~~~", line.rest);
    out_.generated.end_line(LineOrigin::added, line.begin, line.end);
  };
  const Line& first = scanner_.line();
  if (first.opens_container) {
    add_fence(first.head + std::string(slice(first.head_end, first.rest)));
  } else {
    add_blank(prefix);
    add_fence(prefix);
  }
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (k > 0) scanner_.skip_line();
    out_.generated.insert(prefix, lines[k].begin);
    out_.generated.mark_rest();
    out_.generated.copy(lines[k].begin, lines[k].end);
    out_.generated.end_line(LineOrigin::moved, lines[k].begin, lines[k].end);
  }
  add_fence(prefix);
  last_block_ = Block::other;
}

bool Prepass::table_follows_paragraph() const {
  LookAhead ahead(scanner_);
  while (ahead.next() && !ahead.line().blank()) {
  }
  if (!ahead.next()) return false;
  const std::string_view first = ahead.rest();
  if (dialect_.text_tables &&
      (begins_grid(ascii::trim_end(first, kBlanks)) || find_text_table(text_, ahead.line(), ahead)))
    return true;
  if (first.find('|') == first.npos || !ahead.next()) return false;
  return parse_delimiter_row(ahead.rest()).has_value();
}

}  // namespace colophon::markdown
