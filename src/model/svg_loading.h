// What of a drawing runs a script, or loads something that is not in it: in a chapter as in a file
// of its own.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace colophon {

// Why an element has to go.
struct SvgHarm {
  std::string address;              // that it puts in place of another; empty for what runs
  const char* attribute = nullptr;  // that has the address
};

// Scripts and whom they listen to (SVG Tiny 1.2 section 15), players in SVG's own namespace, at
// which EPUBCheck breaks off, and what another address or a script comes out of in time; nothing
// for all others.
std::optional<SvgHarm> find_harm(pugi::xml_node element);

// Whether an attribute is an address, and whether its element may have this one.
bool is_link(pugi::xml_node element, std::string_view attribute);
bool may_refer(pugi::xml_node element, std::string_view target);

// What an attribute that is CSS loads; empty for nothing but what is in it.
std::string address_loaded(std::string_view attribute, std::string_view value);

// The style sheet that an instruction names, `<?xml-stylesheet href="a.css"?>`; empty for another.
std::string_view sheet_named_in(pugi::xml_node instruction);

}  // namespace colophon
