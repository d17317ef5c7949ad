// The block structure of CommonMark (specification 0.30, chapters 4 and 5) as far as the rewriting
// needs it: for every line, the containers it stands in and the kind of leaf it belongs to. cmark
// remains the judge; where this differs from it, the tree pass puts things right.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/scan/list_marks.h"
#include "model/dialect.h"

namespace colophon::markdown {

inline constexpr std::size_t kMostContainers = 100;

struct Container {
  enum class Kind : std::uint8_t { quote, item, note, definition, cell, admonition, element };
  Kind kind = Kind::quote;
  int offset = 0;                      // columns that a line of it is indented by; 0 for quotes
  bool has_content = false;            // an item that begins with a blank line may still be empty
  ListStyle style = ListStyle::plain;  // of an item
  ListDelimiter delimiter = ListDelimiter::period;
  char letter = 0;              // of a quote whose lines begin with `A>` rather than `>`
  std::uint32_t letter_at = 0;  // where the letter stands on the line that opens it
  std::size_t head = 0;         // and in what cmark sees in front of that line's text
  // Of an HTML element, whose lines may be indented by its offset but need not: whether the first
  // is still to come, and whether it comes behind a blank one.
  bool is_new = false;
  bool after_blank = false;
};

enum class Leaf : std::uint8_t { none, paragraph, fence, html, indented_code };

// A place within a line, where a tab may be used up in part.
struct LineCursor {
  std::string_view text;  // the whole text
  std::size_t at = 0;
  std::size_t end = 0;
  int column = 0;

  // Moves over white space of so many columns, or to the line's end.
  void advance(int columns);
};

// An item's mark that cmark does not know and has another in its place.
struct ReplacedMark {
  std::uint32_t line = 0;  // where the line begins in the source
  std::uint32_t head = 0;  // offset of the mark's stand-in in what the line begins with
  ListMark mark;
};

// A line and where its text starts. Offsets are bytes of the whole text.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;      // before the line end
  std::uint32_t content = 0;  // behind the containers' marks
  std::uint32_t rest = 0;     // behind the indentation too; `end` for a blank line
  int indent = 0;             // columns between the two
  std::size_t matched = 0;    // containers that were open before and go on
  bool opens_container = false;
  bool parts_quotes = false;  // a quote begins where another, with another delimiter, ends
  bool too_deep = false;      // `rest` starts with the mark of a container past the limit

  // cmark is to see `head` in place of bytes [begin, head_end).
  std::uint32_t head_end = 0;
  std::string head = {};
  bool opens_lettered = false;  // with `A>` or its like

  bool has_head() const { return head_end != begin || !head.empty(); }
  bool blank() const { return rest == end; }
};

enum class LineKind : std::uint8_t {
  blank,
  verbatim,  // of a fenced or indented code block or an HTML block
  fence_open,
  heading,  // ATX
  setext_underline,
  thematic_break,
  paragraph,     // first line
  continuation,  // a further line, perhaps a lazy one
};

// Bytes of the source that stand for a line: a table's cell is cut out of several of them.
struct LinePiece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class BlockScanner {
 public:
  BlockScanner(std::string_view text, const Dialect& dialect)
      : text_(text), dialect_(dialect), is_cut_(false) {}

  // Reads `pieces` as lines that stand in `around`, whose marks the source does not repeat.
  BlockScanner(std::string_view text, const Dialect& dialect, std::span<const LinePiece> pieces,
               std::vector<Container> around);

  // Moves to the next line without looking for containers that it opens.
  bool skip_line();
  // From here on, in containers so many, a line's text is the author's to its last space, as verse
  // or as the words of an element: nothing in it is a container or code. Without a value, no
  // longer.
  void keep_verse(std::optional<std::size_t> depth) { verse_depth_ = depth; }
  void keep_words(std::optional<std::size_t> depth) { words_depth_ = depth; }
  bool in_verse() const { return keeps_lines(line_.matched) && kept_; }

  // Moves to the next line; matches the open containers and opens new ones. False behind the last.
  bool next_line();
  const Line& line() const { return line_; }
  std::string_view rest() const { return text_.substr(line_.rest, line_.end - line_.rest); }

  // Whether the line goes on with code or HTML, so that nothing in it is a construct.
  bool in_verbatim() const { return verbatim_; }
  // Whether it goes on with an HTML block of tags, which a blank line would end; and whether one
  // goes on behind the line.
  bool in_html() const { return verbatim_ && has_open_html(); }
  bool has_open_html() const { return leaf_ == Leaf::html && html_kind_ >= 6; }
  // Whether all containers go on and a paragraph is open in the innermost.
  bool continues_paragraph() const;
  // Whether a paragraph is open that this line could go on with, be it lazily.
  bool may_continue_lazily() const { return leaf_ == Leaf::paragraph && !line_.opens_container; }
  bool in_indented_code() const { return leaf_ == Leaf::indented_code; }
  bool has_open_paragraph() const { return leaf_ == Leaf::paragraph; }

