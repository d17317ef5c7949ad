// Verse: lines that are kept, in line blocks and in divs of the class `verse`. A stanza is a
// paragraph, each of its lines begins with a placeholder.
#pragma once

#include <string_view>

#include "markdown/engine/rewrite_state.h"

namespace colophon::markdown {

bool rewrite_line_block(RewriteState& state, std::string_view rest);
// An open line block ends before a line that is none of its own.
void end_line_block(RewriteState& state, std::string_view rest);
// A line whose verse is kept. Headings, comments and breaks are what they are elsewhere.
bool rewrite_verse_line(RewriteState& state, std::string_view rest);

}  // namespace colophon::markdown
