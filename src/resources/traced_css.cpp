#include "resources/traced_css.h"

#include <algorithm>
#include <utility>

namespace colophon::resources {
namespace {

std::size_t line_ends(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

void TracedCss::append(const TracedCss& other) {
  const bool begins_line = text.empty() || text.back() == '\n';
  lines.resize(line_ends(text) + (begins_line ? 0 : 1));
  const std::size_t first = begins_line ? 0 : 1;
  if (other.lines.size() > first) {
    lines.insert(lines.end(), other.lines.begin() + static_cast<std::ptrdiff_t>(first),
                 other.lines.end());
  }
  text += other.text;
}

SourceMap TracedCss::source_map() const {
  SourceMap map;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // A line that was made ends what the one before it stands for.
    if (lines[i] || (i > 0 && lines[i - 1]))
      map.push_back({static_cast<std::uint32_t>(i + 1), 1, lines[i]});
  }
  return map;
}

TracedCss trace(std::string text, std::string_view original, SourceId source) {
  TracedCss traced{std::move(text), {}};
  std::size_t begin = 0;
  while (begin <= original.size()) {
    const std::size_t end = std::min(original.find('\n', begin), original.size());
    traced.lines.push_back(
        {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end + 1;
  }
  return traced;
}

}  // namespace colophon::resources
