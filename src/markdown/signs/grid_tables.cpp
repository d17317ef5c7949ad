#include "markdown/signs/grid_tables.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "markdown/scan/columns.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr std::size_t kMostColumns = 1000;  // as HTML has it for spans

bool is_dash(char c) { return c == '-' || c == '='; }

// A piece of frame between two `+`: dashes, with a colon at the ends for alignment.
bool is_bar(std::string_view piece) {
  if (piece.empty()) return false;
  if (piece.front() == ':') piece.remove_prefix(1);
  if (!piece.empty() && piece.back() == ':') piece.remove_suffix(1);
  return !piece.empty() && std::all_of(piece.begin(), piece.end(), is_dash) &&
         piece.find_first_not_of(piece[0]) == piece.npos;
}

bool is_whole_bar(std::string_view line) {
  if (line.size() < 3 || line.front() != '+' || line.back() != '+') return false;
  for (std::size_t at = 0; at + 1 < line.size();) {
    const std::size_t end = line.find('+', at + 1);
    if (!is_bar(line.substr(at + 1, end - at - 1))) return false;
    at = end;
  }
  return true;
}

// The frame as a grid of the smallest cells: `edges` are the columns where one of them begins,
// `bars` the lines that divide rows. Cells without frame between them are one.
class Reader {
 public:
  Reader(std::string_view text, std::span<const LinePiece> lines) : text_(text), lines_(lines) {}

  // `spans`: bars that do not go through the whole table divide rows as well.
  bool read(bool spans) {
    problem_.clear();
    edges_.clear();
    bars_.clear();
    if (!find_frame(spans)) return false;
    join(spans);
    return make_cells(spans);
  }

  GridTable take() {
    align();
    return std::move(table_);
  }
  const std::string& problem() const { return problem_; }
  std::size_t place() const { return place_; }

 private:
  std::string_view line(std::size_t k) const {
    return text_.substr(lines_[k].begin, lines_[k].end - lines_[k].begin);
  }

  bool fail(std::string problem, std::size_t place) {
    problem_ = std::move(problem);
    place_ = place;
    return false;
  }

