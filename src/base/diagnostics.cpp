#include "base/diagnostics.h"

#include <algorithm>
#include <iterator>

namespace colophon {

std::string name_of(Code code) {
  std::string name(info_of(code).name);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

void Diagnostics::append(Diagnostics&& others) {
  all_.insert(all_.end(), std::make_move_iterator(others.all_.begin()),
              std::make_move_iterator(others.all_.end()));
  others.all_.clear();
}

bool Diagnostics::has_fatal() const {
  return std::any_of(all_.begin(), all_.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::fatal; });
}

}  // namespace colophon
