// The report of EPUBCheck (https://www.w3.org/publishing/epubcheck/), versions 4.2 and 5.
#pragma once

#include <optional>
#include <string_view>

#include "verify/checkers/findings.h"

namespace colophon::verify {

// Of what `epubcheck --json -` prints; nothing for what is no such report.
std::optional<CheckerReport> read_epubcheck_report(std::string_view json);

}  // namespace colophon::verify
