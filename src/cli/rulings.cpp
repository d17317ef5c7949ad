#include "cli/rulings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace colophon::cli {
namespace {

// What is wrong with a code that is allowed or denied, or empty.
std::string judge_code(const std::string& name, bool denies) {
  const std::optional<Code> code = find_code(name);
  if (code && !denies && info_of(*code).severity == Severity::fatal) {
    return fmt::format("`{}` cannot be allowed: no book can be made in spite of it", name);
  }
  if (code || (denies && name == kWarnings)) return {};
  return unknown_code(name, denies);
}

}  // namespace

std::string unknown_code(const std::string& name, bool takes_warnings) {
  const std::string meant = nearest_code(name, takes_warnings);
  if (meant.empty()) return fmt::format("there is no kind of finding `{}`", name);
  return fmt::format("there is no kind of finding `{}`; did you mean `{}`?", name, meant);
}

std::string rule(std::span<const Ruling> rulings, Policy& policy) {
  for (const Ruling& ruling : rulings) {
    const std::string& codes = ruling.codes;
    for (std::size_t at = 0; at <= codes.size();) {
      const std::size_t end = std::min(codes.find(',', at), codes.size());
      const std::string code = codes.substr(at, end - at);
      if (std::string message = judge_code(code, ruling.denies); !message.empty()) return message;
      ruling.denies ? deny(policy, code) : allow(policy, code);
      at = end + 1;
    }
  }
  return {};
}

}  // namespace colophon::cli
