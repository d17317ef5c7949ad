// SVG as an image of a book: well-formed, and showing nothing but what it holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"

namespace colophon::resources {

// Something that had to go.
struct SvgRemoval {
  enum class Kind : std::uint8_t {
    element,    // a script
    unwrapped,  // an element whose content stays
    attribute,  // one that runs a script, or that no book may have
    value,      // of an attribute, which none of its kind may have
    reference,  // to another file or computer, or to what the drawing does not have
    id,         // of another element too
  } kind = Kind::element;
  std::string name;     // of the element or attribute, the address, the id, or the attribute as is
  std::string element;  // that the attribute was on
  std::size_t at = 0;   // in `text`; npos where nobody knows
  std::size_t size = 0;
};

struct CleanSvg {
  std::string bytes;    // UTF-8, well-formed
  std::string text;     // as it was read, in UTF-8
  std::string problem;  // why it is no SVG that can be shown; empty for none
  std::size_t problem_at = static_cast<std::size_t>(-1);  // in `text`; npos where nobody knows
  std::size_t problem_size = 1;
  std::vector<SvgRemoval> removals;  // each once, in order
  // Where each element of `bytes` lies in `text`; the spans are of no source.
  SourceMap source_map;
};

// Comments, white space and metadata stay. Entities of a DOCTYPE are put in and the DOCTYPE goes:
// no external identifiers are allowed in an EPUB but a few (EPUB 3.3 #sec-xml-constraints).
CleanSvg clean_svg(std::string bytes);

}  // namespace colophon::resources
