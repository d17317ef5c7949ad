#include "markdown/signs/text_tables.h"

#include <algorithm>

#include "markdown/scan/columns.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr std::size_t kLongGroup = 3;  // dashes that no list mark and no break of prose has

struct Groups {
  std::vector<std::size_t> starts;
  std::vector<std::size_t> ends;

  std::size_t size() const { return starts.size(); }
};

// The groups of a line of dashes and spaces; none where there is anything else.
Groups dash_groups(std::string_view line) {
  Groups groups;
  if (line.find_first_not_of("- ") != line.npos) return groups;
  bool has_long = false;
  for (std::size_t at = line.find('-'); at != line.npos; at = line.find('-', at)) {
    const std::size_t end = skip_run(line, at);
    has_long |= end - at >= kLongGroup;
    groups.starts.push_back(at);
    groups.ends.push_back(end);
    if (end >= line.size()) break;
    at = end;
  }
  return has_long ? groups : Groups{};
}

class Finder {
 public:
  Finder(std::string_view text, const Line& line, LookAhead ahead)
      : text_(text), ahead_(ahead), first_(piece_of(line)) {}

  std::optional<TextTable> run() {
    Groups groups = groups_of(first_);
    if (groups.size() == 1) {
      if (!read_header_lines()) return std::nullopt;
      return read_rows_until_dashes();
    }
    if (groups.size() > 1) {
      set_columns(groups);
      return read_rows_until_dashes();
    }
    if (!next() || ahead_.rest().empty() || ahead_.rest()[0] != '-') return std::nullopt;
    groups = groups_of(piece_of(ahead_.line()));
    if (groups.size() < 2) return std::nullopt;
    set_columns(groups);
    begin_header();
    table_.rows.back().lines.push_back(first_);
    return read_rows_until_blank();
  }

 private:
  static LinePiece piece_of(const Line& line) { return {line.content, line.end}; }

  Groups groups_of(LinePiece piece) const {
    std::string_view line = text_.substr(piece.begin, piece.end - piece.begin);
    const std::size_t first = line.find_first_not_of(' ');
    return first < 4 && line[first] == '-' ? dash_groups(line) : Groups{};
  }

  bool next() {
    if (!ahead_.next()) return false;
    ++read_;
    return true;
  }

  void set_columns(const Groups& groups) {
    table_.starts = groups.starts;
    table_.ends = groups.ends;
  }

  void begin_header() {
    table_.has_header = true;
    table_.rows.emplace_back();
  }

  // Between a line of dashes and one with the columns.
  bool read_header_lines() {
    begin_header();
    while (next() && !ahead_.line().blank()) {
      const LinePiece piece = piece_of(ahead_.line());
      const Groups groups = groups_of(piece);
      if (groups.size() == 0) {
        table_.rows.back().lines.push_back(piece);
        continue;
      }
      set_columns(groups);
      return groups.size() > 1 && !table_.rows.back().lines.empty();
    }
    return false;
  }

  // Each line is a row; a line of dashes may end them.
  std::optional<TextTable> read_rows_until_blank() {
    std::size_t used = read_;
    while (next() && !ahead_.line().blank()) {
      const std::string_view rest = ahead_.rest();
      if (rest.starts_with(":::") || fence_length(rest) > 0) break;
      used = read_;
      const LinePiece piece = piece_of(ahead_.line());
      if (groups_of(piece).size() > 0) {
        if (!ends_here()) return std::nullopt;
        break;
      }
      table_.rows.push_back({{piece}});
    }
    if (table_.rows.size() < 2) return std::nullopt;
    return finish(used);
  }

  // Each line is a row, or blank lines divide the rows; a line of dashes ends them.
  std::optional<TextTable> read_rows_until_dashes() {
    std::vector<TextTable::Row> lines;
    std::vector<TextTable::Row> paragraphs;
    bool has_blank = false;
    bool new_row = true;
    while (next()) {
      const LinePiece piece = piece_of(ahead_.line());
      if (ahead_.line().blank()) {
        has_blank = new_row = true;
        continue;
      }
      if (groups_of(piece).size() > 0) {
        const std::size_t used = read_;
        if (lines.empty() || !ends_here()) return std::nullopt;
        const bool is_multiline = has_blank || table_.has_header;
        for (TextTable::Row& row : is_multiline ? paragraphs : lines)
          table_.rows.push_back(std::move(row));
        return finish(used);
      }
      lines.push_back({{piece}});
      if (new_row) paragraphs.emplace_back();
      new_row = false;
      paragraphs.back().lines.push_back(piece);
    }
    return std::nullopt;
  }

