// Elements that a book cannot have as they are, though what they say has a place in it.
#pragma once

#include "base/diagnostics.h"
#include "model/markup.h"

namespace colophon::passes {

// Expects an element whose treatment is Treatment::convert. Puts in an element's place what says
// the same in a book: of <details> a section that is open, of form fields their words, of frames a
// link to what they show. Reports what a reader does not get. Afterwards what stands there is
// XHTML, as far as the element itself goes; what it held is still to be treated. Returns the node
// to go on with among the same children.
pugi::xml_node convert(Markup& markup, pugi::xml_node element, Diagnostics& diags);

}  // namespace colophon::passes
