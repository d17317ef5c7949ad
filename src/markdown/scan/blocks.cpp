#include "markdown/scan/blocks.h"

#include <algorithm>
#include <utility>

#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr int kCodeIndent = 4;
constexpr int kTabStop = 4;
// Columns from which on the `>` that takes the place of `A>` would be too far in for a quote.
constexpr int kLetterIndent = 3;
// Leanpub's asides, blurbs, centred text and the kinds of blurb that have a letter of their own.
constexpr std::string_view kLetters = "ABCDEGIQTWX";

void set_rest(Line& line, const LineCursor& cursor) {
  line.content = static_cast<std::uint32_t>(cursor.at);
  std::size_t at = cursor.at;
  int column = cursor.column;
  for (; at < line.end && is_blank(cursor.text[at]); ++at) {
    column += cursor.text[at] == '\t' ? kTabStop - column % kTabStop : 1;
  }
  line.rest = static_cast<std::uint32_t>(at);
  line.indent = column - cursor.column;
}

// Whether the line goes on with `>` or, in a quote that has one, with the letter, `>` and a blank.
bool has_quote_mark(const Line& line, std::string_view text, char letter) {
  if (line.blank()) return false;
  if (letter == 0) return line.indent < kCodeIndent && text[line.rest] == '>';
  if (line.indent >= kLetterIndent || text[line.rest] != letter || line.rest + 1 == line.end ||
      text[line.rest + 1] != '>')
    return false;
  return line.rest + 2 == line.end || is_blank(text[line.rest + 2]);
}

// cmark is to see a blank for the letter.
void skip_quote_mark(Line& line, LineCursor& cursor, char letter) {
  cursor.advance(line.indent);
  if (letter != 0) {
    line.head += cursor.text.substr(line.head_end, line.rest - line.head_end);
    line.head += ' ';
    line.head_end = line.rest + 1;
    ++cursor.at;
    ++cursor.column;
  }
  ++cursor.at;
  ++cursor.column;
  if (cursor.at < cursor.end && is_blank(cursor.text[cursor.at])) cursor.advance(1);
}

}  // namespace

BlockScanner::BlockScanner(std::string_view text, const Dialect& dialect,
                           std::span<const LinePiece> pieces, std::vector<Container> around)
    : text_(text),
      dialect_(dialect),
      is_cut_(true),
      pieces_(pieces),
      around_(around.size()),
      containers_(std::move(around)) {
  around_prefix_ = prefix();
}

void BlockScanner::find_rest() { set_rest(line_, cursor_); }

bool BlockScanner::begin_line() {
  if (remainder_) {
    line_ = {.begin = remainder_->begin, .end = remainder_->end, .head_end = remainder_->begin};
  } else if (!read_line(next_, line_)) {
    return false;
  }
  replaced_.clear();
  left_.reset();
  cursor_ = {text_, line_.begin, line_.end, 0};
  if (is_cut_) line_.head = around_prefix_;
  return true;
}

// The line at `next`, which is moved behind it.
bool BlockScanner::read_line(std::size_t& next, Line& line) const {
  if (next >= (is_cut_ ? pieces_.size() : text_.size())) return false;
  line = {};
  if (is_cut_) {
    line.begin = pieces_[next].begin;
    line.end = pieces_[next].end;
    ++next;
  } else {
    const std::size_t end = std::min(text_.find('\n', next), text_.size());
    line.begin = static_cast<std::uint32_t>(next);
    line.end = static_cast<std::uint32_t>(end);
    next = end + 1;
  }
  line.head_end = line.begin;
  return true;
}

// Whether the line goes on with the container; moves over what it has in front for it.
bool BlockScanner::match(const Container& container, Line& line, LineCursor& cursor) {
  set_rest(line, cursor);
  if (container.kind == Container::Kind::quote) {
    if (!has_quote_mark(line, cursor.text, container.letter)) return false;
    skip_quote_mark(line, cursor, container.letter);
    return true;
  }
  if (container.kind == Container::Kind::element) {
    cursor.advance(std::min(container.offset, line.indent));
    return true;
  }
  if (line.indent >= container.offset && !line.blank()) {
    cursor.advance(container.offset);
    return true;
  }
  if (!line.blank() || !container.has_content) return false;
  cursor.at = line.rest;
  return true;
}

bool BlockScanner::next_line() {
  if (!begin_line()) return false;
  match_containers();
  const std::size_t matched = line_.matched;
  if (!kept_) left_ = containers_[matched];

  const bool leaf_goes_on = matched >= leaf_depth_ && kept_;
  verbatim_ = leaf_goes_on && (leaf_ == Leaf::fence ||
                               (leaf_ == Leaf::html && !(html_kind_ >= 6 && line_.blank())));
  if (verbatim_) return true;
  const bool in_verse = keeps_lines(matched);
  if (!kept_ && (leaf_ != Leaf::paragraph || in_verse)) keep_matched();
  if (!in_verse) open_containers();
  return true;
}

