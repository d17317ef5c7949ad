#include "cli/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "base/utf8.h"
#include "vocabulary/explanations.h"

namespace colophon::cli {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::string_view kIndent = "    ";

// What a severity means for the book.
std::string_view consequence(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "worth knowing; nothing is lost";
    case Severity::warning:
      return "repaired, and readers lose nothing";
    case Severity::error:
      return "no book is written without --lenient";
    case Severity::fatal:
      return "no book can be written";
  }
  return {};
}

// Appends the words in lines of at most kColumns, each line indented and ended. What stands between
// backticks is not broken where a line can hold it.
void append_wrapped(std::string& out, std::string_view text, std::string_view indent) {
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    const auto ticks = [&] {
      return std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                        text.begin() + static_cast<std::ptrdiff_t>(end), '`');
    };
    while (ticks() % 2 != 0 && end < text.size())
      end = std::min(text.find(' ', end + 1), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::size_t width = utf8::display_width(word);
    if (column > 0 && column + 1 + width > kColumns) {
      out += '\n';
      column = 0;
    }
    out += column == 0 ? indent : std::string_view(" ");
    column += width + (column == 0 ? indent.size() : 1);
    out += word;
    at = std::min(end + 1, text.size());
  }
  out += '\n';
}

// The text, or as much of it as so many columns hold, with `…` for the rest.
std::string fitted(std::string_view text, std::size_t columns) {
  if (utf8::display_width(text) <= columns) return std::string(text);
  std::size_t end = 0;
  for (std::size_t at = 0; utf8::display_width(text.substr(0, at)) + 1 <= columns;) {
    end = at;
    utf8::next(text, at);
  }
  return std::string(text.substr(0, end)) + "…";
}

void append_part(std::string& out, std::string_view title, std::string_view text) {
  if (text.empty()) return;
  fmt::format_to(std::back_inserter(out), "\n{}\n", title);
  append_wrapped(out, text, kIndent);
}

void append_example(std::string& out, std::string_view title, std::string_view lines) {
  if (lines.empty()) return;
  fmt::format_to(std::back_inserter(out), "\n{}\n", title);
  for (std::size_t at = 0; at <= lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = lines.substr(at, end - at);
    if (!line.empty()) out += kIndent;
    out += line;
    out += '\n';
    at = end + 1;
  }
}

}  // namespace

std::string message_of(Code code) {
  std::string message(info_of(code).message);
  for (std::size_t at = message.find("{}"); at != message.npos; at = message.find("{}", at)) {
    message.replace(at, 2, "…");
  }
  return message;
}

std::string explain(Code code) {
  const CodeInfo& info = info_of(code);
  std::string out = fmt::format("{}: {}, {}\n", name_of(code), name_of(info.severity),
                                consequence(info.severity));
  append_wrapped(out, message_of(code), kIndent);
  const vocabulary::Explanation* explanation = vocabulary::explanation_of(code);
  if (!explanation) return out;
  out += '\n';
  append_wrapped(out, explanation->why, {});
  append_part(out, "To mend it:", explanation->hint);
  append_part(out, "With --lenient:", explanation->repair);
  append_example(out, "Wrong:", explanation->wrong);
  append_example(out, "Right:", explanation->right);
  append_part(out, "EPUBCheck or Ace would say:", info.preempts);
  return out;
}

std::string list_codes() {
  std::size_t widest = 0;
  for (std::size_t i = 0; i < kCodeCount; ++i) {
    widest = std::max(widest, info_of(static_cast<Code>(i)).name.size());
  }
  std::string out;
  for (std::size_t i = 0; i < kCodeCount; ++i) {
    const Code code = static_cast<Code>(i);
    const std::string head =
        fmt::format("{:{}}  {:7}  ", name_of(code), widest, name_of(info_of(code).severity));
    out += head + fitted(message_of(code), kColumns - head.size()) + '\n';
  }
  return out;
}

}  // namespace colophon::cli
