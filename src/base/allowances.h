// Findings that an author has looked at and wants no more of, at a place of the manuscript.
#pragma once

#include <vector>

#include "base/diagnostics.h"

namespace colophon {

// `<!-- colophon: allow CODE -->`: of the code, what begins in one of the places is not said.
struct Allowance {
  Code code;
  Span named;                // the code as the comment names it
  std::vector<Span> places;  // what follows the comment, or a whole file
  bool is_used = false;
};

// Leaves out of `diagnostics` what is allowed where it is, but nothing fatal, and marks what was of
// use: of several that allow the same, the one whose place is the smallest.
void apply(std::vector<Allowance>& allowances, Diagnostics& diagnostics);

// Reports those that were of no use, in none of the places where the same comment stands.
void report_useless(const std::vector<Allowance>& allowances, Diagnostics& diagnostics);

}  // namespace colophon
