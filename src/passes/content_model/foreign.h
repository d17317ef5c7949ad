// SVG and MathML in a chapter: vocabularies of their own, whose elements stay as they are.
#pragma once

#include "base/diagnostics.h"
#include "model/markup.h"

namespace colophon::passes {

// Afterwards the tree at `root` (<svg> or <math>) can be written as XML and loads nothing: its
// namespaces are declared, and scripts, event handlers, foreign objects, names that XML cannot have
// and references to other files are gone, with a diagnostic.
void clean_foreign(Markup& markup, pugi::xml_node root, Diagnostics& diags);

}  // namespace colophon::passes