bool BlockScanner::skip_line() {
  if (!begin_line()) return false;
  match_containers();
  verbatim_ = false;
  leaf_ = Leaf::none;
  return true;
}

void BlockScanner::open_containers() {
  while (!line_.blank() && line_.indent < kCodeIndent) {
    const std::string_view text = rest();
    const char letter = opening_letter();
    const bool quote = text[0] == '>' || letter != 0;
    std::optional<ListMark> mark;
    if (!quote) {
      if (continues_paragraph() && is_setext_underline(text)) return;
      if (is_thematic_break(text)) return;
      mark = item_mark(text);
      if (!mark) return;
    }
    if ((kept_ ? containers_.size() : line_.matched) >= kMostContainers) {
      line_.too_deep = true;
      return;
    }
    if (quote && left_ && left_->kind == Container::Kind::quote)
      line_.parts_quotes |= left_->letter != letter;
    keep_matched();
    quote ? open_quote(letter) : open_item(*mark);
    line_.opens_container = true;
    find_rest();
  }
}

// The letter of an `A>` quote that begins here, or 0. Unlike `>` it does not cut a paragraph short.
char BlockScanner::opening_letter() const {
  if (!dialect_.admonitions) return 0;
  const char letter = text_[line_.rest];
  const bool begins =
      kLetters.find(letter) != kLetters.npos && has_quote_mark(line_, text_, letter);
  return begins && !continues_paragraph() ? letter : '\0';
}

void BlockScanner::open_quote(char letter) {
  Container quote{.kind = Container::Kind::quote, .has_content = true};
  quote.letter = letter;
  quote.letter_at = line_.rest;
  quote.head = line_.head.size() + (line_.rest - line_.head_end);
  containers_.push_back(quote);
  line_.opens_lettered |= letter != 0;
  skip_quote_mark(line_, cursor_, letter);
}

std::optional<ListMark> BlockScanner::item_mark(std::string_view text) const {
  if (const std::size_t size = plain_list_mark(text, continues_paragraph()))
    return ListMark{.size = size};
  if (!dialect_.letter_lists && !dialect_.example_lists) return std::nullopt;
  return may_begin_list_mark(text[0]) ? letter_mark(text) : std::nullopt;
}

// Letters and numbers in brackets begin prose, too: none of them ends a paragraph but in a list,
// and a list of one item needs two spaces behind its mark.
std::optional<ListMark> BlockScanner::letter_mark(std::string_view text) const {
  const Container* left = first_left();
  const bool leaves_item = left && left->kind == Container::Kind::item;
  if (leaves_item && left->style != ListStyle::plain) {
    const auto next = parse_list_mark(text, dialect_, left->style);
    if (next && next->style == left->style && next->delimiter == left->delimiter) return next;
  }
  if (leaf_ == Leaf::paragraph && !leaves_item) return std::nullopt;
  const auto mark = parse_list_mark(text, dialect_, std::nullopt);
  if (!mark || is_unmistakable(*mark, text)) return mark;
  return next_item_follows(*mark) ? mark : std::nullopt;
}

// Whether the list that the mark would begin has a second item.
bool BlockScanner::next_item_follows(const ListMark& mark) const {
  const int content = line_.indent + static_cast<int>(mark.size) + 1;
  LookAhead ahead(*this, kept_ ? containers_.size() : line_.matched);
  for (bool blank = false; ahead.next();) {
    const Line& line = ahead.line();
    if (line.blank()) {
      blank = true;
      continue;
    }
    if (line.indent < content) {
      const auto next = parse_list_mark(ahead.rest(), dialect_, mark.style);
      if (next && next->style == mark.style && next->delimiter == mark.delimiter)
        return next->number == mark.number + 1;
    }
    if (blank && line.indent < content) return false;
    blank = false;
  }
  return false;
}

void BlockScanner::open_item(const ListMark& mark) {
  const int indent = line_.indent;
  const std::uint32_t begin = line_.rest;
  cursor_.at = begin + mark.size;
  cursor_.column += indent + static_cast<int>(mark.size);
  find_rest();
  const bool empty = line_.blank();
  const int gap = empty || line_.indent > kCodeIndent ? 1 : line_.indent;
  cursor_.advance(gap);
  std::size_t width = mark.size + static_cast<std::size_t>(gap);
  if (mark.style != ListStyle::plain) width = replace_mark(mark, begin, width);
  containers_.push_back({Container::Kind::item, indent + static_cast<int>(width), !empty,
                         mark.style, mark.delimiter});
}

