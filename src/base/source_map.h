// Where each place of a written document came from.
#pragma once

#include <cstdint>
#include <vector>

#include "base/source.h"

namespace colophon {

// The start of an element or text run as it was written: line and column are 1-based, the column
// counts UTF-16 code units as the checkers of written files do.
struct SourceMapEntry {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  Span span;
};

// In the order of the written text.
using SourceMap = std::vector<SourceMapEntry>;

// The span of the last entry at or before a place; nowhere for a place before the first.
Span find_source(const SourceMap& map, std::uint32_t line, std::uint32_t column);

}  // namespace colophon
