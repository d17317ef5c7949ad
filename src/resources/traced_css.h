// A style sheet on its way into the book, each line with the author's line that it came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "base/source_map.h"

namespace colophon::resources {

struct TracedCss {
  std::string text;
  std::vector<Span> lines;  // of the author's; nowhere, or missing at the end, for what was made

  // Where two texts meet in a line, it is that of the first.
  void append(const TracedCss& other);
  void append(std::string_view made) { append(TracedCss{std::string(made), {}}); }

  SourceMap source_map() const;
};

// `text` came from the whole of a source whose lines are `original`'s, one from one.
TracedCss trace(std::string text, std::string_view original, SourceId source);

}  // namespace colophon::resources
