// The title that front matter gives, as the heading that the tools it comes from show above the
// text.
#pragma once

#include "manuscript/sources/load_context.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

// Puts `# title` before the chapter's text, the title's characters where the author wrote them. The
// passes take it out again where the text has a heading like it (passes/local/local.h,
// place_title).
void begin_with_title(ContentsItem& item, LoadContext& context);

}  // namespace colophon::manuscript
