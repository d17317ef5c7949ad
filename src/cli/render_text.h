// Diagnostics for people: each with its place, the line of the manuscript and carets below it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/source.h"
#include "cli/line_tables.h"

namespace colophon::cli {

struct TextStyle {
  bool colour = false;
  std::size_t columns = 100;   // longer lines of the manuscript are shown around the span
  std::string_view book = {};  // a finished one, whose findings without a place are said of it
};

// How many findings of one code are shown; the rest are counted.
inline constexpr std::size_t kMostOfACode = 100;

// Lines, each with its end. Control characters of the manuscript never reach the terminal.
std::string render_text(const Diagnostics& diagnostics, const Sources& sources, TextStyle style);

std::string render_text(const Diagnostic& diagnostic, LineTables& lines, TextStyle style);

}  // namespace colophon::cli
