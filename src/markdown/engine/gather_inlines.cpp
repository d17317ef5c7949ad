#include <string>
#include <utility>
#include <vector>

#include "markdown/engine/gather.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

// A placeholder that means nothing where it is.
void back_to_text(Document& document, cmark_node* node) {
  const NodeInfo& info = info_of(node);
  cmark_node_replace(
      node, make_text(document, restore(construct_of(node)->raw, document.rewritten.constructs),
                      info.begin, info.end));
  cmark_node_free(node);
}

void take_in(cmark_node* open, cmark_node* close) {
  info_of(open).end = info_of(close).end;
  for (cmark_node* child = cmark_node_next(open); child != close;) {
    cmark_node* next = cmark_node_next(child);
    cmark_node_append_child(open, child);
    child = next;
  }
  drop(close);
}

bool takes_attributes(cmark_node* node) {
  if (!node) return false;
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
    case CMARK_NODE_CODE:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
      return true;
    case CMARK_NODE_CUSTOM_INLINE: {
      const Construct* construct = construct_of(node);
      return construct && (construct->kind == Kind::math || construct->kind == Kind::display_math);
    }
    default:
      return false;
  }
}

// The place in the generated text of an offset in a text's literal.
std::uint32_t place_of(const NodeInfo& info, std::size_t offset) {
  TextPiece piece{0, info.begin};
  for (const TextPiece& next : info.pieces()) {
    if (next.literal > offset) break;
    piece = next;
  }
  return piece.generated + static_cast<std::uint32_t>(offset - piece.literal);
}

// The pieces of bytes [from, end) of a literal.
TextPieces cut(const NodeInfo& info, std::size_t from, std::size_t end) {
  TextPieces pieces;
  for (const TextPiece& piece : info.pieces()) {
    if (piece.literal <= from) {
      pieces.assign(1, {0, place_of(info, from)});
    } else if (piece.literal < end) {
      pieces.push_back({piece.literal - static_cast<std::uint32_t>(from), piece.generated});
    }
  }
  return pieces;
}

// Keeps bytes [from, end) of the text.
void keep(cmark_node* text, std::size_t from, std::size_t end) {
  NodeInfo& info = info_of(text);
  const std::string literal = cmark_node_get_literal(text);
  TextPieces pieces = cut(info, from, end);
  const std::uint32_t begin = place_of(info, from);
  if (end < literal.size()) info.end = place_of(info, end);
  info.begin = begin;
  info.set_pieces(std::move(pieces));
  cmark_node_set_literal(text, literal.substr(from, end - from).c_str());
}

void trim_end(cmark_node* text) {
  if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT) return;
  std::string literal = cmark_node_get_literal(text);
  const std::size_t size = literal.size();
  while (!literal.empty() && is_space(literal.back())) literal.pop_back();
  if (literal.size() < size) keep(text, 0, literal.size());
}

// What Obsidian's `^name` names: the list item or the paragraph that it ends, or the block before
// the paragraph that it is.
cmark_node* named_block(cmark_node* name, cmark_node* parent) {
  cmark_node* above = cmark_node_parent(parent);
  if (above && cmark_node_get_type(above) == CMARK_NODE_ITEM) return above;
  cmark_node* before = cmark_node_previous(parent);
  return cmark_node_previous(name) || !before ? parent : before;
}

// Attributes at the end of a heading or caption belong to it; those behind a link, image, code or
// emphasis to that.
bool give_attributes(cmark_node* node, cmark_node* parent) {
  cmark_node* before = cmark_node_previous(node);
  cmark_node* owner = nullptr;
  if (takes_attributes(before) && info_of(before).end == info_of(node).begin) {
    owner = before;
  } else if (!cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(parent);
    cmark_node* first = cmark_node_first_child(parent);
    const Construct* head = construct_of(first);
    if (type == CMARK_NODE_HEADING ||
        (type == CMARK_NODE_PARAGRAPH && head && head->kind == Kind::caption)) {
      owner = parent;
      trim_end(before);
    } else if (construct_of(node)->attributes().id.starts_with('^')) {
      owner = named_block(node, parent);
      trim_end(before);
    }
  }
  if (!owner) return false;
  info_of(owner).attributes = &construct_of(node)->edit_details().attributes;
  if (owner == before) info_of(owner).end = info_of(node).end;
  drop(node);
  return true;
}

}  // namespace

void split_at_placeholders(Document& document, cmark_node* node) {
  const std::string literal = cmark_node_get_literal(node);
  const NodeInfo& info = info_of(node);
  std::size_t from = 0;
  const auto add_text = [&](std::size_t end) {
    if (end == from) return;
    cmark_node* text = make_text(document, literal.substr(from, end - from), place_of(info, from),
                                 place_of(info, end));
    info_of(text).set_pieces(cut(info, from, end));
    cmark_node_insert_before(node, text);
  };
  for (auto found = find_placeholder(literal, 0); found; found = find_placeholder(literal, from)) {
    add_text(found->begin);
    cmark_node* custom = make_node(document, CMARK_NODE_CUSTOM_INLINE, place_of(info, found->begin),
                                   place_of(info, found->end));
    info_of(custom).part = &document.rewritten.constructs[found->index];
    cmark_node_insert_before(node, custom);
    from = found->end;
  }
  add_text(literal.size());
  drop(node);
}

void drop_front(cmark_node* text, std::size_t bytes) {
  keep(text, bytes, std::string_view(cmark_node_get_literal(text)).size());
}

void gather_inlines(Document& document, cmark_node* parent) {
  std::vector<cmark_node*> open;
  for (cmark_node *node = cmark_node_first_child(parent), *next = nullptr; node; node = next) {
    next = cmark_node_next(node);
    const Construct* construct = construct_of(node);
    if (!construct || cmark_node_get_type(node) != CMARK_NODE_CUSTOM_INLINE ||
        cmark_node_first_child(node))
      continue;
    switch (construct->kind) {
      case Kind::text:
        back_to_text(document, node);
        break;
      case Kind::open:
        open.push_back(node);
        break;
      case Kind::close: {
        std::size_t k = open.size();
        while (k > 0 && construct_of(open[k - 1])->pair != construct->pair) --k;
        if (k == 0) {
          back_to_text(document, node);
          break;
        }
        while (open.size() > k) {
          back_to_text(document, open.back());
          open.pop_back();
        }
        take_in(open.back(), node);
        open.pop_back();
        break;
      }
      case Kind::attributes:
        if (!give_attributes(node, parent)) back_to_text(document, node);
        break;
      default:
        break;
    }
  }
  for (cmark_node* node : open) back_to_text(document, node);
}

}  // namespace colophon::markdown
