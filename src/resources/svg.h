// SVG as an image of a book: well-formed, and showing nothing but what it holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::resources {

// Something that had to go.
struct SvgRemoval {
  enum class Kind : std::uint8_t {
    element,    // a script
    attribute,  // one that runs a script
    reference,  // to another file or computer, or to what the drawing does not have
    id,         // of another element too
  } kind = Kind::element;
  std::string name;     // of the element or attribute, the address, or the id
  std::string element;  // that the attribute was on
  std::size_t at = 0;   // of the name of its element in `text`; npos where nobody knows
};

struct CleanSvg {
  std::string bytes;    // UTF-8, well-formed
  std::string text;     // as it was read, in UTF-8; empty where it is no text
  std::string problem;  // why it is no SVG that can be shown; empty for none
  std::size_t problem_at = static_cast<std::size_t>(-1);  // in `text`; npos where nobody knows
  std::vector<SvgRemoval> removals;                       // each once, in order
};

// Comments, white space and metadata stay. Entities of a DOCTYPE are put in and the DOCTYPE goes:
// no external identifiers are allowed in an EPUB but a few (EPUB 3.3 #sec-xml-constraints).
CleanSvg clean_svg(std::string bytes);

}  // namespace colophon::resources
