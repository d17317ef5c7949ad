#include "markdown/constructs/inlines/lower_inlines.h"

#include <algorithm>
#include <string_view>

#include "base/unicode.h"
#include "markdown/constructs/inlines/lower_wiki_links.h"
#include "markdown/engine/apply_attributes.h"
#include "markdown/scan/construct_forms.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using Pair = Construct::Pair;

// The place of what is written, or the whole of the node where that stands elsewhere.
Span place_of(const Output& output, cmark_node* node, std::uint32_t begin, std::uint32_t end) {
  return end <= begin ? output.span(node) : output.span(begin, end);
}

// A mark of the print edition's pages: its place, not its words.
bool lower_page_mark(Output& output, cmark_node* node, const Construct& construct) {
  const Attributes& written = construct.attributes();
  const bool is_page =
      std::find(written.classes.begin(), written.classes.end(), "page") != written.classes.end();
  const auto number = std::find_if(written.pairs.begin(), written.pairs.end(),
                                   [](const auto& pair) { return pair.first == "n"; });
  if (!is_page || cmark_node_first_child(node)) return false;
  if (number == written.pairs.end() || number->second.empty()) {
    output.diags.report(Code::unnumbered_page, output.span(node));
    output.descend(output.here());
    return true;
  }
  const pugi::xml_node mark = output.append("span", node);
  Attributes rest = written;
  std::erase(rest.classes, "page");
  rest.pairs.erase(rest.pairs.begin() + (number - written.pairs.begin()));
  if (rest.id.empty()) rest.id = "page-" + unicode::file_slug(number->second);
  apply_attributes(output.markup, mark, rest, output.origin);
  output.markup.set_attribute(mark, "role", "doc-pagebreak");
  output.markup.set_attribute(mark, "epub:type", "pagebreak");
  output.markup.set_attribute(mark, "aria-label", number->second);
  output.descend(mark);
  return true;
}

}  // namespace

void set_address(Output& output, pugi::xml_node element, const char* attribute, cmark_node* node) {
  const LinkPlaces places = info_of(node).link();
  output.markup.set_attribute(
      element, attribute, view(cmark_node_get_url(node)),
      place_of(output, node, places.destination_begin, places.destination_end));
}

void set_title(Output& output, pugi::xml_node element, cmark_node* node) {
  const std::string_view title = view(cmark_node_get_title(node));
  const LinkPlaces places = info_of(node).link();
  if (!title.empty())
    output.markup.set_attribute(element, "title", title,
                                place_of(output, node, places.title_begin, places.title_end));
}

void lower_link(Output& output, cmark_node* node) {
  const pugi::xml_node a = output.append("a", node);
  set_address(output, a, "href", node);
  set_title(output, a, node);
  output.descend(a);
}

void lower_code_span(Output& output, cmark_node* node) {
  output.markup.append_text(output.append("code", node), view(cmark_node_get_literal(node)),
                            output.span(node));
}

void lower_mathematics(Output& output, cmark_node* node, const Construct& construct) {
  const bool display = construct.kind == Kind::display_math;
  const pugi::xml_node element = output.append("span", node);
  output.markup.set_attribute(element, "class", display ? "math display" : "math inline");
  output.markup.append_text(element, construct.text, output.span(node));
  output.diags.report(Code::unresolved_mathematics, output.span(node), construct.text);
}

void lower_pair(Output& output, cmark_node* node, const Construct& construct) {
  if (const char* element = element_of(construct.pair))
    return output.descend(output.append(element, node));
  if (construct.pair == Pair::wiki_link) return lower_wiki_link(output, node, construct);
  const Attributes& attributes = construct.attributes();
  if (construct.pair == Pair::span && lower_page_mark(output, node, construct)) return;
  if (has_none(attributes)) return output.descend(output.here());
  const pugi::xml_node element = output.append("span", node);
  apply_attributes(output.markup, element, attributes, output.origin);
  output.descend(element);
}

std::string example_text(const Document& document, const Construct& construct) {
  const auto& examples = document.rewritten.examples;
  const auto found = examples.find(std::string(construct.text));
  return found == examples.end() ? std::string(construct.raw)
                                 : "(" + std::to_string(found->second) + ")";
}

}  // namespace colophon::markdown
