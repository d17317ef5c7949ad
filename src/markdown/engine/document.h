// A chapter as cmark's tree, with the constructs of the extension layer put together in it.
#pragma once

#include <cmark.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "markdown/engine/rewritten_text.h"
#include "markdown/scan/construct.h"
#include "markdown/scan/generated.h"

namespace colophon::markdown {

// A part of a text node that stands for a known range of the generated text, up to the next
// piece's.
struct TextPiece {
  std::uint32_t literal = 0;    // offset in the node's literal
  std::uint32_t generated = 0;  // offset in the generated text
};

using TextPieces = std::vector<TextPiece>;

// Where a link or image that is written in full has its address and its title.
struct LinkPlaces {
  std::uint32_t destination_begin = 0;
  std::uint32_t destination_end = 0;
  std::uint32_t title_begin = 0;
  std::uint32_t title_end = 0;
};

// What is known of a node beside what cmark knows. Offsets are bytes of the generated text.
struct NodeInfo {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Attributes* attributes = nullptr;  // written behind it
  std::variant<std::monostate,
               Construct*,       // of a custom node
               const ListMark*,  // of a list or item with a stand-in for its mark
               std::unique_ptr<const LinkPlaces>,
               std::unique_ptr<const TextPieces>>  // of a text that is no plain copy
      part = {};

  Construct* construct() const { return part_as<Construct*>(); }
  const ListMark* list_mark() const { return part_as<const ListMark*>(); }
  LinkPlaces link() const;
  std::span<const TextPiece> pieces() const;
  void set_pieces(TextPieces pieces);

 private:
  template <typename Pointer>
  Pointer part_as() const {
    const Pointer* pointer = std::get_if<Pointer>(&part);
    return pointer ? *pointer : nullptr;
  }
};

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Node = std::unique_ptr<cmark_node, FreeNode>;

struct Document {
  RewrittenText rewritten;
  std::deque<NodeInfo> infos;  // every node's user data points into it
  Node root;
  std::vector<Node> notes;  // custom blocks, taken out of the root, in the order of the source

  const Generated& generated() const { return rewritten.generated; }
};

inline NodeInfo& info_of(cmark_node* node) {
  return *static_cast<NodeInfo*>(cmark_node_get_user_data(node));
}

// What cmark has of a node, empty for null.
std::string_view view(const char* text);

// The construct that a custom node stands for, or null.
inline Construct* construct_of(cmark_node* node) { return info_of(node).construct(); }
// Whether a code block has a fence rather than indentation: its first line is not among the code.
bool is_fenced(cmark_node* node, const Document& document);
bool is_kind(cmark_node* node, Construct::Kind kind);

// Where nodes are allocated: cmark's own way ends the program as if it were at fault.
cmark_mem* node_memory();

// Nodes that nobody owns yet.
cmark_node* make_node(Document& document, cmark_node_type type, std::uint32_t begin,
                      std::uint32_t end);
cmark_node* make_text(Document& document, std::string_view literal, std::uint32_t begin,
                      std::uint32_t end);
// A custom block in the place of another.
cmark_node* make_block(Document& document, Construct& construct, const NodeInfo& place);

void drop(cmark_node* node);
void move_children(cmark_node* from, cmark_node* into);

// Gives every node its info, with the place where it starts and ends.
void locate(cmark_node* root, const Generated& generated, std::deque<NodeInfo>& infos);

}  // namespace colophon::markdown
