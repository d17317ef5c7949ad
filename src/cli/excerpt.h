// The line of the manuscript below a message, with carets under what it is about.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colophon::cli {

struct Excerpt {
  std::string text;    // of the line: tabs as spaces, control characters replaced, cut with `…`
  std::string carets;  // to stand below it, cell by cell; never empty of `^`
};

// [begin, end) are bytes of `line`, which has no line end; an empty range gets one caret. The text
// takes up to `columns` cells, at least 20.
Excerpt make_excerpt(std::string_view line, std::size_t begin, std::size_t end,
                     std::size_t columns);

}  // namespace colophon::cli