  bool find_frame(bool spans) {
    const std::size_t width = width_of(line(0));
    std::set<std::size_t> edges{0, width - 1};
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      if (width_of(line(k)) != width) return fail("this line has another width than the first", k);
      const char last = line(k).back();
      if (last != '|' && last != '+') return fail("this line does not end with the frame", k);
      if (is_whole_bar(line(k))) {
        bars_.push_back(k);
        if (spans || k == 0) add_edges(line(k), edges);
      } else if (spans && add_edges(line(k), edges)) {
        bars_.push_back(k);
      }
    }
    if (bars_.back() + 1 != lines_.size() || !is_whole_bar(line(lines_.size() - 1)))
      return fail("its last line is no frame", lines_.size() - 1);
    if (edges.size() > kMostColumns) return fail("it has more than 1,000 columns", 0);
    edges_.assign(edges.begin(), edges.end());
    for (std::size_t k = 0; k < lines_.size(); ++k) offsets_.push_back({});
    for (std::size_t k = 0; k < lines_.size(); ++k)
      offsets_[k] = offsets_of_columns(line(k), edges_);
    return true;
  }

  // The places of `+` at both ends of each bar of a line; whether there is one.
  static bool add_edges(std::string_view line, std::set<std::size_t>& edges) {
    bool any = false;
    std::size_t column = 0;
    std::size_t measured = 0;
    const auto column_of = [&](std::size_t at) {
      column += width_of(line.substr(measured, at - measured));
      measured = at;
      return column;
    };
    for (std::size_t at = line.find('+'); at != line.npos;) {
      const std::size_t end = line.find('+', at + 1);
      if (end == line.npos) break;
      if (is_bar(line.substr(at + 1, end - at - 1))) {
        edges.insert(column_of(at));
        edges.insert(column_of(end));
        any = true;
      }
      at = end;
    }
    return any;
  }

  std::size_t columns() const { return edges_.size() - 1; }
  std::size_t rows() const { return bars_.size() - 1; }
  std::size_t index(std::size_t row, std::size_t column) const { return row * columns() + column; }

  char sign(std::size_t k, std::size_t edge) const {
    const std::size_t at = offsets_[k][edge];
    return at < line(k).size() ? line(k)[at] : '\0';
  }

  // What stands between two edges on a line.
  std::string_view between(std::size_t k, std::size_t column) const {
    const std::size_t begin = offsets_[k][column] + 1;
    const std::size_t end = offsets_[k][column + 1];
    return begin < end ? line(k).substr(begin, end - begin) : std::string_view();
  }

  bool has_bar(std::size_t k, std::size_t column) const {
    return sign(k, column) == '+' && sign(k, column + 1) == '+' && is_bar(between(k, column));
  }

  bool is_frame(std::size_t k, std::size_t edge) const {
    return sign(k, edge) == '|' || sign(k, edge) == '+';
  }

  bool has_edge(std::size_t row, std::size_t edge) const {
    for (std::size_t k = bars_[row] + 1; k < bars_[row + 1]; ++k) {
      if (!is_frame(k, edge)) return false;
    }
    return true;
  }

  void join(bool spans) {
    group_.resize(rows() * columns());
    std::iota(group_.begin(), group_.end(), std::size_t{0});
    for (std::size_t row = 0; row < rows(); ++row) {
      for (std::size_t column = 0; column < columns(); ++column) {
        if (column > 0 && !has_edge(row, column)) unite(index(row, column - 1), index(row, column));
        if (spans && row > 0 && !has_bar(bars_[row], column))
          unite(index(row - 1, column), index(row, column));
      }
    }
  }

  std::size_t root(std::size_t cell) {
    while (group_[cell] != cell) cell = group_[cell] = group_[group_[cell]];
    return cell;
  }

  void unite(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    group_[std::max(a, b)] = std::min(a, b);
  }

  // The root of a group is its first cell. A group that is no rectangle is no cell.
  bool make_cells(bool spans) {
    struct Extent {
      std::size_t last_row = 0;
      std::size_t last_column = 0;
      std::size_t first_column = 0;
      std::size_t count = 0;
    };
    std::vector<Extent> extents(group_.size());
    for (std::size_t row = 0; row < rows(); ++row) {
      for (std::size_t column = 0; column < columns(); ++column) {
        Extent& extent = extents[root(index(row, column))];
        if (extent.count++ == 0) extent.first_column = column;
        extent.first_column = std::min(extent.first_column, column);
        extent.last_column = std::max(extent.last_column, column);
        extent.last_row = row;
      }
    }
    table_ = {};
    for (std::size_t row = 0; row < rows(); ++row) {
      bool first = true;
      for (std::size_t column = 0; column < columns(); ++column) {
        if (root(index(row, column)) != index(row, column)) continue;
        const Extent& extent = extents[index(row, column)];
        const std::size_t height = extent.last_row - row + 1;
        const std::size_t width = extent.last_column - column + 1;
        if (extent.first_column != column || height * width != extent.count)
          return fail("the frame of a cell has a gap", bars_[row]);
        if (!add_cell(row, column, height, width, spans)) return false;
        table_.cells.back().starts_row = std::exchange(first, false);
      }
      if (first) return fail("no cell begins in this row", bars_[row]);
    }
    mark_header();
    return true;
  }

  // Whether a bar of the frame ends in the cell.
  bool touches_frame(LinePiece piece) const {
    const std::string_view inside = text_.substr(piece.begin, piece.end - piece.begin);
    return inside.find('+') != inside.npos && (is_dash(inside.front()) || is_dash(inside.back()));
  }

  bool add_cell(std::size_t row, std::size_t column, std::size_t height, std::size_t width,
                bool spans) {
    GridTable::Cell& cell = table_.cells.emplace_back();
    cell.row = row;
    cell.column = column;
    cell.column_span = static_cast<std::uint16_t>(width);
    cell.row_span = static_cast<std::uint16_t>(std::min<std::size_t>(height, UINT16_MAX));
    bool all_indented = true;
    for (std::size_t k = bars_[row] + 1; k < bars_[row + height]; ++k) {
      LinePiece piece{lines_[k].begin + static_cast<std::uint32_t>(offsets_[k][column]) + 1,
                      lines_[k].begin + static_cast<std::uint32_t>(offsets_[k][column + width])};
      piece.begin = std::min(piece.begin, piece.end);
      // Words may stand where a bar of other cells ends.
      if (!is_frame(k, column) || !is_frame(k, column + width))
        return fail("the frame of a cell has a gap", k);
      if (!spans && touches_frame(piece)) return fail("the frame of a cell has a gap", k);
      while (piece.end > piece.begin && is_blank(text_[piece.end - 1])) --piece.end;
      all_indented = all_indented && (piece.begin == piece.end || text_[piece.begin] == ' ');
      cell.lines.push_back(piece);
    }
    for (LinePiece& piece : cell.lines) {
      if (all_indented && piece.begin < piece.end) ++piece.begin;
    }
    return true;
  }

  // The rows over the first bar of `=`.
  void mark_header() {
    for (std::size_t row = 1; row < rows(); ++row) {
      if (!is_whole_bar(line(bars_[row])) || line(bars_[row]).find('=') == std::string_view::npos)
        continue;
      header_bar_ = bars_[row];
      for (GridTable::Cell& cell : table_.cells) cell.is_header = cell.row < row;
      return;
    }
    header_bar_ = 0;
  }

  // By the colons of the header's bar, or of the first.
  void align() {
    for (std::size_t column = 0; column < columns(); ++column) {
      const std::string_view bar = between(header_bar_, column);
      const bool left = !bar.empty() && bar.front() == ':';
      const bool right = !bar.empty() && bar.back() == ':';
      table_.columns.push_back(left && right ? Alignment::center
                               : left        ? Alignment::left
                               : right       ? Alignment::right
                                             : Alignment::none);
    }
  }

  std::string_view text_;
  std::span<const LinePiece> lines_;
  std::vector<std::size_t> edges_;                 // columns of an editor
  std::vector<std::size_t> bars_;                  // lines
  std::vector<std::vector<std::size_t>> offsets_;  // of the edges in each line
  std::vector<std::size_t> group_;
  std::size_t header_bar_ = 0;
  GridTable table_;
  std::string problem_;
  std::size_t place_ = 0;
};

}  // namespace

bool begins_grid(std::string_view line) { return is_whole_bar(line); }

std::optional<GridTable> read_grid(std::string_view text, std::span<const LinePiece> lines,
                                   std::string& problem, std::size_t& place) {
  Reader reader(text, lines);
  // A frame within a cell looks like the bars of spanning cells that do not fit together.
  if (reader.read(true)) return reader.take();
  problem = reader.problem();
  place = reader.place();
  if (reader.read(false)) return reader.take();
  return std::nullopt;
}

}  // namespace colophon::markdown
