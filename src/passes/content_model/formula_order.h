// The order of a formula in MathML.
#pragma once

#include "base/diagnostics.h"
#include "model/markup.h"

namespace colophon::passes {

// Of `formula`, a <math> whose elements are all MathML's.
// Afterwards each stands where MathML has a place for it and has as many parts as it needs, and all
// words stand in tokens. What had to move is reported; of an annotation that explains nothing it
// alone is left.
void order_formula(Markup& markup, pugi::xml_node formula, Diagnostics& diags);

}  // namespace colophon::passes
