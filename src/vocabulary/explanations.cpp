#include "vocabulary/explanations.h"

#include <algorithm>
#include <iterator>

namespace colophon::vocabulary {
namespace {

constexpr Explanation kExplanations[] = {
#define COLOPHON_EXPLANATION(code, hint, why, repair, wrong, right) \
  {Code::code, hint, why, repair, wrong, right},
#include "vocabulary/explanations.def"
#undef COLOPHON_EXPLANATION
};

}  // namespace

const Explanation* explanation_of(Code code) {
  const auto* const found =
      std::find_if(std::begin(kExplanations), std::end(kExplanations),
                   [code](const Explanation& explanation) { return explanation.code == code; });
  return found == std::end(kExplanations) ? nullptr : found;
}

std::string_view hint_of(const Diagnostic& diagnostic) {
  if (!diagnostic.hint.empty()) return diagnostic.hint;
  const Explanation* explanation = explanation_of(diagnostic.code);
  return explanation ? explanation->hint : std::string_view();
}

}  // namespace colophon::vocabulary
