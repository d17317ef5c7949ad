// Who is quoted: the last paragraph or line of a quotation that begins with a dash.
#pragma once

#include "markdown/engine/output.h"

namespace colophon::markdown {

// The block is a quotation, perhaps, and ends.
void mark_attribution(Output& output, pugi::xml_node block);
// Whether an attribution begins behind a line's end; the text goes into it then.
bool begin_attribution(Output& output, cmark_node* line_end);

}  // namespace colophon::markdown
