#include "verify/xml/bounds.h"

#include <fmt/format.h>

#include <vector>

namespace colophon::verify {

FindingBound::~FindingBound() {
  findings_.seal();
  count();
  for (std::size_t code = 0; code < left_out_.size(); ++code) {
    if (left_out_[code] == 0) continue;
    findings_.report(
        Code::not_examined, place_,
        fmt::format("{} more of `{}`", left_out_[code], name_of(static_cast<Code>(code))),
        fmt::format("of an entry the first {} are kept", kMostWhole));
  }
  if (!is_spent()) return;
  findings_.report(Code::not_examined, place_, "the rest of this file", "it has too many faults");
}

void FindingBound::count() {
  std::vector<PlainFinding>& others = findings_.others();
  for (std::size_t i = first_; i < others.size(); ++i) {
    ++left_out_[static_cast<std::size_t>(others[i].code)];
    ++all_left_out_;
  }
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(first_), others.end());
}

}  // namespace colophon::verify
