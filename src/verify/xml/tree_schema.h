// A schema for the small XML entries of a container, as a table: what stands in an element, in
// which order, and which attributes it has.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/source.h"
#include "verify/xml/element_tree.h"
#include "verify/xml/xml.h"

namespace colophon::verify {

struct ElementRule {
  std::string_view name;
  // Its children in their order, with a space between them: `name!` once, `name?` once at most,
  // `name+` once at least, `name*` any number; of `a|b` either, in any order. A lone `*`: whatever.
  std::string_view content = {};
  // `name`, `name=word|word`, and `name@id`, `@language`, `@names` (of XML) or `@clock` (of SMIL);
  // with `!` behind the name one that it must have. `xml:` and `epub:` are of those namespaces.
  std::string_view attributes = {};
  bool holds_text = false;
};

struct TreeSchema {
  xml::Space space = xml::Space::none;
  std::span<const ElementRule> rules;   // the first is the root's
  bool has_foreign_attributes = false;  // of namespaces that nobody knows
};

using ReportTree = std::function<void(const Span&, std::string)>;

// Reports every departure from the schema, once for an element that cannot stand where it does.
// Where the tree is not whole, nothing is said to be missing.
void judge_tree(const ElementTree& tree, const TreeSchema& schema, const ReportTree& report);

}  // namespace colophon::verify
