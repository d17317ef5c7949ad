// Raw HTML: the repaired tree is a tree, its places lie in the input, its depth has a limit.

#include "formats/html/html.h"
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace colophon;
  const std::string text = fuzz::source_text(data, size);
  constexpr std::size_t kDepth = 20;
  const html::Fragment fragment = html::parse_fragment(text, kDepth);
  std::uint32_t deepest_parent = 0;
  for (const html::Node& node : fragment.nodes) {
    fuzz::require(node.depth <= deepest_parent, "a node is at most one deeper than its parent");
    fuzz::require(node.depth <= kDepth, "the depth has its limit");
    fuzz::require(node.begin <= node.end && node.end <= text.size(), "places lie in the input");
    deepest_parent = node.kind == html::Node::Kind::element ? node.depth + 1 : node.depth;
  }
  const html::Tag tag = html::parse_tag(text);
  for (const html::Attribute& attribute : tag.attributes) {
    fuzz::require(attribute.begin <= attribute.end && attribute.end <= text.size(),
                  "attributes lie in the tag");
  }
  return 0;
}
