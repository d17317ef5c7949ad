#include "model/svg_names.h"

#include <string>

namespace colophon {

std::string_view namespace_of(pugi::xml_node element, std::string_view name) {
  const std::string_view prefix = prefix_of(name);
  if (prefix == "xml") return "http://www.w3.org/XML/1998/namespace";
  const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
  for (; element; element = element.parent()) {
    if (const pugi::xml_attribute found = element.attribute(declaration.c_str())) {
      return found.value();
    }
  }
  return {};
}

}  // namespace colophon
