#include "markdown/scan/columns.h"

#include "base/utf8.h"

namespace colophon::markdown {
namespace {

constexpr std::size_t kTabStop = 4;

// Moves over one character; the column behind it.
std::size_t step(std::string_view line, std::size_t& at, std::size_t column) {
  const char c = line[at];
  if (c == '\t') {
    ++at;
    return column + kTabStop - column % kTabStop;
  }
  if (static_cast<unsigned char>(c) < 0x80) {
    ++at;
    return column + 1;
  }
  const std::size_t begin = at;
  utf8::next(line, at);
  return column + utf8::display_width(line.substr(begin, at - begin));
}

}  // namespace

std::vector<std::size_t> offsets_of_columns(std::string_view line,
                                            const std::vector<std::size_t>& columns) {
  std::vector<std::size_t> out;
  out.reserve(columns.size());
  std::size_t at = 0;
  std::size_t column = 0;
  for (const std::size_t wanted : columns) {
    while (at < line.size() && column < wanted) column = step(line, at, column);
    for (std::size_t next = at; next < line.size();
         at = next) {  // signs that combine with the last
      if (step(line, next, column) != column) break;
    }
    out.push_back(at);
  }
  return out;
}

std::size_t column_behind(std::string_view part, std::size_t column) {
  for (std::size_t at = 0; at < part.size();) column = step(part, at, column);
  return column;
}

std::size_t width_of(std::string_view line) { return column_behind(line, 0); }

}  // namespace colophon::markdown
