#include "markdown/constructs/divs/lower_divs.h"

#include <string>
#include <string_view>

#include "formats/internal_names.h"
#include "markdown/engine/apply_attributes.h"
#include "vocabulary/boxes.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

// "bug" as a title: "Bug".
std::string capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

void lower_admonition(Output& output, cmark_node* node, const Construct& construct) {
  const ConstructDetails& details = construct.details();
  const std::string_view kind = vocabulary::kind_of_box(details.word);
  const vocabulary::Box& known = vocabulary::box_of(kind);
  const pugi::xml_node aside = output.append("aside", node);
  if (kind == "aside") {
    output.markup.add_class(aside, "aside");
  } else {
    output.markup.add_class(aside, "admonition");
    output.markup.add_class(aside, kind);
  }
  if (!known.epub_type.empty()) output.markup.set_attribute(aside, "epub:type", known.epub_type);
  output.markup.set_attribute(aside, "role", known.role);
  apply_attributes(output.markup, aside, construct.attributes(), output.origin);
  output.descend(aside);
  cmark_node* first = cmark_node_first_child(node);
  const Construct* title = first ? construct_of(first) : nullptr;
  if (details.untitled || (title && title->kind == Kind::admonition_title)) return;
  const Span place = output.origin.span(construct.begin, construct.end);
  const pugi::xml_node paragraph = output.markup.append_element(aside, "p", place);
  output.markup.add_class(paragraph, "admonition-title");
  if (known.label) {
    output.markup.set_attribute(paragraph, internal::kLabel, known.kind);
  } else {
    output.markup.append_text(paragraph, capitalised(details.word), place);
  }
}

}  // namespace

void lower_div(Output& output, cmark_node* node, const Construct& construct) {
  if (is_admonition(construct)) return lower_admonition(output, node, construct);
  const pugi::xml_node div = output.append("div", node);
  apply_attributes(output.markup, div, construct.attributes(), output.origin);
  output.descend(div);
}

}  // namespace colophon::markdown
