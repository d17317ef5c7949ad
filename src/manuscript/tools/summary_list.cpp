#include "manuscript/tools/summary_list.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "formats/addresses.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/markdown_lines.h"
#include "manuscript/sources/plain_title.h"

namespace colophon::manuscript {
namespace {

constexpr int kDeepest = 100;  // items in one another; those below count as this deep

// Columns of white space at the beginning, tabs going to the next multiple of four.
std::size_t indentation(std::string_view line) {
  std::size_t column = 0;
  for (const char c : line) {
    if (c == '\t') {
      column += 4 - column % 4;
    } else if (c == ' ') {
      ++column;
    } else {
      break;
    }
  }
  return column;
}

// The bytes of an item's marker and the space behind it; 0 where there is none.
std::size_t marker_size(std::string_view line) {
  const std::size_t marker = list_marker(line);
  return marker == 0 ? 0 : std::min(line.find_first_not_of(" \t", marker), line.size());
}

bool is_rule(std::string_view line) {
  constexpr std::string_view kMarks = "-*_";
  if (line.empty() || kMarks.find(line.front()) == kMarks.npos) return false;
  const auto marks = std::count(line.begin(), line.end(), line.front());
  const auto blanks = std::count_if(line.begin(), line.end(), [](char c) { return c <= ' '; });
  return marks >= 3 && static_cast<std::size_t>(marks + blanks) == line.size();
}

bool is_underline(std::string_view line) {
  return !line.empty() && line.find_first_not_of('=') == line.npos;
}

// Behind the bracket that closes the one at `begin`, code spans and escapes passed over; npos where
// nothing closes it.
std::size_t after_bracket(std::string_view line, std::size_t begin) {
  int open = 0;
  for (std::size_t at = begin; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '`') {
      const std::size_t close = line.find('`', at + 1);
      if (close != line.npos) at = close;
    } else if (line[at] == '[') {
      ++open;
    } else if (line[at] == ']' && --open == 0) {
      return at + 1;
    }
  }
  return line.npos;
}

struct Target {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The address between the parentheses that open at `open`, without angle brackets and title. An
// address with spaces is taken as it is meant.
std::optional<Target> find_target(std::string_view line, std::size_t open) {
  std::size_t begin = std::min(line.find_first_not_of(" \t", open + 1), line.size());
  if (begin < line.size() && line[begin] == '<') {
    const std::size_t close = line.find('>', begin);
    if (close == line.npos || line.find(')', close) == line.npos) return std::nullopt;
    return Target{begin + 1, close};
  }
  int depth = 1;
  std::size_t close = begin;
  for (; close < line.size(); ++close) {
    if (line[close] == '(') ++depth;
    if (line[close] == ')' && --depth == 0) break;
  }
  if (close == line.size()) return std::nullopt;
  std::size_t end = close;
  if (const std::size_t title = line.find(" \"", begin); title < close) end = title;
  while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\t')) --end;
  return Target{begin, end};
}

class Reader {
 public:
  Reader(Span whole, std::string_view text, Diagnostics& diags)
      : whole_(whole), text_(text), diags_(diags) {}

  std::vector<SummaryEntry> read() {
    MarkdownLines lines(text_);
    while (const std::optional<MarkdownLine> line = lines.next()) {
      if (line->is_prose()) {
        read_line(line->begin, line->text);
      } else {
        before_ = {};
      }
    }
    return std::move(entries_);
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {whole_.source, whole_.begin + static_cast<std::uint32_t>(begin),
            whole_.begin + static_cast<std::uint32_t>(end)};
  }

  void read_line(std::size_t begin, std::string_view whole) {
    const std::size_t indent = indentation(whole);
    begin += std::min(whole.find_first_not_of(" \t"), whole.size());
    const std::string_view line = trim(whole);
    const std::string_view before = std::exchange(before_, line);
    if (line.empty()) return;
    if (is_underline(line) && is_prose(before)) return add_heading(before_begin_, before, 1);
    before_begin_ = begin;
    if (is_rule(line)) return add_rule(begin, line);
    if (const std::optional<AtxHeading> heading = atx_heading(line)) {
      const auto words = static_cast<std::size_t>(heading->text.data() - line.data());
      return add_heading(begin + words, heading->text, heading->level);
    }
    if (const std::size_t marker = marker_size(line); marker > 0) {
      return read_item(begin + marker, line.substr(marker), indent);
    }
    if (line.front() != '[') return;  // prose
    items_.clear();
    read_entry(begin, line, {});
  }

