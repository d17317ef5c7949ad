// Blocks.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "markdown/engine/apply_attributes.h"
#include "markdown/engine/lowering.h"
#include "markdown/engine/traps.h"
#include "markdown/scan/construct_forms.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

std::string_view view(const char* text) { return text ? text : ""; }

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

pugi::xml_node Lowering::list(cmark_node* node) {
  check_accidental_list(node, document_, origin_, chapter_.diagnostics);
  if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) return append("ul", node);
  const pugi::xml_node element = append("ol", node);
  int start = cmark_node_get_list_start(node);
  if (const ListMark* mark = info_of(node).list_mark()) {
    if (const char* type = type_of(mark->style)) markup_.set_attribute(element, "type", type);
    if (mark->style == ListStyle::example) markup_.set_attribute(element, "class", "example");
    start = mark->number;
  }
  if (start != 1) markup_.set_attribute(element, "start", std::to_string(start));
  return element;
}

// An example that is repeated has its number again.
pugi::xml_node Lowering::item(cmark_node* node) {
  const pugi::xml_node element = append("li", node);
  const ListMark* mark = info_of(node).list_mark();
  cmark_node* before = cmark_node_previous(node);
  const ListMark* last = before ? info_of(before).list_mark() : nullptr;
  if (mark && last && mark->style == ListStyle::example && mark->number != last->number + 1)
    markup_.set_attribute(element, "value", std::to_string(mark->number));
  return element;
}

void Lowering::paragraph(cmark_node* node) {
  cmark_node* parent = cmark_node_parent(node);
  const cmark_node_type parent_type = parent ? cmark_node_get_type(parent) : CMARK_NODE_NONE;
  flush_text();
  if (parent_type == CMARK_NODE_ITEM && !cmark_node_previous(node)) {
    task_ = true;
    item_ = out_;
  }
  if (shows_nothing(node)) return descend(out_);
  if (parent_type == CMARK_NODE_ITEM && cmark_node_get_list_tight(cmark_node_parent(parent)) != 0) {
    return descend(out_);
  }
  if (begins_verse(node)) return stanza(node);
  if (const Construct* construct =
          parent_type == CMARK_NODE_CUSTOM_BLOCK ? construct_of(parent) : nullptr) {
    switch (construct->kind) {
      case Kind::caption:
      case Kind::box_title:
        return descend(out_);
      case Kind::cell:
        if (!cmark_node_next(node) && !cmark_node_previous(node)) return descend(out_);
        break;
      case Kind::definition_list:
        return descend(append("dt", node));
      case Kind::definition:
        if (construct->tight && !cmark_node_next(node) && !cmark_node_previous(node))
          return descend(out_);
        break;
      default:
        break;
    }
  }
  descend(append("p", node));
}

void Lowering::raw_block(cmark_node* node) {
  add_raw_lines(node, view(cmark_node_get_literal(node)), 0);
}

void Lowering::add_raw_lines(cmark_node* node, std::string_view text, std::size_t skipped) {
  RawHtml raw{false, std::string(text), {}};
  // Each line of it is the end of a generated line; cmark cut off the containers.
  const auto& lines = document_.generated().lines();
  auto number =
      static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1 + skipped;
  for (std::size_t at = 0; at < raw.text.size() && number < lines.size(); ++number) {
    const std::size_t end = std::min(raw.text.find('\n', at), raw.text.size());
    if (lines[number].origin == GeneratedLine::Origin::added) continue;
    const std::uint32_t source_end = lines[number].source_end;
    const std::size_t size =
        std::min<std::size_t>(end - at, source_end - lines[number].source_begin);
    raw.places.emplace_back(static_cast<std::uint32_t>(at),
                            source_end - static_cast<std::uint32_t>(size));
    at = end + 1;
  }
  add_raw(std::move(raw), span(info_of(node)));
  directives_.read(node, raw_.back());
}

void Lowering::add_raw(RawHtml raw, Span place) {
  flush_text();
  const pugi::xml_node element = markup_.append_element(out_, kRawElement, place);
  markup_.set_attribute(element, kRawAttribute, std::to_string(raw_.size()));
  raw_.push_back(std::move(raw));
}

void Lowering::custom_block(cmark_node* node) {
  const Construct& construct = *construct_of(node);
  switch (construct.kind) {
    case Kind::div_open:
    case Kind::callout:
      return division(node, construct);
    case Kind::cell:
      return cell(node, construct);
    case Kind::table:
      columns_ = &construct.details().columns;
      break;
    default:
      break;
  }
  const ConstructForm& form = form_of(construct.kind);
  if (!form.element) return descend(out_);
  const pugi::xml_node element = append(form.element, node);
  if (form.class_name) markup_.add_class(element, form.class_name);
  descend(element);
}

}  // namespace colophon::markdown
