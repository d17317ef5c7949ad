#include "markdown/engine/document.h"

#include <cstdlib>
#include <string>
#include <utility>

#include "base/memory.h"

namespace colophon::markdown {

cmark_mem* node_memory() {
  static cmark_mem memory = {memory::allocate_zeroed, memory::reallocate, std::free};
  return &memory;
}

std::string_view view(const char* text) { return text ? text : ""; }

LinkPlaces NodeInfo::link() const {
  const auto* places = std::get_if<std::unique_ptr<const LinkPlaces>>(&part);
  return places ? **places : LinkPlaces();
}

std::span<const TextPiece> NodeInfo::pieces() const {
  const auto* pieces = std::get_if<std::unique_ptr<const TextPieces>>(&part);
  return pieces ? std::span(**pieces) : std::span<const TextPiece>();
}

void NodeInfo::set_pieces(TextPieces pieces) {
  part = {};
  if (!pieces.empty()) part = std::make_unique<const TextPieces>(std::move(pieces));
}

bool is_fenced(cmark_node* node, const Document& document) {
  if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK) return false;
  const std::string_view text = document.generated().text().substr(info_of(node).begin);
  const std::string_view line = text.substr(0, text.find('\n'));
  return (line.starts_with("```") || line.starts_with("~~~")) &&
         !view(cmark_node_get_literal(node)).starts_with(line);
}

bool is_kind(cmark_node* node, Construct::Kind kind) {
  const Construct* construct = node ? construct_of(node) : nullptr;
  return construct && construct->kind == kind;
}

cmark_node* make_node(Document& document, cmark_node_type type, std::uint32_t begin,
                      std::uint32_t end) {
  cmark_node* node = cmark_node_new_with_mem(type, node_memory());
  cmark_node_set_user_data(node, &document.infos.emplace_back(NodeInfo{begin, end}));
  return node;
}

cmark_node* make_text(Document& document, std::string_view literal, std::uint32_t begin,
                      std::uint32_t end) {
  cmark_node* node = make_node(document, CMARK_NODE_TEXT, begin, end);
  cmark_node_set_literal(node, std::string(literal).c_str());
  return node;
}

cmark_node* make_block(Document& document, Construct& construct, const NodeInfo& place) {
  cmark_node* node = make_node(document, CMARK_NODE_CUSTOM_BLOCK, place.begin, place.end);
  info_of(node).part = &construct;
  return node;
}

void drop(cmark_node* node) {
  cmark_node_unlink(node);
  cmark_node_free(node);
}

void move_children(cmark_node* from, cmark_node* into) {
  for (cmark_node *child = cmark_node_first_child(from), *next = nullptr; child; child = next) {
    next = cmark_node_next(child);
    cmark_node_append_child(into, child);
  }
}

}  // namespace colophon::markdown
