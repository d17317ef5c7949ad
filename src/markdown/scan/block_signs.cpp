// The lines that begin a block of CommonMark, each known by itself.
#include <algorithm>

#include "markdown/scan/blocks.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr int kTabStop = 4;

}  // namespace

bool is_thematic_break(std::string_view rest) {
  if (rest.empty() || (rest[0] != '*' && rest[0] != '-' && rest[0] != '_')) return false;
  std::size_t count = 0;
  for (const char c : rest) {
    if (c == rest[0]) {
      ++count;
    } else if (!is_blank(c)) {
      return false;
    }
  }
  return count >= 3;
}

bool is_setext_underline(std::string_view rest) {
  if (rest.empty() || (rest[0] != '=' && rest[0] != '-')) return false;
  return rest.find_first_not_of(" \t", skip_run(rest, 0)) == rest.npos;
}

int heading_level(std::string_view rest) {
  const std::size_t level = std::min(rest.find_first_not_of('#'), rest.size());
  if (level == 0 || level > 6) return 0;
  return level == rest.size() || is_blank(rest[level]) ? static_cast<int>(level) : 0;
}

std::size_t fence_length(std::string_view rest) {
  if (rest.empty() || (rest[0] != '`' && rest[0] != '~')) return 0;
  const std::size_t length = skip_run(rest, 0);
  if (length < 3 || (rest[0] == '`' && rest.find('`', length) != rest.npos)) return 0;
  return length;
}

void LineCursor::advance(int columns) {
  while (columns > 0 && at < end) {
    const int width = text[at] == '\t' ? kTabStop - column % kTabStop : 1;
    if (width > columns) {  // a tab used in part: the rest of it stays indentation
      column += columns;
      return;
    }
    column += width;
    columns -= width;
    ++at;
  }
}

}  // namespace colophon::markdown
