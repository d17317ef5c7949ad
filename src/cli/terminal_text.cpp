#include "cli/terminal_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "base/utf8.h"

namespace colophon::cli {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kCut = "…";
// Cells: some five lines.
constexpr std::size_t kMostBefore = 320;
constexpr std::size_t kMostAfter = 160;

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

// Gives every character to `append`, runs of printable ASCII at once; `text` is valid UTF-8.
template <class AppendSteering>
std::string without_steering(std::string_view text, AppendSteering append) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    while (at < text.size() && is_plain(text[at])) ++at;
    out += text.substr(start, at - start);
    if (at == text.size()) break;
    const std::size_t character = at;
    const char32_t c = utf8::next(text, at);
    if (steers_terminal(c)) {
      append(out, c);
    } else {
      out += text.substr(character, at - character);
    }
  }
  return out;
}

template <class AppendSteering>
std::string made_valid(std::string_view text, AppendSteering append) {
  if (utf8::find_invalid(text) == text.npos) return without_steering(text, append);
  return without_steering(utf8::replace_invalid(text), append);
}

// Where so many cells of the beginning end.
std::size_t end_of_head(std::string_view text, std::size_t cells) {
  std::size_t at = 0;
  for (std::size_t used = 0; at < text.size();) {
    std::size_t after = at;
    utf8::next(text, after);
    used += utf8::display_width(text.substr(at, after - at));
    if (used > cells) break;
    at = after;
  }
  return at;
}

std::size_t begin_of_tail(std::string_view text, std::size_t cells) {
  std::size_t at = text.size();
  for (std::size_t used = 0; at > 0;) {
    std::size_t before = at;
    utf8::previous(text, before);
    used += utf8::display_width(text.substr(before, at - before));
    if (used > cells) break;
    at = before;
  }
  return at;
}

}  // namespace

bool steers_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string printable(std::string_view text) {
  return made_valid(text, [](std::string& out, char32_t c) {
    utf8::append(out, c == '\n' || c == '\t' ? U' ' : kReplacement);
  });
}

std::string printable_lines(std::string_view text) {
  return made_valid(text, [](std::string& out, char32_t c) {
    utf8::append(out, c == '\n' || c == '\t' ? c : kReplacement);
  });
}

std::string shown(std::string_view text) {
  std::string out = printable(text);
  const std::size_t head = end_of_head(out, kMostBefore);
  const std::size_t tail = begin_of_tail(out, kMostAfter);
  if (head < tail) out.replace(head, tail - head, kCut);
  return out;
}

std::string escape_json(std::string json) {
  return without_steering(json, [](std::string& out, char32_t c) {
    if (c == '\n') {  // outside of strings: within them it is escaped already
      out += '\n';
    } else {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    }
  });
}

}  // namespace colophon::cli
