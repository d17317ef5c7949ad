// MathML (MathML 3, chapters 2 and 3 and appendix A, as the schemas of EPUBCheck 5.3 have it):
// presentation, <semantics> and its annotations.
#pragma once

#include <string_view>

#include "vocabulary/schema.h"

namespace colophon::vocabulary {

const Schema& math_schema();

// An attribute without a prefix; null where the element cannot have it. Those of ARIA are not here.
// Texts, addresses and ids may say anything.
const Attribute* math_attribute(std::string_view element, std::string_view attribute);

// Whether an author's `child` may stand in `parent`, as the first of its elements or behind others.
bool is_math_child_allowed(std::string_view parent, std::string_view child, bool is_first);

}  // namespace colophon::vocabulary
