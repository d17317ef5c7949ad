// Verse: a stanza is a paragraph, its lines are spans.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/engine/lowering.h"

namespace colophon::markdown {
namespace {

constexpr std::uint32_t kIndentColumns = 2;  // of the author's text to a step of the style sheet
constexpr std::uint32_t kMostIndent = 9;     // steps
constexpr std::size_t kMostOpen = 16;

bool is_verse_mark(cmark_node* node) {
  const Construct* construct = node ? construct_of(node) : nullptr;
  return construct && construct->kind == Construct::Kind::verse_line;
}

}  // namespace

bool Lowering::begins_verse(cmark_node* paragraph) {
  return is_verse_mark(cmark_node_first_child(paragraph));
}

bool Lowering::ends_verse_line(cmark_node* line_end) {
  return is_verse_mark(cmark_node_next(line_end));
}

void Lowering::stanza(cmark_node* paragraph) {
  stanza_ = append("p", paragraph);
  markup_.add_class(stanza_, "stanza");
  descend(stanza_);
}

// Emphasis that goes over a line's end is closed there and begins again.
void Lowering::verse_line(cmark_node* node, const Construct& construct) {
  flush_text();
  std::vector<pugi::xml_node> open;  // innermost first
  pugi::xml_node last = out_;
  for (; stanza_ && last && last != stanza_ && last.parent() != stanza_ && open.size() <= kMostOpen;
       last = last.parent())
    open.push_back(last);
  // In a note it ends no line; and what is begun again for every line must be few elements.
  if (!stanza_ || !last || open.size() > kMostOpen)
    return add_text("\n", info_of(node).begin, info_of(node).end);
  // In the line that it ends: beside it, MuPDF would leave a line empty.
  if (last != stanza_) markup_.append_element(last, "br", span(info_of(node)));
  out_ = markup_.append_element(stanza_, "span", origin_.span(construct.begin, construct.end));
  markup_.set_attribute(out_, "class", "line");
  if (construct.column > 0) {
    const std::uint32_t steps = (construct.column + kIndentColumns - 1) / kIndentColumns;
    markup_.add_class(out_, "i" + std::to_string(std::min(steps, kMostIndent)));
  }
  for (std::size_t k = open.size(); k > 0; --k) {
    parents_[parents_.size() - k] = out_;
    out_ = begin_again(open[k - 1]);
  }
}

pugi::xml_node Lowering::begin_again(pugi::xml_node element) {
  const pugi::xml_node copy =
      markup_.append_element(out_, element.name(), markup_.span_of(element));
  for (const pugi::xml_attribute attribute : element.attributes()) {
    if (std::string_view(attribute.name()) == "id") continue;
    markup_.set_attribute(copy, attribute.name(), attribute.value(), markup_.span_of(attribute));
  }
  return copy;
}

}  // namespace colophon::markdown
