// What is valid CSS and yet goes wrong on a reader's device: each remark at its own place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

struct Cut {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Reports the risks of a sheet. What comes back is to be taken out, and has been reported.
std::vector<Cut> lint_sheet(const Tree& tree, std::string_view text, const Place& place,
                            Diagnostics& diags);

// The same of declarations that stand in an attribute.
void lint_attribute(const Tree& tree, std::string_view text, const Place& place,
                    Diagnostics& diags);

// Reports what is no CSS for a checker of books, and what EPUB forbids.
void report_faults(const Tree& tree, const Place& place, Diagnostics& diags);
// Takes it out of the tree's text; all else stays at its offset.
void blank_faults(std::string& text, const Tree& tree);

// A property that EPUB leaves to markup (EPUB 3.3 #sec-css-req, EPUBCheck CSS-001).
bool is_forbidden(const Declaration& declaration);

}  // namespace colophon::css
