#include "markdown/constructs/blocks/lower_blocks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "markdown/engine/gather.h"
#include "markdown/engine/traps.h"

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

// The attribute `type` of a list, or null for numbers.
const char* type_of(ListStyle style) {
  switch (style) {
    case ListStyle::lower_letter:
      return "a";
    case ListStyle::upper_letter:
      return "A";
    case ListStyle::lower_roman:
      return "i";
    case ListStyle::upper_roman:
      return "I";
    case ListStyle::plain:
    case ListStyle::automatic:
    case ListStyle::number:
    case ListStyle::example:
      return nullptr;
  }
  return nullptr;
}

// A paragraph of comments alone.
bool shows_nothing(cmark_node* paragraph) {
  for (cmark_node* node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node)) {
    const Construct* construct = construct_of(node);
    const bool is_blank =
        cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ||
        (cmark_node_get_type(node) == CMARK_NODE_TEXT &&
         view(cmark_node_get_literal(node)).find_first_not_of(" \t") == std::string_view::npos);
    if (!is_blank && !(construct && construct->kind == Kind::comment)) return false;
  }
  return true;
}

}  // namespace

void lower_list(Output& output, cmark_node* node) {
  check_accidental_list(node, output.document, output.origin, output.diags);
  if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
    return output.descend(output.append("ul", node));
  const pugi::xml_node element = output.append("ol", node);
  int start = cmark_node_get_list_start(node);
  if (const ListMark* mark = info_of(node).list_mark()) {
    if (const char* type = type_of(mark->style)) output.markup.set_attribute(element, "type", type);
    if (mark->style == ListStyle::example) output.markup.set_attribute(element, "class", "example");
    start = mark->number;
  }
  if (start != 1) output.markup.set_attribute(element, "start", std::to_string(start));
  output.descend(element);
}

// An example that is repeated has its number again.
void lower_item(Output& output, cmark_node* node) {
  const pugi::xml_node element = output.append("li", node);
  const ListMark* mark = info_of(node).list_mark();
  cmark_node* before = cmark_node_previous(node);
  const ListMark* last = before ? info_of(before).list_mark() : nullptr;
  if (mark && last && mark->style == ListStyle::example && mark->number != last->number + 1)
    output.markup.set_attribute(element, "value", std::to_string(mark->number));
  output.descend(element);
}

void lower_heading(Output& output, cmark_node* node) {
  const auto level = static_cast<std::size_t>(cmark_node_get_heading_level(node));
  const pugi::xml_node element = output.append(kHeadings[level - 1], node);
  if (const std::size_t sign = part_sign(node); sign > 0) {
    drop_front(cmark_node_first_child(node), sign);
    output.markup.add_class(element, "part-title");
  }
  output.descend(element);
}

void lower_paragraph(Output& output, VerseLowering& verse, cmark_node* node) {
  cmark_node* parent = cmark_node_parent(node);
  const cmark_node_type parent_type = parent ? cmark_node_get_type(parent) : CMARK_NODE_NONE;
  output.end_text();
  if (parent_type == CMARK_NODE_ITEM && !cmark_node_previous(node)) {
    output.text().begin_task(output.here());
  }
  if (shows_nothing(node)) return output.descend(output.here());
  if (parent_type == CMARK_NODE_ITEM && cmark_node_get_list_tight(cmark_node_parent(parent)) != 0) {
    return output.descend(output.here());
  }
  if (begins_verse(node)) return verse.stanza(node);
  if (const Construct* construct =
          parent_type == CMARK_NODE_CUSTOM_BLOCK ? construct_of(parent) : nullptr) {
    switch (construct->kind) {
      case Kind::caption:
      case Kind::admonition_title:
        return output.descend(output.here());
      case Kind::cell:
        if (!cmark_node_next(node) && !cmark_node_previous(node))
          return output.descend(output.here());
        break;
      case Kind::definition_list:
        return output.descend(output.append("dt", node));
      case Kind::definition:
        if (construct->tight && !cmark_node_next(node) && !cmark_node_previous(node))
          return output.descend(output.here());
        break;
      default:
        break;
    }
  }
  output.descend(output.append("p", node));
}

}  // namespace colophon::markdown
