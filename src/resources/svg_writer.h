// SVG as it is read: nothing is indented, no white space moves.
#pragma once

#include <functional>
#include <pugixml.hpp>
#include <string>

#include "base/source.h"
#include "base/source_map.h"

namespace colophon::resources {

struct WrittenSvg {
  std::string text;  // with an XML declaration
  SourceMap source_map;
};

// `span_of` says where an element or a text was read; its span may be nowhere.
WrittenSvg write_svg(const pugi::xml_document& document,
                     const std::function<Span(pugi::xml_node)>& span_of);

}  // namespace colophon::resources
