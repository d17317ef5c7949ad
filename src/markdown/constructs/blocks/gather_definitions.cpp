// Definition lists: terms and definitions that stand beside one another go into a list.
#include <utility>

#include "markdown/engine/gather.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

// Each line of the paragraph becomes a paragraph; `paragraph` is the last of them. Returns the
// first.
cmark_node* split_lines(Document& document, cmark_node* paragraph) {
  cmark_node* first = paragraph;
  cmark_node* part = nullptr;
  for (cmark_node *node = cmark_node_first_child(paragraph), *next = nullptr; node; node = next) {
    next = cmark_node_next(node);
    const cmark_node_type type = cmark_node_get_type(node);
    const bool ends = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
    if (!ends) continue;
    part = make_node(document, CMARK_NODE_PARAGRAPH, info_of(paragraph).begin, info_of(node).begin);
    cmark_node_insert_before(paragraph, part);
    if (first == paragraph) first = part;
    while (cmark_node* child = cmark_node_first_child(paragraph)) {
      if (child == node) break;
      cmark_node_append_child(part, child);
    }
    drop(node);
    if (next) info_of(paragraph).begin = info_of(next).begin;
  }
  return first;
}

}  // namespace

void add_definition(Document& document, cmark_node* definition) {
  cmark_node* before = cmark_node_previous(definition);
  if (is_kind(before, Kind::definition_list)) {
    cmark_node_append_child(before, definition);
    info_of(before).end = info_of(definition).end;
    return;
  }
  const bool has_term = before && cmark_node_get_type(before) == CMARK_NODE_PARAGRAPH;
  cmark_node* begin = has_term ? split_lines(document, before) : definition;
  cmark_node* list = has_term ? cmark_node_previous(begin) : nullptr;
  if (!is_kind(list, Kind::definition_list)) {
    Construct& construct = document.rewritten.constructs.emplace_back();
    construct.kind = Kind::definition_list;
    list = make_block(document, construct, info_of(begin));
    cmark_node_insert_before(begin, list);
  }
  for (cmark_node* node = begin; node;) {
    cmark_node* next = node == definition ? nullptr : cmark_node_next(node);
    cmark_node_append_child(list, node);
    node = next;
  }
  info_of(list).end = info_of(definition).end;
}

}  // namespace colophon::markdown
