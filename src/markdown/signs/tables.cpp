#include "markdown/signs/tables.h"

#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

// Looking for the ends of code spans takes time that grows faster than the row.
constexpr std::size_t kLongestRow = 4000;

}  // namespace

std::optional<std::vector<Alignment>> parse_delimiter_row(std::string_view row) {
  if (row.find('-') == row.npos || row.find_first_not_of("|:- \t") != row.npos) return std::nullopt;
  std::vector<Alignment> columns;
  bool has_pipe = false;
  std::size_t at = 0;
  const auto skip = [&] {
    while (at < row.size() && is_blank(row[at])) ++at;
  };
  skip();
  if (at < row.size() && row[at] == '|') {
    has_pipe = true;
    ++at;
  }
  for (skip(); at < row.size(); skip()) {
    const bool left = row[at] == ':';
    if (left) ++at;
    const std::size_t dashes = at;
    while (at < row.size() && row[at] == '-') ++at;
    if (at == dashes) return std::nullopt;
    const bool right = at < row.size() && row[at] == ':';
    if (right) ++at;
    columns.push_back(left && right ? Alignment::center
                      : left        ? Alignment::left
                      : right       ? Alignment::right
                                    : Alignment::none);
    skip();
    if (at >= row.size()) break;
    if (row[at] != '|') return std::nullopt;
    has_pipe = true;
    ++at;
  }
  if (!has_pipe || columns.empty()) return std::nullopt;
  return columns;
}

namespace {

std::vector<CellRange> split(std::string_view row, bool whole_code) {
  std::vector<CellRange> cells;
  std::size_t begin = 0;
  std::size_t end = row.size();
  while (begin < end && is_blank(row[begin])) ++begin;
  while (end > begin && is_blank(row[end - 1])) --end;
  if (begin < end && row[begin] == '|') ++begin;
  std::size_t start = begin;
  const auto add = [&](std::size_t stop) {
    CellRange cell{start, stop};
    while (cell.begin < cell.end && is_blank(row[cell.begin])) ++cell.begin;
    while (cell.end > cell.begin && is_blank(row[cell.end - 1])) --cell.end;
    cells.push_back(cell);
    start = stop + 1;
  };
  for (std::size_t at = begin; at < end; ++at) {
    if (row[at] == '\\' && at + 1 < end) {
      ++at;
    } else if (row[at] == '|') {
      add(at);
    } else if (row[at] == '`' && whole_code) {
      const std::size_t code = skip_code_span(row, at);
      at = (code == kNone ? skip_run(row, at) : code) - 1;
    }
  }
  if (start < end) add(end);
  return cells;
}

}  // namespace

std::vector<CellRange> split_row(std::string_view row, std::size_t columns) {
  std::vector<CellRange> cells = split(row, false);
  if (cells.size() == columns || row.size() > kLongestRow || row.find('`') == row.npos)
    return cells;
  std::vector<CellRange> whole = split(row, true);
  return whole.size() == columns ? whole : cells;
}

}  // namespace colophon::markdown
