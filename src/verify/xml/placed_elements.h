// The elements of a document and where their tags stand, as far as a place that somebody names has
// to be found again. What is not well-formed has elements, too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace colophon::verify {

inline constexpr std::uint32_t kNoElement = 0xFFFFFFFF;

// Offsets are bytes of the text; relations are places in the list.
struct PlacedElement {
  std::uint32_t begin = 0;    // of the start tag
  std::uint32_t tag_end = 0;  // behind the start tag
  std::uint32_t end = 0;      // behind the end tag
  std::uint32_t parent = kNoElement;
  std::uint32_t first_child = kNoElement;
  std::uint32_t next_sibling = kNoElement;
};

// In the order of their start tags. `xml` is shorter than 4 GiB.
std::vector<PlacedElement> list_elements(std::string_view xml);

// The innermost element that the byte at `offset` belongs to: of its tags the element itself.
std::uint32_t element_at(const std::vector<PlacedElement>& elements, std::size_t offset);

// What the element steps of an EPUB CFI (2.0, section 2) lead to from the root: "/4/2[id]/6".
std::uint32_t element_of_path(const std::vector<PlacedElement>& elements, std::string_view path);

}  // namespace colophon::verify
