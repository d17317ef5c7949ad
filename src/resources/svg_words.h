// Words in a drawing that are written in XHTML.
#pragma once

#include <functional>
#include <pugixml.hpp>

#include "resources/svg.h"

namespace colophon::resources {

// Says what had to go: the kind, the name, and where it was an attribute, the attribute.
using ReportRemoval =
    std::function<void(SvgRemoval::Kind, std::string_view, pugi::xml_node, const char*)>;

// Of a <title>, which holds text, or of a <foreignObject> or <desc>, which hold XHTML (EPUB 3.3
// section 6.2.3): afterwards it holds text and such paragraphs and marks as programs that draw
// write there, valid ones. Of all else the words stay.
void settle_words(pugi::xml_node element, const ReportRemoval& report);

// XHTML or MathML that is not among words.
bool is_stranger(pugi::xml_node element);

}  // namespace colophon::resources