  static bool is_prose(std::string_view line) {
    return !line.empty() && line.front() != '#' && line.front() != '[' && line.front() != '<' &&
           marker_size(line) == 0;
  }

  void add_rule(std::size_t begin, std::string_view line) {
    items_.clear();
    SummaryEntry rule;
    rule.kind = SummaryEntry::Kind::rule;
    rule.line = span(begin, begin + line.size());
    entries_.push_back(std::move(rule));
  }

  void add_heading(std::size_t begin, std::string_view words, int level) {
    items_.clear();
    SummaryEntry heading;
    heading.kind = SummaryEntry::Kind::heading;
    heading.level = level;
    heading.line = span(begin, begin + words.size());
    heading.title = {plain_title(words), heading.line};
    entries_.push_back(std::move(heading));
  }

  void read_item(std::size_t begin, std::string_view words, std::size_t indent) {
    // An item lies in the nearest one before it that is less indented by two columns.
    while (!items_.empty() && indent < items_.back().indent + 2) items_.pop_back();
    SummaryEntry entry;
    entry.in_list = true;
    entry.depth = static_cast<int>(std::min(items_.size(), static_cast<std::size_t>(kDeepest)));
    const std::size_t parent = items_.empty() ? kNone : items_.back().entry;
    items_.push_back({indent, entries_.size()});
    if (words.starts_with("[") && (words.size() < 4 || words[2] != ']' || words[3] != ' ')) {
      if (!read_entry(begin, words, std::move(entry))) items_.back().entry = parent;
    } else {
      entry.line = span(begin, begin + words.size());
      entry.title = {plain_title(words), entry.line};
      entries_.push_back(std::move(entry));
    }
    if (parent != kNone) entries_[parent].has_items = true;
  }

  // False, and nothing added, where the line is none.
  bool read_entry(std::size_t begin, std::string_view words, SummaryEntry entry) {
    entry.line = span(begin, begin + words.size());
    entry.is_link = true;
    const std::size_t after = after_bracket(words, 0);
    if (after == words.npos) return report(entry.line, "the `[` is never closed");
    if (after < words.size() && words[after] == ':') return false;  // a definition
    if (after == words.size() || words[after] != '(') {
      return report(entry.line, "behind `]` the file is missing");
    }
    const std::optional<Target> target = find_target(words, after);
    if (!target) return report(entry.line, "the `(` is never closed");
    entry.title = {plain_title(words.substr(1, after - 2)), span(begin + 1, begin + after - 1)};
    const std::string_view address = words.substr(target->begin, target->end - target->begin);
    const std::size_t hash = std::min(address.find('#'), address.size());
    entry.target = {percent_decode(address.substr(0, hash)),
                    span(begin + target->begin, begin + target->end)};
    entry.fragment = address.substr(hash);
    entries_.push_back(std::move(entry));
    return true;
  }

  bool report(Span line, std::string_view what) {
    diags_.report(Code::malformed_contents, line, what).hint = "write `[Title](file.md)`";
    return false;
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // An item that others may be nested below.
  struct Item {
    std::size_t indent = 0;
    std::size_t entry = 0;
  };

  Span whole_;
  std::string_view text_;
  Diagnostics& diags_;
  std::vector<SummaryEntry> entries_;
  std::vector<Item> items_;
  std::string_view before_;  // the line before
  std::size_t before_begin_ = 0;
};

}  // namespace

std::vector<SummaryEntry> read_summary(Span text, const Sources& sources, Diagnostics& diags) {
  return Reader(text, sources.text_of(text), diags).read();
}

}  // namespace colophon::manuscript
