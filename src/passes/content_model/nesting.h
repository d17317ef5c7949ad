// Blocks where only phrasing may stand: a list in a paragraph, a division in emphasis.
#pragma once

#include "base/diagnostics.h"
#include "model/markup.h"

namespace colophon::passes {

// Afterwards `block`, which stood in phrasing, does not: what was around it ends before it and goes
// on behind it, and links and emphasis around it are inside it. In headings and
// preformatted text, simple blocks become <span>s on lines of their own. No text is lost or changes
// places. Returns where to go on with.
pugi::xml_node free_block(Markup& markup, pugi::xml_node block, Diagnostics& diags);

}  // namespace colophon::passes
