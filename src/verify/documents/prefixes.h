// The `prefix` attribute of the package document, `epub:prefix` of content documents and media
// overlays, and the vocabularies behind their prefixes (EPUB 3.3 #sec-prefix-attr,
// #sec-reserved-prefixes).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "verify/xml/element_tree.h"

namespace colophon::verify {

// Where a property stands: each place has its own vocabularies.
enum class PropertyPlace { meta, item, itemref, rel, link };

struct Prefixes {
  // The address of each prefix, reserved and declared. A reserved one is in it where `place` has
  // it.
  std::map<std::string, std::string, std::less<>> declared;
};

// `attribute` may be null.
Prefixes read_prefixes(const TreeAttribute* attribute, Diagnostics& findings);

// Judges the value of an `epub:prefix`.
void judge_prefixes(std::string_view value, Span place, Diagnostics& findings);

enum class PropertyProblem { none, malformed, undeclared, unknown };
PropertyProblem judge_property(std::string_view property, PropertyPlace place,
                               const Prefixes& prefixes);

}  // namespace colophon::verify