  // Whether the containers end behind this line, or a blank line follows.
  bool ends_here() { return !next() || ahead_.line().blank(); }

  std::optional<TextTable> finish(std::size_t used) {
    table_.line_count = used;
    align();
    return std::move(table_);
  }

  // By the place of the first row's words over (or under) the dashes, as pandoc does it.
  void align() {
    const TextTable::Row& row = table_.rows.front();
    const std::size_t count = table_.starts.size();
    std::vector<std::size_t> shortest(count, kNone);
    std::vector<bool> left(count);
    std::vector<bool> right(count);
    for (const LinePiece& line : row.lines) {
      const std::vector<LinePiece> cells = cells_of_line(text_, line, table_);
      std::size_t behind = 0;  // the column behind the last cell's text
      std::uint32_t at = line.begin;
      for (std::size_t k = 0; k < count; ++k) {
        if (cells[k].begin == cells[k].end) continue;
        const std::size_t begin = column_of(at, behind, cells[k].begin);
        const std::size_t end = column_of(cells[k].begin, begin, cells[k].end);
        at = cells[k].end;
        behind = end;
        const std::size_t size = end - std::min(end, table_.starts[k]);
        if (size >= shortest[k]) continue;
        shortest[k] = size;
        left[k] = begin > table_.starts[k];
        right[k] = end < table_.ends[k];
      }
    }
    for (std::size_t k = 0; k < count; ++k) {
      table_.columns.push_back(left[k] && right[k] ? Alignment::center
                               : left[k]           ? Alignment::right
                               : right[k]          ? Alignment::left
                                                   : Alignment::none);
    }
  }

  // The column of `end`, where `begin` stands in `column`.
  std::size_t column_of(std::uint32_t begin, std::size_t column, std::uint32_t end) const {
    return column_behind(text_.substr(begin, end - begin), column);
  }

  std::string_view text_;
  LookAhead ahead_;
  LinePiece first_;
  std::size_t read_ = 0;
  TextTable table_;
};

}  // namespace

std::optional<TextTable> find_text_table(std::string_view text, const Line& line, LookAhead ahead) {
  return Finder(text, line, ahead).run();
}

std::optional<TextTable> find_text_table(std::string_view text, const BlockScanner& scanner) {
  return find_text_table(text, scanner.line(), LookAhead(scanner));
}

std::vector<LinePiece> cells_of_line(std::string_view text, LinePiece line,
                                     const TextTable& table) {
  const std::string_view whole = text.substr(line.begin, line.end - line.begin);
  const std::vector<std::size_t> starts = offsets_of_columns(whole, table.starts);
  const std::vector<std::size_t> ends = offsets_of_columns(whole, table.ends);
  std::vector<LinePiece> cells;
  std::size_t begin = 0;
  for (std::size_t k = 0; k < starts.size(); ++k) {
    std::size_t end = whole.size();
    if (k + 1 < starts.size()) {
      end = std::max(begin, starts[k + 1]);
      if (end > begin && end < whole.size() && !is_blank(whole[end - 1]) && !is_blank(whole[end])) {
        std::size_t word = end;
        while (word > begin && !is_blank(whole[word - 1])) --word;
        if (word < ends[k] || word == begin) {
          end = std::min(whole.find_first_of(" \t", end), whole.size());
        } else {
          end = word;
        }
      }
    }
    std::size_t first = begin;
    std::size_t last = end;
    while (first < last && is_blank(whole[first])) ++first;
    while (last > first && is_blank(whole[last - 1])) --last;
    cells.push_back({line.begin + static_cast<std::uint32_t>(first),
                     line.begin + static_cast<std::uint32_t>(last)});
    begin = end;
  }
  return cells;
}

std::vector<std::vector<LinePiece>> cells_of_row(std::string_view text, const TextTable::Row& row,
                                                 const TextTable& table) {
  std::vector<std::vector<LinePiece>> cells(table.starts.size());
  for (const LinePiece& line : row.lines) {
    const std::vector<LinePiece> pieces = cells_of_line(text, line, table);
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (pieces[k].begin < pieces[k].end) cells[k].push_back(pieces[k]);
    }
  }
  for (std::vector<LinePiece>& cell : cells) {
    const std::uint32_t end = row.lines.front().end;
    if (cell.empty()) cell.push_back({end, end});
  }
  return cells;
}

bool begins_block(std::string_view line) {
  if (line.empty()) return false;
  return line[0] == '>' || plain_list_mark(line, false) > 0 || heading_level(line) > 0 ||
         fence_length(line) > 0 || is_setext_underline(line) || is_thematic_break(line) ||
         html_block_kind(line, 0) > 0;
}

}  // namespace colophon::markdown
