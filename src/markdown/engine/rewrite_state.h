// Where the line-by-line rewriting of a chapter stands, and the lines that every construct writes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/diagnostics.h"
#include "markdown/engine/paragraph.h"
#include "markdown/engine/rewritten_text.h"
#include "markdown/scan/blocks.h"
#include "markdown/scan/markdown_tags.h"

namespace colophon::markdown {

inline constexpr int kConstructIndent =
    4;                                 // columns from which on a line is code or a continuation
inline constexpr int kItemOffset = 4;  // columns of what stands in an item of ours

// What is made of the whole chapter, and what is known of all of it.
struct ChapterState {
  RewrittenText out;
  std::unordered_map<std::string, std::size_t> notes = {};  // label -> construct
  int examples = 0;                                         // numbered so far
  std::optional<TagEnds> tag_ends = {};                     // once they are asked for
};

struct RewriteState {
  enum class Block : std::uint8_t { other, paragraph, table };

  std::string_view text;
  const Origin& origin;
  const Dialect& dialect;
  Diagnostics& diags;
  ChapterState& chapter;
  RewrittenText& out;
  BlockScanner scanner;
  int nesting = 0;  // of tables

  Paragraph paragraph = {};               // the open one
  Paragraph last_paragraph = {};          // the last that was closed
  std::optional<std::size_t> table = {};  // the construct of the open one that is read row by row
  bool in_line_block = false;

  Block last_block = Block::other;
  std::size_t last_depth = 0;
  std::uint32_t last_end = 0;
  int blank_lines = 0;

  std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
    return text.substr(begin, end - begin);
  }

  void copy(const Line& line);
  // What the line has in front of its text.
  void copy_head(const Line& line);
  // Leaves nothing of the lines from this one to `end` but the containers that they stand in.
  void take_out(const Line& line, std::uint32_t end);
  ParagraphLine text_line(const Line& line, std::uint32_t rest) const;

  // Lines of our own.

  void add_blank(const std::string& prefix,
                 GeneratedLine::Origin origin = GeneratedLine::Origin::added);
  std::size_t add_construct(Construct construct, std::uint32_t begin, std::uint32_t end);
  // A placeholder that stands for nothing: what is behind it is text.
  std::string empty_placeholder(std::uint32_t at);
  // A construct of ours is the current line: what is before it ends, and so does what the line does
  // not belong to.
  void begin_construct();
  // A line that holds a construct's placeholder, in the containers of the current line, apart from
  // its neighbours; where the construct is an item, in that. Returns its number.
  std::size_t add_block(Construct construct, std::uint32_t begin, std::uint32_t end,
                        std::optional<Container> item = std::nullopt);
  // Text behind a construct's placeholder begins a paragraph (or code) of its own.
  void begin_body(std::uint32_t begin, std::string prefix, std::string placeholder_text);
  // What is behind `offset` on the line, if anything, is read as a line of its own.
  void read_on_behind(std::uint32_t offset);
  std::uint32_t skip_blanks_from(std::uint32_t at) const;

  // Containers that the line goes on with or has opened.
  std::size_t kept_depth() const;
  // The next line's text, where that stands in the same containers.
  std::string_view next_text() const;

  void end_paragraph();
  void end_table();
  void end_blocks();

 private:
  void add_placeholder_line(std::string_view before, std::size_t construct);
};

}  // namespace colophon::markdown
