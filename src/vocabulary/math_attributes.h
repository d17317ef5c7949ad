// Attributes of MathML (MathML 3, appendix A, as the schemas of EPUBCheck 5.3 have it).
#pragma once

#include <string_view>

namespace colophon::vocabulary {

// Whether an element of presentation, `semantics` or an annotation may have an attribute without a
// prefix; those of ARIA are not judged here.
bool is_math_attribute(std::string_view element, std::string_view attribute);

}  // namespace colophon::vocabulary
