// The line-by-line walk of the pre-pass; see prepass.h. What CommonMark has and what it lacks are
// in a file each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "markdown/engine/paragraph.h"
#include "markdown/engine/prepass.h"
#include "markdown/scan/blocks.h"
#include "markdown/scan/markdown_tags.h"
#include "markdown/signs/grid_tables.h"
#include "markdown/signs/heading_labels.h"
#include "markdown/signs/text_tables.h"

namespace colophon::markdown {

// What is made of the whole text, and what is known of all of it.
struct Prepassed {
  Prepared prepared;
  std::unordered_map<std::string, std::size_t> notes = {};  // label -> construct
  int examples = 0;                                         // numbered so far
  std::optional<TagEnds> tag_ends = {};                     // once they are asked for
};

class Prepass {
 public:
  Prepass(std::string_view text, const Origin& origin, const Dialect& dialect, Diagnostics& diags,
          Prepassed& all)
      : Prepass(origin, dialect, diags, all, BlockScanner(text, dialect)) {}

  // Of the lines of a table's cell.
  Prepass(const Prepass& table, std::span<const LinePiece> lines, std::vector<Container> around)
      : Prepass(table.origin_, table.dialect_, table.diags_, table.all_,
                BlockScanner(table.text_, table.dialect_, lines, std::move(around))) {
    nesting_ = table.nesting_ + 1;
  }

  void run();

 private:
  Prepass(const Origin& origin, const Dialect& dialect, Diagnostics& diags, Prepassed& all,
          BlockScanner scanner)
      : text_(origin.text()),
        origin_(origin),
        dialect_(dialect),
        diags_(diags),
        scanner_(std::move(scanner)),
        all_(all),
        out_(all.prepared) {}

  enum class Block : std::uint8_t { other, paragraph, table };

  std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }

  void take_line();

  void copy(const Line& line);
  // What the line has in front of its text.
  void copy_head(const Line& line);
  // Leaves nothing of the lines from this one to `end` but the containers that they stand in.
  void take_out(const Line& line, std::uint32_t end);
  ParagraphLine text_line(const Line& line, std::uint32_t rest) const;
  void note_list_marks();

  bool construct();

  // What CommonMark has.
  void leaf();
  bool ends_with_line() const;
  void note_heading(const std::vector<ParagraphLine>& lines);
  void add_heading_labels();

  // Lines of our own.

  void add_blank(const std::string& prefix,
                 GeneratedLine::Origin origin = GeneratedLine::Origin::added);

  std::size_t add_construct(Construct construct, std::uint32_t begin, std::uint32_t end);

  // A mark that stands for nothing: what is behind it is text.
  std::string empty_mark(std::uint32_t at);

  // A line that holds `before` and a mark, in the containers of the current line, apart from its
  // neighbours.
  void add_mark_line(std::string_view before, std::size_t construct);

  // Text behind a construct's mark begins a paragraph (or code) of its own.
  void begin_body(std::uint32_t begin, std::string prefix, std::string mark_text = {});

  std::uint32_t skip_blanks_from(std::uint32_t at) const;

  // Constructs, each: true where the line was one.

  bool division(std::string_view rest);
  bool ends_division() const;

  // Boxes beside the text, and what stands on a line of its own between braces.

  // `A>` and its like on the current line open quotes that are boxes.
  void begin_lettered();

  bool alert(std::string_view rest);

  bool exclamation(std::string_view rest);
  bool indented_text_follows() const;

  bool tag(std::string_view rest);

  bool admonish(std::string_view rest);

  // A division whose end is a line of its own.
  void open_box(Construct construct, std::uint32_t end, std::string close);
  bool close_box(std::string_view end);

  // Bytes [begin, end) of the current line are the title of the box that was just opened.
  void add_title(std::uint32_t begin, std::uint32_t end);

  bool block_attributes(std::string_view rest);

  bool contents_marker(std::string_view rest);

  // A line of text behind a box of indented text does not go on with its paragraph.
  void end_indented_box();

  // Containers that the line goes on with or has opened.
  std::size_t kept_depth() const;
  // The next line's text, where that stands in the same containers.
  std::string_view next_text() const;

  bool note(std::string_view rest);

  // What an abbreviation means; the paragraph that it stands in goes on behind it.
  bool abbreviation(std::string_view rest);
  // Whether the paragraph that is open begins with what may be the definition of a link.
  bool may_define_link() const;

