// A chapter as cmark's tree, with the constructs of the extension layer put together in it.
#pragma once

#include <cmark.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "base/diagnostics.h"
#include "markdown/engine/prepass.h"
#include "markdown/scan/construct.h"
#include "markdown/scan/generated.h"
#include "markdown/scan/origin.h"
#include "model/dialect.h"

namespace colophon::markdown {

// A part of a text node that stands for a known range of the generated text, up to the next
// piece's.
struct TextPiece {
  std::uint32_t literal = 0;    // offset in the node's literal
  std::uint32_t generated = 0;  // offset in the generated text
};

// What is known of a node beside what cmark knows. Offsets are bytes of the generated text.
struct NodeInfo {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t destination_begin = 0;  // of a link or image written in full; otherwise both 0
  std::uint32_t destination_end = 0;
  std::uint32_t title_begin = 0;
  std::uint32_t title_end = 0;
  std::vector<TextPiece>
      pieces;  // of a text with escapes or character references; empty for a plain copy
  const Construct* construct = nullptr;    // of a custom node
  const Attributes* attributes = nullptr;  // written behind it
  const ListMark* list_mark = nullptr;     // of a list or item that has a stand-in for its mark
};

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Node = std::unique_ptr<cmark_node, FreeNode>;

// Owned by nobody yet.
cmark_node* make_node(cmark_node_type type);

struct Document {
  Prepared prepared;
  std::deque<NodeInfo> infos;  // every node's user data points into it
  Node root;
  std::vector<Node> notes;  // custom blocks, taken out of the root, in the order of the source

  const Generated& generated() const { return prepared.generated; }
};

inline NodeInfo& info_of(cmark_node* node) {
  return *static_cast<NodeInfo*>(cmark_node_get_user_data(node));
}

// The construct that a custom node stands for, or null.
const Construct* construct_of(cmark_node* node);

// Parses and puts together. Afterwards no node holds a mark, every node has its info, custom blocks
// are divs, tables with their cells and captions, definition lists, verse; custom inlines are note
// references, mathematics and pairs.
Document parse(std::string_view text, const Origin& origin, const Dialect& dialect,
               Diagnostics& diags);

// Gives every node its info, with the place where it starts and ends.
void locate(cmark_node* root, const Generated& generated, std::deque<NodeInfo>& infos);

}  // namespace colophon::markdown
