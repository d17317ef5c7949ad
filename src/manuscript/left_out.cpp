#include "manuscript/left_out.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace colophon::manuscript {

void report_left_out(std::span<const std::string> paths, Reading& reading) {
  if (paths.empty()) return;
  constexpr std::size_t kNamed = 5;
  std::string others;
  const std::span<const std::string> rest = paths.subspan(1);
  const std::size_t named = rest.size() <= kNamed + 1 ? rest.size() : kNamed;
  for (std::size_t i = 0; i < named; ++i) {
    const bool is_last = i + 1 == rest.size();
    others += fmt::format("{}`{}`", i == 0 ? "" : is_last ? " and " : ", ", rest[i]);
  }
  if (named < rest.size()) others += fmt::format(" and {} more", rest.size() - named);
  Diagnostic& diagnostic = reading.diags.report(Code::unlisted_chapter, {}, paths.front());
  if (!others.empty())
    diagnostic.hint = fmt::format("so {} {}", rest.size() == 1 ? "does" : "do", others);
}

}  // namespace colophon::manuscript
