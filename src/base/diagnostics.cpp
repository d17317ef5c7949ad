#include "base/diagnostics.h"

#include <algorithm>
#include <iterator>

namespace colophon {

std::string name_of(Code code) {
  std::string name(info_of(code).name);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
    case Severity::fatal:
      return "fatal";
  }
  return {};
}

std::string_view word_for(Severity severity) {
  return name_of(severity == Severity::fatal ? Severity::error : severity);
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
