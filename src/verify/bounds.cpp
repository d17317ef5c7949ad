#include "verify/bounds.h"

#include <fmt/format.h>

#include <algorithm>

namespace colophon::verify {

FindingBound::~FindingBound() {
  if (findings_.all().size() > first_ + kMostOfACode) thin();
  for (std::size_t code = 0; code < left_out_.size(); ++code) {
    if (left_out_[code] == 0) continue;
    findings_.report(
        Code::not_examined, place_,
        fmt::format("{} more of `{}`", left_out_[code], name_of(static_cast<Code>(code))),
        fmt::format("of an entry the first {} are kept", kMostOfACode));
  }
  if (!is_spent()) return;
  findings_.report(Code::not_examined, place_, "the rest of this file", "it has too many faults");
}

void FindingBound::thin() {
  std::vector<Diagnostic>& all = findings_.all();
  std::array<std::uint32_t, kCodeCount> kept = {};
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first_);
  const auto end = std::remove_if(begin, all.end(), [&](const Diagnostic& finding) {
    const auto code = static_cast<std::size_t>(finding.code);
    if (++kept[code] <= kMostOfACode) return false;
    ++left_out_[code];
    ++all_left_out_;
    return true;
  });
  all.erase(end, all.end());
  next_ = all.size() + kMostAtOnce;
}

}  // namespace colophon::verify
