// What is said of a comment that the book leaves out.
#pragma once

#include <string_view>

#include "base/diagnostics.h"

namespace colophon::markdown {

// `comment` with its signs, of any length and number of lines.
void report_comment(std::string_view comment, Span place, Diagnostics& diags);

}  // namespace colophon::markdown
