// Which elements of MathML may stand in which (MathML 3, chapters 2 and 3, as the schemas of
// EPUBCheck 5.3 have it): presentation, <semantics> and its annotations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace colophon::vocabulary {

struct MathElement {
  enum class Holds : std::uint8_t {
    row,    // any number of expressions
    exact,  // a certain number of them
    token,  // text, glyphs and marks
    nothing,
    rows,     // a table's
    cells,    // a row's
    scripts,  // an expression, and what stands around it
    stack,    // rows of elementary mathematics
    digits,   // of such a row
    carries,  // over it
    semantics,
    annotation,  // text
  } holds = Holds::row;
  std::uint8_t least = 0;  // of children; that many and no more where it is `exact`
  bool is_expression = true;
};

// Null for what is no such element, <annotation-xml> among them.
const MathElement* math_element(std::string_view name);

// Whether `child` may stand in `parent`, as the first of its elements or behind others.
bool is_math_child_allowed(std::string_view parent, std::string_view child, bool is_first);

}  // namespace colophon::vocabulary
