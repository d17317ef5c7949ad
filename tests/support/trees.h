// Trees as text: to read, and to compare.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace colophon::test {

// The children of a node as XHTML to read: what holds no text has its children on lines of their
// own. The compiler's internal elements and attributes are shown.
std::string print_children(pugi::xml_node parent);

// Whether an element stands in a line of text, so that no word ends where it begins.
bool is_phrasing(std::string_view element);

// An outline, a node a line, that is equal for two trees which a browser shows alike: attributes
// sorted, addresses percent-decoded, comments left out, and white space too where HTML makes
// nothing of it.
std::string outline_of(pugi::xml_node parent);
// The same of HTML, read by HTML's own rules as the content of <body>.
std::string outline_of_html(std::string_view html);

}  // namespace colophon::test
