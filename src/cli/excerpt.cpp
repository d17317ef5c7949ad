#include "cli/excerpt.h"

#include <algorithm>

#include "base/utf8.h"
#include "cli/terminal_text.h"

namespace colophon::cli {
namespace {

constexpr std::size_t kTabWidth = 4;
constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kCut = "…";

// The cells of the character that starts at `at`, which is moved behind it. A tab counts as wide as
// it can get, so that what is measured is never too little.
std::size_t cells_of_next(std::string_view line, std::size_t& at) {
  const std::size_t start = at;
  const char32_t c = utf8::next(line, at);
  if (c == '\t') return kTabWidth;
  return steers_terminal(c) ? 1 : utf8::display_width(line.substr(start, at - start));
}

// The end of the longest run of whole characters from `begin` that fits.
std::size_t fit_forward(std::string_view line, std::size_t begin, std::size_t columns,
                        std::size_t& used) {
  std::size_t at = begin;
  used = 0;
  while (at < line.size()) {
    std::size_t after = at;
    const std::size_t cells = cells_of_next(line, after);
    if (used + cells > columns) break;
    used += cells;
    at = after;
  }
  return at;
}

std::size_t fit_backward(std::string_view line, std::size_t end, std::size_t columns) {
  std::size_t at = end, used = 0;
  while (at > 0) {
    std::size_t before = at;
    utf8::previous(line, before);
    std::size_t after = before;
    const std::size_t cells = cells_of_next(line, after);
    if (used + cells > columns) break;
    used += cells;
    at = before;
  }
  return at;
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// What of the line is shown: as much before the span as what follows it leaves room for, and a
// third of the cells in any case.
Window window_around(std::string_view line, std::size_t begin, std::size_t columns) {
  std::size_t used = 0;
  if (line.size() <= columns * 4) {
    if (const std::size_t end = fit_forward(line, 0, columns, used); end == line.size()) {
      return {0, end};
    }
  }
  columns -= 2;  // a cell for each cut
  const std::size_t least_before = columns / 3;
  fit_forward(line, begin, columns - least_before, used);
  Window window;
  window.begin = fit_backward(line, begin, columns - used);
  window.end = fit_forward(line, window.begin, columns, used);
  return window;
}

// The cells that characters take one after another: terminals show what a joiner (U+200D) joins as
// one emoji, and tones of skin on the one before them.
class Cells {
 public:
  std::size_t of(char32_t c, std::string_view character) {
    const std::size_t width = utf8::display_width(character);
    const bool is_tone = c >= 0x1F3FB && c <= 0x1F3FF;
    const bool joins = (before_ == kJoiner || is_tone) && width == 2 && after_wide_;
    if (width > 0) after_wide_ = width == 2;
    before_ = c;
    return joins ? 0 : width;
  }

 private:
  static constexpr char32_t kJoiner = 0x200D;
  char32_t before_ = 0;
  bool after_wide_ = false;  // the last character that had cells had two
};

// Appends the characters of [begin, end) as they are shown; returns the cells they take, `column`
// being those before them.
std::size_t append_shown(std::string& out, std::string_view text, std::size_t column) {
  const std::size_t first = column;
  Cells cells_of;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = utf8::next(text, at);
    if (c == '\t') {
      const std::size_t cells = kTabWidth - column % kTabWidth;
      out.append(cells, ' ');
      column += cells;
    } else if (steers_terminal(c)) {
      utf8::append(out, kReplacement);
      ++column;
    } else {
      const std::string_view character = text.substr(start, at - start);
      out += character;
      column += cells_of.of(c, character);
    }
  }
  return column - first;
}

}  // namespace

Excerpt make_excerpt(std::string_view line, std::size_t begin, std::size_t end,
                     std::size_t columns) {
  columns = std::max<std::size_t>(columns, 20);
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  const Window window = window_around(line, begin, columns);
  end = std::min(end, window.end);

  Excerpt excerpt;
  std::size_t column = 0;
  if (window.begin > 0) {
    excerpt.text += kCut;
    ++column;
  }
  column += append_shown(excerpt.text, line.substr(window.begin, begin - window.begin), column);
  excerpt.carets.append(column, ' ');
  const std::size_t marked = append_shown(excerpt.text, line.substr(begin, end - begin), column);
  excerpt.carets.append(std::max<std::size_t>(marked, 1), '^');
  append_shown(excerpt.text, line.substr(end, window.end - end), column + marked);
  if (window.end < line.size()) excerpt.text += kCut;
  return excerpt;
}

}  // namespace colophon::cli
