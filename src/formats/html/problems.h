// What the author would want to know of how a parser understood the tags.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html/tags.h"

namespace colophon::html {

// An element of the parsed tree, with offsets into the input.
struct ParsedElement {
  std::string name;
  std::uint32_t begin = 0;  // of its start tag, or of what made the parser make it up
  bool has_end_tag = false;
  std::uint32_t end_tag = 0;   // the end tag that ended it, its own or another's
  std::uint32_t ended_at = 0;  // where it ended; not behind `begin` where the parser split it
  bool ended_implicitly = false;
  bool is_made_up = false;
  bool is_moved = false;    // from where it was, to mend elements that overlap
  bool is_foreign = false;  // SVG or MathML
};

// `tags` are those the parser saw, `elements` what it made of them, both of an input of `size`
// bytes. Sorted by offset.
std::vector<Problem> find_problems(const std::vector<WrittenTag>& tags,
                                   const std::vector<ParsedElement>& elements, std::size_t size);

}  // namespace colophon::html
