// The report of Ace by DAISY (https://daisy.github.io/ace/), which is EARL as JSON.
#pragma once

#include <optional>
#include <string_view>

#include "verify/checkers/findings.h"

namespace colophon::verify {

// Of what `ace --silent BOOK` prints; nothing for what is no such report. `package_folder` is where
// the package document lies, with its slash: Ace names documents relative to it. Critical and
// serious violations are errors, moderate ones warnings, minor ones notes.
std::optional<CheckerReport> read_ace_report(std::string_view json,
                                             std::string_view package_folder);

}  // namespace colophon::verify
