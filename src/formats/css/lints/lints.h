// What is valid CSS and yet goes wrong on a reader's device: each remark at its own place.
#pragma once

#include <cstdint>

#include "base/diagnostics.h"
#include "base/source.h"
#include "formats/css/tree.h"

namespace colophon::css {

// Where a text of CSS lies: from a byte of a source on, or, where its bytes are not the source's
// (an attribute's may be written as references), somewhere in a span.
struct Place {
  Span span;
  bool is_exact = true;

  Span at(std::uint32_t begin, std::uint32_t end) const {
    return is_exact ? Span{span.source, span.begin + begin, span.begin + end} : span;
  }
};

// Reports the risks of a sheet.
void lint_sheet(const Tree& tree, const Place& place, Diagnostics& diags);

// The same of declarations that stand in an attribute.
void lint_attribute(const Tree& tree, const Place& place, Diagnostics& diags);

// Reports brackets and strings that do not close: the book goes without the sheet.
void report_problems(const Tree& tree, const Place& place, Diagnostics& diags);
// Reports what is no CSS for a checker of books, and what EPUB forbids.
void report_faults(const Tree& tree, const Place& place, Diagnostics& diags);

}  // namespace colophon::css
