// What divs and admonitions mean beyond their class.
#pragma once

#include "base/diagnostics.h"
#include "markdown/engine/document.h"
#include "markdown/scan/origin.h"
#include "model/dialect.h"

namespace colophon::markdown {

// Afterwards what is not for EPUB is out of the tree, and said to be; the tabs of a `.panel-tabset`
// are sections; divs that only a screen has a use for have given way to what they hold; an
// admonition whose first block is a heading has it for its title.
void shape_divs(Document& document, const Origin& origin, const Dialect& dialect,
                Diagnostics& diags);

}  // namespace colophon::markdown
