// Grid tables (pandoc, reStructuredText): a frame of `+---+` and `|`, blocks in the cells. A cell
// may span columns and rows where the lines of the frame between them are left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/scan/blocks.h"
#include "markdown/scan/construct.h"

namespace colophon::markdown {

struct GridTable {
  struct Cell {
    std::size_t column = 0;
    std::uint16_t column_span = 1;
    std::uint16_t row_span = 1;
    std::size_t row = 0;
    bool starts_row = false;
    bool is_header = false;
    std::vector<LinePiece> lines;  // what stands in the frame, behind one space
  };
  std::vector<Alignment> columns;
  std::vector<Cell> cells;  // by rows
};

// Whether a line can be the first of a grid table's frame.
bool begins_grid(std::string_view line);

// Reads the lines of a frame, each from its first sign to its last. Nothing where the frame has a
// gap; `problem` says then what is wrong and `place` on which line.
std::optional<GridTable> read_grid(std::string_view text, std::span<const LinePiece> lines,
                                   std::string& problem, std::size_t& place);

}  // namespace colophon::markdown
