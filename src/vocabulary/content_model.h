// What the elements and attributes that an author writes become: the writer's questions to the
// table of what a finished document may have (document_elements.h).
#pragma once

#include <string_view>

#include "vocabulary/document_elements.h"

namespace colophon::vocabulary {

// Nothing is known of an element that is not in HTML (a custom element): it is to be unwrapped, and
// counts as phrasing. The internal elements of model/chapter.h are kept.
const AuthoredElement& info_of_element(std::string_view name);

// Whether `attribute` is kept on `element`: global ones, aria-*, data-*, the element's own, and
// internal ones. Of SVG and MathML it knows aria-* and data-* alone.
bool is_attribute_kept(std::string_view element, std::string_view attribute);

// Whether `child` may be a child of `parent`: phrasing in phrasing, `li` in lists and lists of
// `li`, the parts of tables, of `dl`, `ruby`, `figure`, `details`. What a transparent parent may
// hold depends on its own parent; here it may hold anything.
bool is_child_allowed(std::string_view parent, std::string_view child);

}  // namespace colophon::vocabulary
