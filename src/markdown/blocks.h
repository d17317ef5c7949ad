// The block structure of CommonMark (specification 0.30, chapters 4 and 5) as far as the pre-pass
// needs it: for every line, the containers it stands in and the kind of leaf it belongs to. cmark
// remains the judge; where this differs from it, the tree pass puts things right.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::markdown {

inline constexpr std::size_t kMostContainers = 100;

struct Container {
  enum class Kind : std::uint8_t { quote, item, note, definition };
  Kind kind = Kind::quote;
  int offset = 0;            // columns that a line of it is indented by; 0 for quotes
  bool has_content = false;  // an item that begins with a blank line may still be empty
};

enum class Leaf : std::uint8_t { none, paragraph, fence, html, indented_code };

// A line and where its text starts. Offsets are bytes of the whole text.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;      // before the line end
  std::uint32_t content = 0;  // behind the containers' marks
  std::uint32_t rest = 0;     // behind the indentation too; `end` for a blank line
  int indent = 0;             // columns between the two
  std::size_t matched = 0;    // containers that were open before and go on
  bool opens_container = false;
  bool too_deep = false;  // `rest` starts with the mark of a container past the limit

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

class BlockScanner {
 public:
  explicit BlockScanner(std::string_view text) : text_(text) {}

  // Moves to the next line; matches the open containers and opens new ones. False behind the last.
  bool next_line();
  const Line& line() const { return line_; }
  std::string_view rest() const { return text_.substr(line_.rest, line_.end - line_.rest); }

  // Whether the line goes on with code or HTML, so that nothing in it is a construct.
  bool in_verbatim() const { return verbatim_; }
  // Whether all containers go on and a paragraph is open in the innermost.
  bool continues_paragraph() const;
  // Whether a paragraph is open that this line could go on with, be it lazily.
  bool may_continue_lazily() const { return leaf_ == Leaf::paragraph && !line_.opens_container; }
  bool has_open_paragraph() const { return leaf_ == Leaf::paragraph; }

  // Decides what the line is and takes note of it.
  LineKind classify();

  // The line is a construct of ours: what it does not belong to ends.
  void begin_construct();
  void push(Container container) { containers_.push_back(container); }
  // What stands behind the mark of a construct on its first line: a fence or a paragraph.
  void begin_leaf(std::string_view rest);

  const std::vector<Container>& containers() const { return containers_; }
  // What a line of our own needs in front to stand in the same containers.
  std::string prefix() const;
  // The innermost container that this line leaves, or null.
  const Container* first_left() const;

 private:
  void find_rest();
  void advance(int columns);
  void open_quote();
  void open_item();
  bool open_fence(std::string_view rest);
  void keep_matched();
  LineKind classify_leaf();

  std::string_view text_;
  std::size_t next_ = 0;
  Line line_;
  // The cursor within the line: a tab may be used up in part.
  std::size_t at_ = 0;
  int column_ = 0;

  std::vector<Container> containers_;
  Leaf leaf_ = Leaf::none;
  std::size_t leaf_depth_ = 0;  // containers around the leaf
  bool verbatim_ = false;
  bool kept_ = true;  // containers that do not go on have been closed
  char fence_char_ = 0;
  std::size_t fence_length_ = 0;
  int html_kind_ = 0;
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
