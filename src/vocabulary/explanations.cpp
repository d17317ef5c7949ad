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

}  // namespace colophon::vocabulary
