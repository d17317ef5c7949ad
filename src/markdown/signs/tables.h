// Pipe tables, row by row.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "markdown/scan/construct.h"

namespace colophon::markdown {

// The columns of a delimiter row (`|:--|--:|`), or nothing where the line is none.
std::optional<std::vector<Alignment>> parse_delimiter_row(std::string_view row);

struct CellRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The cells of a row, trimmed. A `|` behind a backslash divides nothing; one in a code span divides
// nothing either where the row has so the right number of cells, as pandoc has it, and divides it
// as GitHub does where it has not.
std::vector<CellRange> split_row(std::string_view row, std::size_t columns);

}  // namespace colophon::markdown
