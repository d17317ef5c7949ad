// Diagnostics for programs: one JSON object a line.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/source.h"

namespace colophon::cli {

// Every finding in order, each with the keys severity, code, message, file, line, column, end_line,
// end_column, hint, related and epubcheck. Lines and columns are 1-based, columns count code
// points, ends are exclusive; what there is none of is null. `epubcheck` are the ids of what
// EPUBCheck would say, with spaces between them. A fatal finding is an error here too. Of a finding
// without a place `book`, a finished book, is the file, where one is named.
std::string render_json(const Diagnostics& diagnostics, const Sources& sources,
                        std::string_view book = {});

}  // namespace colophon::cli
