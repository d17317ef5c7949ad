// Pipe tables, row by row.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "markdown/construct.h"

namespace colophon::markdown {

// The columns of a delimiter row (`|:--|--:|`), or nothing where the line is none.
std::optional<std::vector<Alignment>> parse_delimiter_row(std::string_view row);

struct CellRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The cells of a row, trimmed; a `|` behind a backslash divides nothing, one in a code span does,
// as GitHub has it.
std::vector<CellRange> split_row(std::string_view row);

}  // namespace colophon::markdown
