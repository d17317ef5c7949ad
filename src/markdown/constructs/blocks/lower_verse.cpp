#include "markdown/constructs/blocks/lower_verse.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::markdown {
namespace {

constexpr std::uint32_t kIndentColumns = 2;  // of the author's text to a step of the style sheet
constexpr std::uint32_t kMostIndent = 9;     // steps
constexpr std::size_t kMostOpen = 16;

}  // namespace

bool begins_verse(cmark_node* paragraph) {
  return is_kind(cmark_node_first_child(paragraph), Construct::Kind::verse_line);
}

bool ends_verse_line(cmark_node* line_end) {
  return is_kind(cmark_node_next(line_end), Construct::Kind::verse_line);
}

void VerseLowering::stanza(cmark_node* paragraph) {
  stanza_ = output_.append("p", paragraph);
  output_.markup.add_class(stanza_, "stanza");
  output_.descend(stanza_);
}

// Emphasis that goes over a line's end is closed there and begins again.
void VerseLowering::line(cmark_node* node, const Construct& construct) {
  output_.end_text();
  std::vector<pugi::xml_node> open;  // innermost first
  pugi::xml_node last = output_.here();
  for (; stanza_ && last && last != stanza_ && last.parent() != stanza_ && open.size() <= kMostOpen;
       last = last.parent())
    open.push_back(last);
  // In a note it ends no line; and what is begun again for every line must be few elements.
  if (!stanza_ || !last || open.size() > kMostOpen) return output_.add_text("\n", node);
  // In the line that it ends: beside it, MuPDF would leave a line empty.
  if (last != stanza_) output_.markup.append_element(last, "br", output_.span(node));
  const pugi::xml_node line = output_.markup.append_element(
      stanza_, "span", output_.origin.span(construct.begin, construct.end));
  output_.markup.set_attribute(line, "class", "line");
  if (construct.column > 0) {
    const std::uint32_t steps = (construct.column + kIndentColumns - 1) / kIndentColumns;
    output_.markup.add_class(line, "i" + std::to_string(std::min(steps, kMostIndent)));
  }
  output_.begin_again(open, line);
}

}  // namespace colophon::markdown
