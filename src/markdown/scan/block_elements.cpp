// HTML elements as containers of Markdown, whose tags may stand anywhere on a line; and what cmark
// sees in place of containers.
#include <algorithm>
#include <utility>

#include "markdown/scan/blocks.h"
#include "markdown/scan/markdown_tags.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

constexpr int kCodeIndent = 4;

}  // namespace

void BlockScanner::match_containers() {
  std::size_t matched = around_;
  if (std::exchange(remainder_, std::nullopt)) {
    matched = containers_.size();
    while (cursor_.at < cursor_.end && is_blank(text_[cursor_.at])) ++cursor_.at;
    cut(matched);
  }
  for (; matched < containers_.size(); ++matched) {
    Container& container = containers_[matched];
    const bool is_element = container.kind == Container::Kind::element;
    const std::size_t begin = cursor_.at;
    if (is_element) settle_indent(container);
    if (!match(container, line_, cursor_)) break;
    if (is_element && cursor_.at != begin) cut(matched + 1);
  }
  line_.matched = matched;
  kept_ = matched == containers_.size();
  find_rest();
}

// An element's first line shows how far its lines are indented, but for code, which stands behind a
// blank line.
void BlockScanner::settle_indent(Container& element) {
  if (!element.is_new) return;
  find_rest();
  if (line_.blank()) {
    element.after_blank = true;
    return;
  }
  element.is_new = false;
  const bool is_code = element.after_blank && line_.indent >= element.offset + kCodeIndent;
  if (!is_code) element.offset = std::max(element.offset, line_.indent);
}

// What stands before the cursor is not for cmark but as marks of the outermost containers.
void BlockScanner::cut(std::size_t containers) {
  line_.head = prefix(containers);
  line_.head_end = static_cast<std::uint32_t>(cursor_.at);
}

void BlockScanner::set_head(std::string head) {
  line_.head = std::move(head);
  line_.head_end = line_.rest;
}

std::string BlockScanner::prefix(std::size_t count) const {
  std::string out;
  for (const Container& container : std::span(containers_).first(count)) {
    if (container.kind == Container::Kind::quote) {
      out += container.letter != 0 ? " > " : "> ";
    } else if (container.kind != Container::Kind::element) {
      out.append(static_cast<std::size_t>(container.offset), ' ');
    }
  }
  return out;
}

void BlockScanner::split(std::uint32_t offset) {
  remainder_ = LinePiece{offset, line_.end};
  line_.end = offset;
  line_.rest = std::min(line_.rest, offset);
}

void BlockScanner::pop_to(std::size_t count) {
  containers_.resize(std::min(count, containers_.size()));
  leaf_ = Leaf::none;
}

void BlockScanner::begin_html() {
  leaf_ = Leaf::html;
  leaf_depth_ = containers_.size();
  html_kind_ = 6;
}

// The tag of a word alone on its line begins a paragraph where Markdown stands in elements: there,
// such tags are of what they stand in.
bool BlockScanner::begins_words(std::string_view text, int html_kind) const {
  if (html_kind != 7 || !dialect_.markdown_in_html || !is_tag_of_words(text)) return false;
  const auto is_element = [](const Container& container) {
    return container.kind == Container::Kind::element;
  };
  return std::any_of(containers_.begin(), containers_.end(), is_element) || asks_for_markdown(text);
}

}  // namespace colophon::markdown
