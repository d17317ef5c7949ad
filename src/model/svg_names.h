// Names in a drawing and their namespaces (Namespaces in XML 1.0), of which pugixml knows nothing.
#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace colophon {

inline constexpr std::string_view kSvgNamespace = "http://www.w3.org/2000/svg";
inline constexpr std::string_view kXhtmlNamespace = "http://www.w3.org/1999/xhtml";
inline constexpr std::string_view kMathNamespace = "http://www.w3.org/1998/Math/MathML";
inline constexpr std::string_view kXlinkNamespace = "http://www.w3.org/1999/xlink";

inline std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

inline std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

// What the prefix of a name stands for in an element; without one, the default. Empty for none.
std::string_view namespace_of(pugi::xml_node element, std::string_view name);

}  // namespace colophon
