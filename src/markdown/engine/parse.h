// From rewritten text to the tree, by cmark and what puts its pieces together.
#pragma once

#include "base/diagnostics.h"
#include "markdown/engine/document.h"
#include "markdown/scan/origin.h"
#include "model/dialect.h"

namespace colophon::markdown {

// Parses and puts together. Afterwards no node holds a placeholder, every node has its info, custom
// blocks are divs, tables with their cells and captions, definition lists, verse; custom inlines
// are note references, mathematics and pairs.
Document parse(RewrittenText text, const Origin& origin, const Dialect& dialect,
               Diagnostics& diags);

}  // namespace colophon::markdown
