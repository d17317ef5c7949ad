// Divs and admonitions as XHTML.
#pragma once

#include "markdown/engine/output.h"

namespace colophon::markdown {

void lower_div(Output& output, cmark_node* node, const Construct& construct);

}  // namespace colophon::markdown
