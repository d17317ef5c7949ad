// Small XML entries of a container held against their schema (vocabulary/schema.h).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "verify/xml/content.h"
#include "verify/xml/element_tree.h"
#include "verify/xml/xml.h"
#include "vocabulary/schema.h"

namespace colophon::verify {

struct TreeSchema {
  std::string_view root;
  xml::Space space = xml::Space::none;
  vocabulary::Schema elements;
  bool has_any_namespace = false;       // whose elements are known by their local names alone
  bool has_foreign_attributes = false;  // of namespaces that nobody knows
};

// A departure from the schema.
struct TreeFinding {
  enum class Kind : std::uint8_t {
    stranger,   // an element that cannot stand in its parent
    misplaced,  // or not at this place, or not twice
    missing,    // an element lacks `name`, a part: "<item>"
    text,
    unknown_attribute,
    invalid_value,
    missing_attribute,
  } kind = Kind::stranger;
  const Element& element;
  std::string name = {};                        // of the element, a part or an attribute
  const TreeAttribute* attribute = nullptr;     // the one at fault
  const vocabulary::Attribute* rule = nullptr;  // what its value should be
  const OpenContent* parent = nullptr;          // of a misplaced one, as it was before
  Span place() const { return attribute ? attribute->span() : element.span(); }
};

// Reports every departure, once for an element that cannot stand where it does and all in it. Where
// the tree is not whole, nothing is said to be missing. Returns which elements the schema knew.
std::vector<bool> judge_tree(const ElementTree& tree, const TreeSchema& schema,
                             const std::function<void(const TreeFinding&)>& report);

// What it says, as a message.
std::string describe(const TreeFinding& finding);

// Ids that a tree has twice.
void check_ids(const ElementTree& tree, Diagnostics& findings);

}  // namespace colophon::verify
