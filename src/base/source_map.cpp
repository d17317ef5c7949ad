#include "base/source_map.h"

#include <algorithm>
#include <tuple>

namespace colophon {

Span find_source(const SourceMap& map, std::uint32_t line, std::uint32_t column) {
  const auto after = std::upper_bound(map.begin(), map.end(), std::tuple(line, column),
                                      [](const auto& place, const SourceMapEntry& entry) {
                                        return place < std::tuple(entry.line, entry.column);
                                      });
  return after == map.begin() ? Span{} : std::prev(after)->span;
}

}  // namespace colophon
