// Tells code and comments from prose while a chapter's text is put together: templates in code are
// what a book on templates shows. CommonMark 0.30 sections 4.5 and 4.6 as far as lines tell them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::manuscript {

class CodeTracker {
 public:
  // More of the text.
  void read(std::string_view text);

  // Of the place that the text has reached.
  bool in_fence() const { return fence_length_ > 0; }
  const std::string& info() const { return info_; }  // of the fence
  bool in_comment() const { return in_comment_; }    // <!-- -->
  // One that begins a line: no heading and no list ends it.
  bool in_block_comment() const { return in_comment_ && is_block_comment_; }
  // Nothing but white space and the marks of quotes and lists stand before it in its line.
  bool at_line_start() const;

 private:
  void follow_comments(std::size_t from);
  bool is_in_code_span(std::size_t at);
  void end_line();

  std::string line_;           // the last, as far as it goes
  bool in_code_span_ = false;  // about, where `counted_` bytes of it end
  std::size_t counted_ = 0;
  char fence_ = 0;
  std::size_t fence_length_ = 0;
  std::string info_;
  bool in_comment_ = false;
  bool is_block_comment_ = false;  // begins a line: blank lines do not end it
};

struct CodeSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The code spans of a line with their backticks (section 6.1), in order.
std::vector<CodeSpan> find_code_spans(std::string_view line);

// The bytes of `-`, `*`, `+`, `1.` or `1)` at the beginning, which a blank or nothing follows; or
// 0.
std::size_t list_marker(std::string_view text);

// Behind white space and the marks of quotes and lists.
std::size_t skip_container_marks(std::string_view line);

}  // namespace colophon::manuscript
