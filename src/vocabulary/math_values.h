// What attributes of MathML may say (MathML 3, appendix A, as the schemas of EPUBCheck 5.3 have
// it).
#pragma once

#include <string_view>

namespace colophon::vocabulary {

// Of an attribute that the element may have. Texts, addresses and ids may say anything.
bool is_math_value(std::string_view element, std::string_view attribute, std::string_view value);

}  // namespace colophon::vocabulary
