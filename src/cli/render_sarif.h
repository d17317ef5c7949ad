// Diagnostics for code hosts, which show them beside the lines: SARIF 2.1.0.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "base/source.h"

namespace colophon::cli {

// One run of one tool, with a rule for every code that occurs, and the findings in order. Columns
// count code points; files are relative URI references, or `file:` where their names are absolute.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
std::string render_sarif(const Diagnostics& diagnostics, const Sources& sources);

}  // namespace colophon::cli
