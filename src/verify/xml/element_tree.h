// A small XML entry as a tree, for what has to look at its elements in any order: the package
// document, the navigation document, the NCX. Flat: no walk over it recurses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "verify/xml/xml.h"

namespace colophon::verify {

struct TreeAttribute {
  xml::Space space = xml::Space::none;
  std::string name;
  std::string value;
  std::uint32_t begin = 0;  // of the value in the entry's text
  std::uint32_t end = 0;

  Span span() const { return {SourceId{0}, begin, end}; }
};

struct Element {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  xml::Space space = xml::Space::none;
  std::string name;
  std::string text;  // what stands directly in it, in one piece
  std::vector<TreeAttribute> attributes;
  std::uint32_t begin = 0;     // of `<`
  std::uint32_t name_end = 0;  // behind the name in the start tag
  std::size_t parent = kNone;
  std::size_t next = 0;  // the first element behind all that stand in this one

  bool is(xml::Space in, std::string_view local) const { return space == in && name == local; }
  // Null where there is none.
  const TreeAttribute* find(std::string_view local, xml::Space in = xml::Space::none) const;
  // The value without the space around it; empty where there is none.
  std::string_view value(std::string_view local, xml::Space in = xml::Space::none) const;
  Span span() const { return {SourceId{0}, begin, name_end}; }
};

struct ElementTree {
  std::vector<Element> elements;  // in the order of their start tags; the root is the first
  bool is_well_formed = true;     // and whole
  std::string doctype;            // the root that its document type names; empty where it has none
  std::string doctype_file;       // outside of the entry, that its document type names
  std::string doctype_public_id;

  // The elements directly in another.
  std::vector<std::size_t> children(std::size_t parent) const;
  // The first of that name directly in another, or kNone.
  std::size_t child(std::size_t parent, xml::Space space, std::string_view name) const;
  // All text in an element, of whatever depth.
  std::string text_of(std::size_t element) const;
};

// What is not well-formed is reported; the tree then has what stood before the place.
ElementTree read_tree(std::string_view bytes, Diagnostics& findings);

// ---- Words in attributes and texts

std::string_view trim(std::string_view text);
std::vector<std::string_view> split_words(std::string_view text);
bool has_word(std::string_view list, std::string_view word);

}  // namespace colophon::verify
