#include "markdown/blocks.h"

#include <algorithm>

#include "markdown/syntax.h"

namespace colophon::markdown {
namespace {

constexpr int kCodeIndent = 4;
constexpr int kTabStop = 4;

// The bytes of a list mark at the start of the text, or 0.
std::size_t list_mark(std::string_view rest, bool interrupts_paragraph) {
  if (rest.empty()) return 0;
  std::size_t size = 0;
  bool starts_at_one = true;
  if (rest[0] == '-' || rest[0] == '+' || rest[0] == '*') {
    size = 1;
  } else {
    while (size < rest.size() && size < 10 && is_digit(rest[size])) ++size;
    if (size == 0 || size > 9 || size >= rest.size() || (rest[size] != '.' && rest[size] != ')'))
      return 0;
    const std::size_t significant = std::min(rest.find_first_not_of('0'), size);
    starts_at_one = rest.substr(significant, size - significant) == "1";
    ++size;
  }
  if (size < rest.size() && !is_blank(rest[size])) return 0;
  if (interrupts_paragraph && (!starts_at_one || rest.find_first_not_of(" \t", size) == rest.npos))
    return 0;
  return size;
}

}  // namespace

bool is_thematic_break(std::string_view rest) {
  if (rest.empty() || (rest[0] != '*' && rest[0] != '-' && rest[0] != '_')) return false;
  std::size_t count = 0;
  for (const char c : rest) {
    if (c == rest[0]) {
      ++count;
    } else if (!is_blank(c)) {
      return false;
    }
  }
  return count >= 3;
}

bool is_setext_underline(std::string_view rest) {
  if (rest.empty() || (rest[0] != '=' && rest[0] != '-')) return false;
  return rest.find_first_not_of(" \t", skip_run(rest, 0)) == rest.npos;
}

int heading_level(std::string_view rest) {
  const std::size_t level = std::min(rest.find_first_not_of('#'), rest.size());
  if (level == 0 || level > 6) return 0;
  return level == rest.size() || is_blank(rest[level]) ? static_cast<int>(level) : 0;
}

std::size_t fence_length(std::string_view rest) {
  if (rest.empty() || (rest[0] != '`' && rest[0] != '~')) return 0;
  const std::size_t length = skip_run(rest, 0);
  if (length < 3 || (rest[0] == '`' && rest.find('`', length) != rest.npos)) return 0;
  return length;
}

void BlockScanner::find_rest() {
  line_.content = static_cast<std::uint32_t>(at_);
  std::size_t at = at_;
  int column = column_;
  for (; at < line_.end && is_blank(text_[at]); ++at) {
    column += text_[at] == '\t' ? kTabStop - column % kTabStop : 1;
  }
  line_.rest = static_cast<std::uint32_t>(at);
  line_.indent = column - column_;
}

void BlockScanner::advance(int columns) {
  while (columns > 0 && at_ < line_.end) {
    const int width = text_[at_] == '\t' ? kTabStop - column_ % kTabStop : 1;
    if (width > columns) {  // a tab used in part: the rest of it stays indentation
      column_ += columns;
      return;
    }
    column_ += width;
    columns -= width;
    ++at_;
  }
}

bool BlockScanner::next_line() {
  if (next_ >= text_.size()) return false;
  const std::size_t end = std::min(text_.find('\n', next_), text_.size());
  line_ = {};
  line_.begin = static_cast<std::uint32_t>(next_);
  line_.end = static_cast<std::uint32_t>(end);
  next_ = end + 1;
  at_ = line_.begin;
  column_ = 0;

  std::size_t matched = 0;
  for (; matched < containers_.size(); ++matched) {
    find_rest();
    Container& container = containers_[matched];
    if (container.kind == Container::Kind::quote) {
      if (line_.indent >= kCodeIndent || line_.blank() || text_[line_.rest] != '>') break;
      open_quote();
    } else if (line_.indent >= container.offset && !line_.blank()) {
      advance(container.offset);
    } else if (line_.blank() && container.has_content) {
      at_ = line_.rest;
    } else {
      break;
    }
  }
  line_.matched = matched;
  kept_ = matched == containers_.size();
  find_rest();

  const bool leaf_goes_on = matched >= leaf_depth_ && kept_;
  verbatim_ = leaf_goes_on && (leaf_ == Leaf::fence ||
                               (leaf_ == Leaf::html && !(html_kind_ >= 6 && line_.blank())));
  if (verbatim_) return true;
  if (!kept_ && leaf_ != Leaf::paragraph) keep_matched();

  while (!line_.blank() && line_.indent < kCodeIndent) {
    const std::string_view text = rest();
    const bool mark = text[0] == '>';
    if (!mark) {
      if (continues_paragraph() && is_setext_underline(text)) break;
      if (is_thematic_break(text) || list_mark(text, continues_paragraph()) == 0) break;
    }
    if ((kept_ ? containers_.size() : line_.matched) >= kMostContainers) {
      line_.too_deep = true;
      break;
    }
    keep_matched();
    if (mark) {
      open_quote();
      containers_.push_back({Container::Kind::quote, 0, true});
    } else {
      open_item();
    }
    line_.opens_container = true;
    find_rest();
  }
  return true;
}

void BlockScanner::open_quote() {
  const int spaces = line_.indent;
  advance(spaces);
  ++at_;
  ++column_;
  if (at_ < line_.end && is_blank(text_[at_])) advance(1);
}

void BlockScanner::open_item() {
  const int indent = line_.indent;
  const std::size_t mark = list_mark(rest(), false);
  at_ = line_.rest + mark;
  column_ += indent + static_cast<int>(mark);
  find_rest();
  const bool empty = line_.blank();
  const int gap = empty || line_.indent > kCodeIndent ? 1 : line_.indent;
  advance(gap);
  containers_.push_back({Container::Kind::item, indent + static_cast<int>(mark) + gap, !empty});
}

bool BlockScanner::continues_paragraph() const {
  return leaf_ == Leaf::paragraph && kept_ && !line_.opens_container &&
         leaf_depth_ == containers_.size();
}

const Container* BlockScanner::first_left() const {
  return kept_ || line_.matched >= containers_.size() ? nullptr : &containers_[line_.matched];
}

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
    if (html > 0 && !(html == 7 && may_continue_lazily())) {
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

std::string BlockScanner::prefix() const {
  std::string out;
  for (const Container& container : containers_) {
    if (container.kind == Container::Kind::quote) {
      out += "> ";
    } else {
      out.append(static_cast<std::size_t>(container.offset), ' ');
    }
  }
  return out;
}

}  // namespace colophon::markdown
