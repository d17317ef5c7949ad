// pandoc's tables of spaces and dashes: simple ones, whose rows are lines, and multiline ones,
// whose rows are divided by blank lines. Columns are counted as columns.h says.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "markdown/scan/blocks.h"
#include "markdown/scan/construct.h"

namespace colophon::markdown {

struct TextTable {
  struct Row {
    std::vector<LinePiece> lines;
  };
  std::vector<Alignment> columns;
  std::vector<std::size_t> starts;  // of the columns' dashes
  std::vector<std::size_t> ends;
  std::vector<Row> rows;
  bool has_header = false;     // the first row
  std::size_t line_count = 0;  // behind the scanner's line
};

// The table that begins with the scanner's line, if one does. It needs a line of two or more groups
// of dashes: behind a header line, or as its first line with another such line, and a blank one, at
// its end.
std::optional<TextTable> find_text_table(std::string_view text, const BlockScanner& scanner);

// The same for the line that `ahead` has come to.
std::optional<TextTable> find_text_table(std::string_view text, const Line& line, LookAhead ahead);

// Where the cells of a line are, from its `begin`: a range for each column, trimmed, empty where it
// has no text. A word that runs over the edge of a column stays whole, in the column whose dashes
// it touches.
std::vector<LinePiece> cells_of_line(std::string_view text, LinePiece line, const TextTable& table);

// Where the cells of a row are: for each column its lines, at least one, and none of them empty but
// the one of an empty cell.
std::vector<std::vector<LinePiece>> cells_of_row(std::string_view text, const TextTable::Row& row,
                                                 const TextTable& table);

// Whether text at a line's start would be the begin of a block to cmark.
bool begins_block(std::string_view line);

}  // namespace colophon::markdown
