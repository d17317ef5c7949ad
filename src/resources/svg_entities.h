// Entities in SVG files: drawing programs of the nineties still speak through them.
#pragma once

#include <string>
#include <string_view>

namespace colophon::resources {

struct ExpandedXml {
  std::string text;
  std::string problem;  // empty for none
};

// Takes the DOCTYPE off and puts the general entities that it declares in place, once: an entity in
// an entity stays what it is, so that nothing can grow without bounds. The problem names a
// reference to what is not declared, or a bare `&`.
ExpandedXml expand_entities(std::string_view xml);

}  // namespace colophon::resources
