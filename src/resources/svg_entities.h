// Entities in SVG files: drawing programs of the nineties still speak through them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::resources {

struct ExpandedXml {
  // A part of the text that was read as it stands, or an entity's replacement.
  struct Piece {
    std::size_t at = 0;    // in `text`
    std::size_t from = 0;  // in what was read
    bool is_copy = true;
  };

  std::string text;
  std::vector<Piece> pieces;   // in order
  std::string problem;         // empty for none
  std::size_t problem_at = 0;  // in what was read
  std::size_t problem_size = 1;

  // Where a byte of `text` was read; in an entity's replacement, where its reference is.
  std::size_t read_at(std::size_t at) const;
};

// Takes the DOCTYPE off and puts the general entities that it declares in place, once: an entity in
// an entity stays what it is, so that nothing can grow without bounds. The problem names a
// reference to what is not declared, or a bare `&`.
ExpandedXml expand_entities(std::string_view xml);

}  // namespace colophon::resources
