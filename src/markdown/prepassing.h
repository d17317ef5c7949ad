// The line-by-line walk of the pre-pass; see prepass.h. What CommonMark has and what it lacks are
// in a file each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "markdown/blocks.h"
#include "markdown/paragraph.h"
#include "markdown/prepass.h"

namespace colophon::markdown {

class Prepass {
 public:
  Prepass(std::string_view text, const Origin& origin, const Dialect& dialect, Diagnostics& diags)
      : text_(text),
        origin_(origin),
        dialect_(dialect),
        diags_(diags),
        scanner_(text),
        out_{Generated(text), {}} {}

  Prepared run();

 private:
  enum class Block : std::uint8_t { other, paragraph, table };

  std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }

  void take_line();

  void copy(const Line& line) { out_.generated.copy_line(line.begin, line.end, line.rest); }

  bool construct();

  // What CommonMark has.
  void leaf();

  // Lines of our own.

  void add_blank(const std::string& prefix,
                 GeneratedLine::Origin origin = GeneratedLine::Origin::added);

  std::size_t add_construct(Construct construct, std::uint32_t begin, std::uint32_t end);

  // A line that holds `before` and a mark, in the containers of the current line, apart from its
  // neighbours.
  void add_mark_line(std::string_view before, std::size_t construct);

  // Text behind a construct's mark begins a paragraph (or code) of its own.
  void begin_body(std::uint32_t begin, std::string prefix, std::string mark_text = {});

  std::uint32_t skip_blanks_from(std::uint32_t at) const;

  // Constructs, each: true where the line was one.

  bool division(std::string_view rest);

  // `name`, `{attributes}` or `name {attributes}`.
  static bool division_name(std::string_view name, Attributes& attributes);

  bool note(std::string_view rest);

  bool definition(std::string_view rest);

  // A `+` item whose first paragraph is the mark; what it holds is indented by four.
  void begin_item(Container::Kind kind, std::size_t construct, std::uint32_t body);

  bool caption(std::string_view rest);

  bool table(std::string_view rest);

  bool table_row(std::string_view rest);

  void add_row(std::uint32_t begin, std::string_view row, bool is_header);

  void end_table();

  bool verse_line(std::string_view rest);

  // Looking ahead.

  // The next line behind the marks of quotes and white space.
  std::string_view line_after(std::uint32_t end) const;

  // Whether a table comes behind this paragraph and at most one blank line.
  bool table_follows_paragraph() const;

  // Paragraphs.

  void flush_run();

  std::string_view text_;
  const Origin& origin_;
  const Dialect& dialect_;
  Diagnostics& diags_;
  BlockScanner scanner_;
  Prepared out_;

  Paragraph run_;  // the open one

  Block last_block_ = Block::other;
  std::size_t last_lines_ = 0;
  std::size_t last_depth_ = 0;
  std::uint32_t last_end_ = 0;
  int blank_lines_ = 0;

  bool table_ = false;
  bool skip_delimiter_ = false;
  std::size_t table_columns_ = 0;
  std::size_t table_index_ = 0;
  bool line_block_ = false;
  std::unordered_map<std::string, std::size_t> notes_;
};

}  // namespace colophon::markdown
