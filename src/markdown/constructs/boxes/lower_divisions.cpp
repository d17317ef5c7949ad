// Headings, divisions and the boxes beside a text.
#include <array>
#include <string>
#include <string_view>

#include "markdown/engine/apply_attributes.h"
#include "markdown/engine/gather.h"
#include "markdown/engine/lowering.h"
#include "vocabulary/boxes.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

constexpr std::array kHeadings = {"h1", "h2", "h3", "h4", "h5", "h6"};

// bookdown's signs before the title of a part, which stands in the file of its first chapter.
std::size_t part_sign(cmark_node* heading) {
  static constexpr std::array<std::string_view, 4> kSigns = {"(PART) ", "(PART*) ", "(APPENDIX) ",
                                                             "(APPENDIX*) "};
  cmark_node* text = cmark_node_first_child(heading);
  if (cmark_node_get_heading_level(heading) != 1 || !text ||
      cmark_node_get_type(text) != CMARK_NODE_TEXT)
    return 0;
  const std::string_view literal = cmark_node_get_literal(text);
  for (const std::string_view sign : kSigns) {
    if (literal.starts_with(sign) && literal.size() > sign.size()) return sign.size();
  }
  return 0;
}

// "bug" as a title: "Bug".
std::string capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

}  // namespace

void Lowering::heading(cmark_node* node) {
  const auto level = static_cast<std::size_t>(cmark_node_get_heading_level(node));
  const pugi::xml_node element = append(kHeadings[level - 1], node);
  if (const std::size_t sign = part_sign(node); sign > 0) {
    drop_front(cmark_node_first_child(node), sign);
    markup_.add_class(element, "part-title");
  }
  descend(element);
}

void Lowering::division(cmark_node* node, const Construct& construct) {
  if (is_admonition(construct)) return box(node, construct);
  const pugi::xml_node div = append("div", node);
  apply_attributes(markup_, div, construct.attributes(), origin_);
  descend(div);
}

void Lowering::box(cmark_node* node, const Construct& construct) {
  const ConstructDetails& details = construct.details();
  const std::string_view kind = vocabulary::kind_of_box(details.word);
  const vocabulary::Box& known = vocabulary::box_of(kind);
  const pugi::xml_node aside = append("aside", node);
  if (kind == "aside") {
    markup_.add_class(aside, "aside");
  } else {
    markup_.add_class(aside, "admonition");
    markup_.add_class(aside, kind);
  }
  if (!known.epub_type.empty()) markup_.set_attribute(aside, "epub:type", known.epub_type);
  markup_.set_attribute(aside, "role", known.role);
  apply_attributes(markup_, aside, construct.attributes(), origin_);
  descend(aside);
  cmark_node* first = cmark_node_first_child(node);
  const Construct* title = first ? construct_of(first) : nullptr;
  if (details.untitled || (title && title->kind == Kind::box_title)) return;
  const Span place = origin_.span(construct.begin, construct.end);
  const pugi::xml_node paragraph = markup_.append_element(aside, "p", place);
  markup_.add_class(paragraph, "admonition-title");
  if (known.label) {
    markup_.set_attribute(paragraph, "colophon:label", known.kind);
  } else {
    markup_.append_text(paragraph, capitalised(details.word), place);
  }
}

}  // namespace colophon::markdown