  // Decides what the line is and takes note of it.
  LineKind classify();

  // The line is a construct of ours: what it does not belong to ends.
  void begin_construct();
  void push(Container container) { containers_.push_back(container); }
  // Only the outermost `count` containers go on.
  void pop_to(std::size_t count);
  // An HTML block of tags goes on behind the line.
  void begin_html();
  // No paragraph, code or HTML goes on behind the line.
  void end_leaf() { leaf_ = Leaf::none; }
  // What of the line stands behind `offset` is read as a line of its own, in the same containers.
  void split(std::uint32_t offset);
  // What stands behind the mark of a construct on its first line: a fence or a paragraph.
  void begin_leaf(std::string_view rest);

  const std::vector<Container>& containers() const { return containers_; }
  // What a line of our own needs in front to stand in the same containers, or the first of them.
  std::string prefix() const { return prefix(containers_.size()); }
  std::string prefix(std::size_t count) const;
  // From here on the current line has `head` in place of what it has in front of its text.
  void set_head(std::string head);
  // The outermost container that this line leaves, or null.
  const Container* first_left() const;
  // Marks of items on this line that have a stand-in.
  const std::vector<ReplacedMark>& replaced_marks() const { return replaced_; }

 private:
  friend class LookAhead;

  bool keeps_lines(std::size_t depth) const {
    return words_depth_ ? depth == *words_depth_ : verse_depth_ && depth == *verse_depth_;
  }
  bool begin_line();
  bool read_line(std::size_t& next, Line& line) const;
  static bool match(const Container& container, Line& line, LineCursor& cursor);
  void find_rest();
  void match_containers();
  void settle_indent(Container& element);
  void cut(std::size_t containers);
  bool begins_words(std::string_view text, int html_kind) const;
  void open_containers();
  char opening_letter() const;
  void open_quote(char letter);
  void open_item(const ListMark& mark);
  std::optional<ListMark> item_mark(std::string_view rest) const;
  std::optional<ListMark> letter_mark(std::string_view rest) const;
  bool next_item_follows(const ListMark& mark) const;
  std::size_t replace_mark(const ListMark& mark, std::uint32_t begin, std::size_t width);
  bool open_fence(std::string_view rest);
  void keep_matched();
  LineKind classify_leaf();

  std::string_view text_;
  const Dialect& dialect_;
  bool is_cut_;
  std::span<const LinePiece> pieces_ = {};
  std::size_t around_ = 0;  // containers that no line repeats
  std::string around_prefix_ = {};
  std::size_t next_ = 0;  // offset of the next line, or number of the next piece
  std::optional<LinePiece> remainder_ = std::nullopt;  // of the line that was split
  Line line_ = {};
  LineCursor cursor_ = {};
  std::vector<ReplacedMark> replaced_ = {};

  std::vector<Container> containers_ = {};
  std::optional<Container> left_ = std::nullopt;
  Leaf leaf_ = Leaf::none;
  std::size_t leaf_depth_ = 0;  // containers around the leaf
  std::optional<std::size_t> verse_depth_ = std::nullopt;
  std::optional<std::size_t> words_depth_ = std::nullopt;
  bool verbatim_ = false;
  bool kept_ = true;  // containers that do not go on have been closed
  char fence_char_ = 0;
  std::size_t fence_length_ = 0;
  int html_kind_ = 0;
};

// Reads on behind the scanner's line without moving the scanner: the lines that stand in the same
// containers, without lazy ones.
class LookAhead {
 public:
  // `depth`: how many of the scanner's containers count.
  LookAhead(const BlockScanner& scanner, std::size_t depth)
      : scanner_(scanner), depth_(depth), next_(scanner.next_) {}
  explicit LookAhead(const BlockScanner& scanner)
      : LookAhead(scanner, scanner.containers().size()) {}

  // False where the containers or the text end.
  bool next();
  const Line& line() const { return line_; }
  std::string_view rest() const {
    return scanner_.text_.substr(line_.rest, line_.end - line_.rest);
  }

 private:
  const BlockScanner& scanner_;
  std::size_t depth_;
  std::size_t next_;
  Line line_ = {};
};

// Whether the text is three or more of the same * - _ with nothing else but blanks.
bool is_thematic_break(std::string_view rest);
// `===` or `---`.
bool is_setext_underline(std::string_view rest);
// The number of # of an ATX heading, or 0.
int heading_level(std::string_view rest);
// The length of the code fence that starts the text, or 0.
std::size_t fence_length(std::string_view rest);

}  // namespace colophon::markdown
