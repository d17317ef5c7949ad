// Definition lists: terms and definitions that stand beside one another go into a list.
#include <utility>

#include "markdown/engine/gather.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

bool is_kind(cmark_node* node, Kind kind) {
  const Construct* construct = node ? construct_of(node) : nullptr;
  return construct && construct->kind == kind;
}

NodeInfo& new_info(Document& document, cmark_node* node, const NodeInfo& place) {
  NodeInfo& info = document.infos.emplace_back();
  info.begin = place.begin;
  info.end = place.end;
  cmark_node_set_user_data(node, &info);
  return info;
}

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
    part = cmark_node_new(CMARK_NODE_PARAGRAPH);
    NodeInfo& info = new_info(document, part, info_of(paragraph));
    cmark_node_insert_before(paragraph, part);
    if (first == paragraph) first = part;
    while (cmark_node* child = cmark_node_first_child(paragraph)) {
      if (child == node) break;
      cmark_node_append_child(part, child);
    }
    info.end = info_of(node).begin;
    cmark_node_unlink(node);
    cmark_node_free(node);
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
    Construct& construct = document.prepared.constructs.emplace_back();
    construct.kind = Kind::definition_list;
    list = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    new_info(document, list, info_of(begin)).construct = &construct;
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
