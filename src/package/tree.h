// Short forms for building the package's documents.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "base/span_map.h"

namespace colophon::package {

inline void set(pugi::xml_node element, const char* name, const std::string& value) {
  element.append_attribute(name).set_value(value.c_str());
}

// Remembers what of the manuscript an element was made from.
inline void place(pugi::xml_node element, Span span, SpanMap& spans) {
  if (span) spans.set(element.internal_object(), span);
}

inline pugi::xml_node add(pugi::xml_node parent, const char* name) {
  return parent.append_child(name);
}

inline pugi::xml_node add(pugi::xml_node parent, const char* name, const std::string& text) {
  pugi::xml_node element = parent.append_child(name);
  element.append_child(pugi::node_pcdata).set_value(text.c_str());
  return element;
}

}  // namespace colophon::package
