#include "manuscript/sources/code_tracker.h"

#include <algorithm>
#include <map>

#include "base/ascii.h"

namespace colophon::manuscript {
namespace {

constexpr std::size_t kLeastFence = 3;
constexpr std::size_t kLongestMarks = 400;  // of containers; a bound, not a rule

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::size_t run_length(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(text[at], at), text.size()) - at;
}

}  // namespace

std::size_t list_marker(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && size < 9 && ascii::is_digit(text[size])) ++size;
  const std::string_view marks = size > 0 ? ".)" : "-*+";
  if (size >= text.size() || marks.find(text[size]) == marks.npos) return 0;
  ++size;
  return size == text.size() || is_blank(text[size]) ? size : 0;
}

std::size_t skip_container_marks(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    if (is_blank(line[at]) || line[at] == '>') {
      ++at;
    } else if (const std::size_t mark = list_marker(line.substr(at));
               mark > 0 && at + mark < line.size()) {
      at += mark;
    } else {
      break;
    }
  }
  return at;
}

void CodeTracker::read(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t from = line_.size();
    line_ += text.substr(0, end);
    follow_comments(from);
    if (end == text.size()) return;
    end_line();
    line_.clear();
    in_code_span_ = false;
    counted_ = 0;
    text.remove_prefix(end + 1);
  }
}

// `from`: the line was shorter so far. A mark may have been cut there.
void CodeTracker::follow_comments(std::size_t from) {
  if (in_fence()) return;
  const std::string_view line = line_;
  std::size_t at = from > 3 ? from - 3 : 0;
  while (at < line.size()) {
    const std::string_view wanted = in_comment_ ? "-->" : "<!--";
    at = line.find(wanted, at);
    if (at == line.npos) return;
    if (in_comment_ || !is_in_code_span(at)) {
      is_block_comment_ = at <= kLongestMarks && skip_container_marks(line.substr(0, at)) == at;
      in_comment_ = !in_comment_;
    }
    at += wanted.size();
  }
}

// Every run of backticks opens or closes a span: near enough for a `<!--` that is written about.
bool CodeTracker::is_in_code_span(std::size_t at) {
  for (; counted_ < at; ++counted_) {
    const bool ends_run = line_[counted_] == '`' && line_[counted_ + 1] != '`';
    if (ends_run) in_code_span_ = !in_code_span_;
  }
  return in_code_span_;
}

void CodeTracker::end_line() {
  const std::string_view line = line_;
  const std::string_view rest = line.substr(skip_container_marks(line));
  if (rest.empty()) {
    in_comment_ = in_comment_ && is_block_comment_;
    return;
  }
  const std::size_t length = run_length(rest, 0);
  if (in_fence()) {
    const bool closes = rest.front() == fence_ && length >= fence_length_ &&
                        rest.find_first_not_of(" \t", length) == rest.npos;
    if (closes) fence_length_ = 0;
    return;
  }
  const bool opens =
      length >= kLeastFence &&
      (rest.front() == '~' || (rest.front() == '`' && rest.find('`', length) == rest.npos));
  if (!opens || in_comment_) return;
  fence_ = rest.front();
  fence_length_ = length;
  info_ = rest.substr(length);
}

bool CodeTracker::at_line_start() const {
  return line_.size() <= kLongestMarks && skip_container_marks(line_) == line_.size();
}

std::vector<CodeSpan> find_code_spans(std::string_view line) {
  struct Run {
    std::size_t at;
    std::size_t length;
  };
  std::vector<Run> runs;
  for (std::size_t at = line.find('`'); at != line.npos; at = line.find('`', at)) {
    const std::size_t length = run_length(line, at);
    runs.push_back({at, length});
    at += length;
  }
  // From the end: where the next run of a length stands.
  std::vector<std::size_t> partner(runs.size(), runs.size());
  std::map<std::size_t, std::size_t> next;
  for (std::size_t i = runs.size(); i-- > 0;) {
    if (const auto found = next.find(runs[i].length); found != next.end())
      partner[i] = found->second;
    next[runs[i].length] = i;
  }
  std::vector<CodeSpan> spans;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const bool is_escaped = runs[i].at > 0 && line[runs[i].at - 1] == '\\';
    if (partner[i] == runs.size() || is_escaped) continue;
    const Run& end = runs[partner[i]];
    spans.push_back({runs[i].at, end.at + end.length});
    i = partner[i];
  }
  return spans;
}

}  // namespace colophon::manuscript
