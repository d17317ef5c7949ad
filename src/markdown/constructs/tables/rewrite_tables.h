// Tables: pipe tables row by row, text and grid tables as a whole. Each function that answers: true
// where the line was one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "markdown/engine/rewrite_state.h"
#include "markdown/signs/grid_tables.h"

namespace colophon::markdown {

class TableRewriter {
 public:
  // Rewrites lines as those of a chapter, in containers.
  using Rewrite = std::function<void(std::span<const LinePiece>, std::vector<Container>)>;

  // `rewrite` is for cells that hold blocks.
  TableRewriter(RewriteState& state, Rewrite rewrite)
      : state_(state), rewrite_(std::move(rewrite)) {}

  bool pipe_table(std::string_view rest);
  // Of the pipe table that is open.
  bool row(std::string_view rest);
  bool text_table();
  bool grid_table(std::string_view rest);
  bool caption(std::string_view rest);

 private:
  std::size_t begin_table(std::vector<Alignment> columns);
  void finish_table(std::size_t index, std::size_t lines);
  void skip_lines(std::size_t count);
  void add_row(std::uint32_t begin, std::string_view row, bool is_header);
  void add_cell(std::span<const LinePiece> lines, bool is_header, std::size_t column);
  void add_grid_cell(const GridTable::Cell& cell);
  void keep_block(std::span<const LinePiece> lines);

  RewriteState& state_;
  Rewrite rewrite_;
  // Of the pipe table that is open.
  std::size_t columns_ = 0;
  bool skips_delimiter_ = false;
};

}  // namespace colophon::markdown
