// What a command line says of kinds of findings: `--deny CODE,...` and `--allow CODE,...`.
#pragma once

#include <span>
#include <string>

#include "base/policy.h"

namespace colophon::cli {

// One option: codes with commas between them.
struct Ruling {
  bool denies = false;
  std::string codes;
};

// Carries them out, the later over the earlier. What is wrong with the first that cannot be carried
// out, as a message; else empty.
std::string rule(std::span<const Ruling> rulings, Policy& policy);

// What is said of a name that is no code.
std::string unknown_code(const std::string& name, bool takes_warnings);

}  // namespace colophon::cli
