// What the author allows and forbids.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace colophon {

// Which findings keep a book from being written. No code is in both lists; `allow` and `deny` below
// see to that.
struct Policy {
  bool lenient = false;
  bool deny_warnings = false;     // but those that are allowed
  std::vector<std::string> deny;  // kebab-case codes
  std::vector<std::string>
      allow;  // these are not shown and stop nothing; a fatal one cannot be allowed
};

// The word that stands for every warning where codes are denied.
inline constexpr std::string_view kWarnings = "warnings";

// What is said of a code later takes the place of what was said before. `code` is a code, and of
// `deny` also kWarnings.
void allow(Policy& policy, std::string_view code);
void deny(Policy& policy, std::string_view code);

// What holds when both speak, the second having the last word on every code that it names.
Policy join(Policy first, const Policy& second);

// The code of a name as authors type it: "missing-image".
std::optional<Code> find_code(std::string_view name);

// The name of a code that is nearest to one that is none, or empty; kWarnings is one of them where
// it is taken.
std::string nearest_code(std::string_view name, bool takes_warnings);

// Leaves out what is allowed, raises to an error what is denied.
void apply(const Policy& policy, Diagnostics& diagnostics);

// Whether a book may be written, after `apply`: leniency overlooks errors, but neither fatal ones
// nor what is denied.
bool permits(const Policy& policy, const Diagnostics& diagnostics);

}  // namespace colophon