// cmark gets a number of the same width, so that nothing behind it moves; a long label's text moves
// to the left. Returns the columns up to the item's content.
std::size_t BlockScanner::replace_mark(const ListMark& mark, std::uint32_t begin,
                                       std::size_t width) {
  line_.head += text_.substr(line_.head_end, begin - line_.head_end);
  replaced_.push_back({line_.begin, static_cast<std::uint32_t>(line_.head.size()), mark});
  if (mark.size <= kWidestNumber && mark.style != ListStyle::example) {
    line_.head += stand_in(mark, mark.size);
    line_.head_end = begin + static_cast<std::uint32_t>(mark.size);
    return width;
  }
  width = std::min(width, mark.style == ListStyle::example ? kExampleWidth : kWidestMark);
  line_.head += stand_in(mark, width);
  line_.head_end = static_cast<std::uint32_t>(cursor_.at);
  return width;
}

bool BlockScanner::continues_paragraph() const {
  return leaf_ == Leaf::paragraph && kept_ && !line_.opens_container &&
         leaf_depth_ == containers_.size();
}

const Container* BlockScanner::first_left() const { return left_ ? &*left_ : nullptr; }

// Containers that do not go on end, and the leaf in them.
void BlockScanner::keep_matched() {
  if (!kept_) containers_.resize(line_.matched);
  kept_ = true;
  leaf_ = Leaf::none;
}

void BlockScanner::begin_construct() {
  keep_matched();
  for (Container& container : containers_) container.has_content = true;
}

void BlockScanner::begin_leaf(std::string_view text) {
  if (text.empty() || open_fence(text)) return;
  leaf_ = Leaf::paragraph;
  leaf_depth_ = containers_.size();
}

bool BlockScanner::open_fence(std::string_view text) {
  const std::size_t length = fence_length(text);
  if (length == 0) return false;
  leaf_ = Leaf::fence;
  leaf_depth_ = containers_.size();
  fence_char_ = text[0];
  fence_length_ = length;
  return true;
}

LineKind BlockScanner::classify() {
  if (verbatim_) {
    if (leaf_ == Leaf::fence && line_.indent < kCodeIndent && !line_.blank() &&
        text_[line_.rest] == fence_char_) {
      const std::size_t length = skip_run(rest(), 0);
      if (length >= fence_length_ &&
          rest().find_first_not_of(" \t", length) == std::string_view::npos) {
        leaf_ = Leaf::none;
      }
    } else if (leaf_ == Leaf::html && ends_html_block(rest(), html_kind_)) {
      leaf_ = Leaf::none;
    }
    return LineKind::verbatim;
  }
  if (line_.blank()) {
    if (!kept_) keep_matched();
    if (leaf_ != Leaf::indented_code || line_.opens_container) leaf_ = Leaf::none;
    return LineKind::blank;
  }
  const LineKind kind = classify_leaf();
  if (kind != LineKind::continuation) {
    for (Container& container : containers_) container.has_content = true;
  }
  return kind;
}

LineKind BlockScanner::classify_leaf() {
  const std::string_view text = rest();
  const bool paragraph = continues_paragraph();
  if (line_.indent >= kCodeIndent) {
    if (may_continue_lazily()) return LineKind::continuation;
    keep_matched();
    leaf_ = Leaf::indented_code;
    leaf_depth_ = containers_.size();
    return LineKind::verbatim;
  }
  if (!line_.too_deep) {
    if (heading_level(text) > 0) {
      keep_matched();
      return LineKind::heading;
    }
    if (fence_length(text) > 0) {
      keep_matched();
      open_fence(text);
      return LineKind::fence_open;
    }
    const int html = html_block_kind(text, 0);
    if (html > 0 && !(html == 7 && may_continue_lazily()) && !begins_words(text, html)) {
      keep_matched();
      leaf_depth_ = containers_.size();
      html_kind_ = html;
      leaf_ = ends_html_block(text, html) ? Leaf::none : Leaf::html;
      return LineKind::verbatim;
    }
    if (paragraph && is_setext_underline(text)) {
      leaf_ = Leaf::none;
      return LineKind::setext_underline;
    }
    if (is_thematic_break(text)) {
      keep_matched();
      return LineKind::thematic_break;
    }
  }
  if (may_continue_lazily()) return LineKind::continuation;
  keep_matched();
  leaf_ = Leaf::paragraph;
  leaf_depth_ = containers_.size();
  return LineKind::paragraph;
}

bool LookAhead::next() {
  if (!scanner_.read_line(next_, line_)) return false;
  LineCursor cursor{scanner_.text_, line_.begin, line_.end, 0};
  for (std::size_t i = scanner_.around_; i < depth_; ++i) {
    if (!BlockScanner::match(scanner_.containers_[i], line_, cursor)) return false;
  }
  set_rest(line_, cursor);
  // The end of an element is none of what it holds.
  const bool is_element =
      depth_ > 0 && scanner_.containers_[depth_ - 1].kind == Container::Kind::element;
  return !is_element || !rest().starts_with("</");
}

}  // namespace colophon::markdown
