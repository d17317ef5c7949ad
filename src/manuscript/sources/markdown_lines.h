// The lines of a Markdown text with what they are part of: no title and no entry of a list stands
// in code or in a comment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "manuscript/sources/code_tracker.h"

namespace colophon::manuscript {

struct MarkdownLine {
  enum class Kind : std::uint8_t { prose, fence_begin, code, fence_end, comment };
  Kind kind = Kind::prose;
  std::size_t begin = 0;  // in the text
  std::string_view text;  // without the line's end

  bool is_prose() const { return kind == Kind::prose; }
};

class MarkdownLines {
 public:
  explicit MarkdownLines(std::string_view text) : text_(text) {}

  // None behind the last.
  std::optional<MarkdownLine> next();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  CodeTracker tracker_;
  bool is_quoted_fence_ = false;  // ends with its quote
};

// `## Text ##` without space around it.
struct AtxHeading {
  int level = 0;
  std::string_view text;  // may be empty
};
std::optional<AtxHeading> atx_heading(std::string_view line);

}  // namespace colophon::manuscript