  bool definition(std::string_view rest);
  bool are_terms(const Paragraph& run, char sign, bool is_wide) const;

  // A `+` item whose first paragraph is the mark; what it holds is indented by four.
  void begin_item(Container::Kind kind, std::size_t construct, std::uint32_t body);

  bool caption(std::string_view rest);

  bool table(std::string_view rest);
  bool text_table();
  bool grid_table(std::string_view rest);
  std::size_t begin_table(std::vector<Alignment> columns);
  void finish_table(std::size_t index, std::size_t lines);
  void skip_lines(std::size_t count);
  void add_cell(std::span<const LinePiece> lines, bool is_header, std::size_t column);
  void add_grid_cell(const GridTable::Cell& cell);
  void keep_block(std::span<const LinePiece> lines);

  bool table_row(std::string_view rest);

  void add_row(std::uint32_t begin, std::string_view row, bool is_header);

  void end_table();

  static bool is_line_of_block(std::string_view rest);
  bool line_block(std::string_view rest);
  // In a division whose lines are kept.
  bool verse_line(std::string_view rest);
  void add_verse_line(std::uint32_t begin, int indent);

  bool page_break(std::string_view rest);

  bool comment(std::string_view rest);

  // Elements with a `markdown` attribute (prepass_elements.cpp).

  // Takes the line, or a part of it, where such an element begins, ends, or has the line for its
  // text. What stands behind the part is the next line then.
  bool element_line();
  // Where such an element begins or ends.
  struct ElementEdge {
    std::size_t at = std::string_view::npos;  // in the line's text
    std::optional<std::size_t> closes;        // of elements_
  };
  ElementEdge find_edge(std::string_view rest);
  std::optional<std::size_t> count_tag(TagName tag, bool is_first);
  bool may_begin_element(std::string_view rest, std::size_t at) const;
  std::optional<MarkdownTag> tag_at(std::string_view rest, std::size_t at) const;
  std::optional<MarkdownTag> read_long_tag(std::string_view first) const;
  const TagEnds& tag_ends() const;
  void begin_element(const MarkdownTag& tag);
  std::uint32_t copy_tag(const MarkdownTag& tag, const std::string& prefix);
  void end_element(ElementEdge edge);
  void raw_line();
  void add_words();
  void forget_left_elements();
  // Raw HTML in such an element ends with its last end tag, not with a blank line.
  void after_html_line(const Line& line);
  void add_tag_line(std::uint32_t begin, std::uint32_t end);
  void read_on_behind(std::uint32_t offset);
  void end_blocks();

  // Looking ahead.

  // Whether a table comes behind this paragraph and at most one blank line.
  bool table_follows_paragraph() const;
  void note_division(const Construct& construct);
  void leave_divisions(std::size_t depth);
  void keep_lines();

  // Paragraphs.

  void flush_run();

  std::string_view text_;
  const Origin& origin_;
  const Dialect& dialect_;
  Diagnostics& diags_;
  BlockScanner scanner_;
  Prepassed& all_;
  Prepared& out_;
  int nesting_ = 0;  // of tables

  Paragraph run_;       // the open one
  Paragraph last_run_;  // the last that was closed

  Block last_block_ = Block::other;
  std::size_t last_depth_ = 0;
  std::uint32_t last_end_ = 0;
  int blank_lines_ = 0;

  bool table_ = false;
  bool skip_delimiter_ = false;
  std::size_t table_columns_ = 0;
  std::size_t table_index_ = 0;
  bool in_line_block_ = false;

  struct OpenElement {
    std::size_t container = 0;  // its place among the scanner's
    std::string name;
    TagContent content = TagContent::blocks;
    std::size_t depth = 0;  // elements of the same name that are open in it
    bool was_raw = false;   // it began inside of an HTML block
    int raw_tags = 0;       // open there
  };
  std::vector<OpenElement> elements_;
  int raw_tags_ = 0;  // open in the HTML block at hand

  struct Division {
    std::size_t depth = 0;  // containers around it
    bool is_verse = false;
  };
  std::vector<Division> divisions_;  // open ones

  struct OpenBox {
    std::string end;  // a fence or the name of a tag
    std::size_t depth = 0;
  };
  std::vector<OpenBox> boxes_;
  bool no_comment_end_ = false;  // from here on
  HeadingLabels heading_labels_;
};

}  // namespace colophon::markdown
