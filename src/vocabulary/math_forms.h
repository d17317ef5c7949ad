// The forms of values in MathML (MathML 3, appendix A, as the schemas of EPUBCheck 5.3 have it).
#pragma once

#include <string_view>

namespace colophon::vocabulary::forms {

bool is_math_length(std::string_view value);   // 2em, thinmathspace
bool is_math_padding(std::string_view value);  // a length that may say by how much: +50%width
bool is_math_colour(std::string_view value);
// One of the words, and a row: `axis 2`.
bool is_math_place(std::string_view words, std::string_view value);

}  // namespace colophon::vocabulary::forms
