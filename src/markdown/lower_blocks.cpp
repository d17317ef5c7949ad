// Blocks.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "markdown/apply_attributes.h"
#include "markdown/lowering.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

std::string_view view(const char* text) { return text ? text : ""; }

}  // namespace

pugi::xml_node Lowering::list(cmark_node* node) {
  if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) return append("ul", node);
  const pugi::xml_node element = append("ol", node);
  if (const int start = cmark_node_get_list_start(node); start != 1) {
    markup_.set_attribute(element, "start", std::to_string(start));
  }
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
  if (parent_type == CMARK_NODE_ITEM && cmark_node_get_list_tight(cmark_node_parent(parent)) != 0) {
    return descend(out_);
  }
  if (const Construct* construct =
          parent_type == CMARK_NODE_CUSTOM_BLOCK ? construct_of(parent) : nullptr) {
    switch (construct->kind) {
      case Kind::cell:
      case Kind::caption:
      case Kind::verse_line:
        return descend(out_);
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

void Lowering::code_block(cmark_node* node) {
  const pugi::xml_node pre = append("pre", node);
  const Span place = span(info_of(node));
  const pugi::xml_node code = markup_.append_element(pre, "code", place);
  const std::string_view fence = view(cmark_node_get_fence_info(node));
  if (Attributes attributes; !fence.empty() && read_fence_info(fence, attributes)) {
    attributes.begin = attributes.end = source_of(info_of(node).begin);
    apply_attributes(markup_, pre, attributes, origin_);
    if (!attributes.classes.empty())
      markup_.set_attribute(code, "class", "language-" + attributes.classes[0]);
  } else if (!fence.empty()) {
    const std::string_view language = fence.substr(0, fence.find_first_of(" \t,"));
    if (!language.empty())
      markup_.set_attribute(code, "class", "language-" + std::string(language));
  }
  markup_.append_text(code, view(cmark_node_get_literal(node)), place);
}

void Lowering::raw_block(cmark_node* node) {
  const NodeInfo& info = info_of(node);
  RawHtml raw{false, std::string(view(cmark_node_get_literal(node))), {}};
  // Each line of it is the end of a generated line; cmark cut off the containers.
  const auto& lines = document_.generated().lines();
  auto number = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1)) - 1;
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
  add_raw(std::move(raw), span(info));
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
    case Kind::div_open: {
      const pugi::xml_node div = append("div", node);
      apply_attributes(markup_, div, construct.attributes, origin_);
      return descend(div);
    }
    case Kind::table:
      columns_ = &construct.columns;
      return descend(append("table", node));
    case Kind::caption:
      return descend(append("caption", node));
    case Kind::cell:
      return cell(node, construct);
    case Kind::definition_list:
      return descend(append("dl", node));
    case Kind::definition:
      return descend(append("dd", node));
    case Kind::line_block: {
      const pugi::xml_node verse = append("div", node);
      markup_.set_attribute(verse, "class", "verse");
      return descend(verse);
    }
    case Kind::verse_line:
      return verse_line(node, construct);
    default:
      return descend(out_);
  }
}

void Lowering::cell(cmark_node* node, const Construct& construct) {
  const char* group_name = construct.is_header ? "thead" : "tbody";
  pugi::xml_node group = out_.last_child();
  if (std::string_view(group.name()) != group_name) group = append(group_name, node);
  if (construct.starts_row) column_ = 0;
  pugi::xml_node row = group.last_child();
  if (construct.starts_row || !row) row = markup_.append_element(group, "tr", span(info_of(node)));
  const bool empty = is_empty(node);
  const bool header = construct.is_header && !empty;
  const pugi::xml_node element =
      markup_.append_element(row, header ? "th" : "td", span(info_of(node)));
  if (header) markup_.set_attribute(element, "scope", "col");
  const Alignment alignment = column_ < columns_->size() ? (*columns_)[column_] : Alignment::none;
  if (alignment != Alignment::none) {
    static constexpr std::array kClasses = {"", "align-left", "align-center", "align-right"};
    markup_.set_attribute(element, "class", kClasses[static_cast<std::size_t>(alignment)]);
  }
  ++column_;
  descend(element);
}

bool Lowering::is_empty(cmark_node* cell) {
  cmark_node* paragraph = cmark_node_first_child(cell);
  return !paragraph || !cmark_node_first_child(paragraph);
}

// Rows of equal length; a head of empty cells only is none.
void Lowering::finish_table(pugi::xml_node table) {
  flush_text();
  pugi::xml_node head = table.child("thead");
  if (head && !head.child("tr").child("th")) {
    markup_.remove(head);
    head = {};
  }
  std::size_t width = 0;
  const auto each_row = [&](auto&& action) {
    for (pugi::xml_node group : table.children()) {
      for (pugi::xml_node row : group.children("tr")) action(row);
    }
  };
  const auto length = [](pugi::xml_node row) {
    return static_cast<std::size_t>(std::distance(row.begin(), row.end()));
  };
  each_row([&](pugi::xml_node row) { width = std::max(width, length(row)); });
  each_row([&](pugi::xml_node row) {
    for (std::size_t i = length(row); i < width; ++i)
      markup_.append_element(row, "td", markup_.span_of(row));
  });
}

void Lowering::verse_line(cmark_node* node, const Construct& construct) {
  pugi::xml_node stanza = out_.last_child();
  if (is_empty(node)) {
    if (stanza) stanza_ended_ = true;
    return descend(out_);
  }
  if (!stanza || stanza_ended_) {
    stanza = append("p", node);
    markup_.set_attribute(stanza, "class", "stanza");
    stanza_ended_ = false;
  } else {
    // In the line that it ends: beside it, MuPDF would leave a line empty.
    markup_.append_element(stanza.last_child(), "br", span(info_of(node)));
  }
  const pugi::xml_node line = markup_.append_element(stanza, "span", span(info_of(node)));
  markup_.set_attribute(line, "class", "line");
  if (construct.indent > 0)
    markup_.add_class(line, "i" + std::to_string(std::min((construct.indent + 1) / 2, 9)));
  descend(line);
}

}  // namespace colophon::markdown
