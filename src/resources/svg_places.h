// Where the parts of a drawing's tree were read.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string_view>

#include "base/source.h"
#include "resources/svg_entities.h"

namespace colophon::resources {

// Of a text from which a DOCTYPE was taken out and in which entities were replaced. The spans are
// of the first of all sources, whichever that is; nowhere for what is not read as it stands.
class SvgPlaces {
 public:
  SvgPlaces(std::string_view read, const ExpandedXml& expanded)
      : read_(read), expanded_(expanded) {}

  // Of an element its name, of a text the whole.
  Span of(pugi::xml_node node) const;
  // With its value and quotes; of one that is not there, or was made, the element's.
  Span of(pugi::xml_node element, const char* attribute) const;
  // A part of a text of the tree.
  Span of(pugi::xml_node text, std::size_t begin, std::size_t size) const;

 private:
  std::string_view read_;
  const ExpandedXml& expanded_;
};

}  // namespace colophon::resources
