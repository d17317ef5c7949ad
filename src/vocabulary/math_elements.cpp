#include "vocabulary/math_elements.h"

#include "base/short_name.h"
#include "vocabulary/attributes.h"

namespace colophon::vocabulary {
namespace {

using Holds = MathElement::Holds;

constexpr NamesWith<MathElement> kLines[] = {
    {"math", {Holds::row, 0, false}},
    {"mrow msqrt mstyle merror mpadded mphantom mfenced menclose", {Holds::row}},
    {"maction", {Holds::row, 1}},
    {"mfrac mroot msub msup munder mover", {Holds::exact, 2}},
    {"msubsup munderover", {Holds::exact, 3}},
    {"mi mn mo mtext ms", {Holds::token}},
    {"mspace malignmark", {Holds::nothing}},
    {"mglyph none msline", {Holds::nothing, 0, false}},
    {"mtable", {Holds::rows}},
    {"mtr", {Holds::cells, 0, false}},
    {"mlabeledtr", {Holds::cells, 1, false}},
    {"mtd", {Holds::row, 0, false}},
    {"mstack", {Holds::stack}},
    {"mlongdiv", {Holds::stack, 3}},
    {"msgroup", {Holds::stack, 0, false}},
    {"msrow mscarry", {Holds::digits, 0, false}},
    {"mscarries", {Holds::carries, 0, false}},
    {"semantics", {Holds::semantics, 1}},
    {"annotation", {Holds::annotation, 0, false}},
};
constexpr NameTable<MathElement, count_names(kLines)> kElements(kLines);

// Names that are longer than a short one.
constexpr MathElement kScripts{Holds::scripts, 1};
constexpr MathElement kPrescripts{Holds::nothing, 0, false};
constexpr MathElement kGroup{Holds::nothing};

}  // namespace

const MathElement* math_element(std::string_view name) {
  if (name == "mmultiscripts") return &kScripts;
  if (name == "mprescripts") return &kPrescripts;
  if (name == "maligngroup") return &kGroup;
  return kElements.find(name);
}

bool is_math_child_allowed(std::string_view parent, std::string_view child, bool is_first) {
  const MathElement* around = math_element(parent);
  const MathElement* inner = math_element(child);
  if (around == nullptr || inner == nullptr) return false;
  switch (around->holds) {
    case Holds::row:
    case Holds::exact:
      return inner->is_expression;
    case Holds::token:
      return child == "mglyph" || child == "malignmark";
    case Holds::rows:
      return child == "mtr" || child == "mlabeledtr";
    case Holds::cells:
      return child == "mtd";
    case Holds::scripts:
      return inner->is_expression || (!is_first && (child == "none" || child == "mprescripts"));
    case Holds::stack:
      return inner->is_expression || has_word("msline msgroup msrow mscarries", child);
    case Holds::digits:
      return inner->is_expression || child == "none";
    case Holds::carries:
      return inner->is_expression || child == "none" || child == "mscarry";
    case Holds::semantics:
      return inner->is_expression || child == "annotation";
    case Holds::nothing:
    case Holds::annotation:
      return false;
  }
  return false;
}

}  // namespace colophon::vocabulary
