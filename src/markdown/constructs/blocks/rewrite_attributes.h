// What stands on a line of its own for the block beside it, or for a table of contents.
#pragma once

#include <string_view>

#include "markdown/engine/rewrite_state.h"

namespace colophon::markdown {

bool rewrite_attributes(RewriteState& state, std::string_view rest);
bool rewrite_contents_marker(RewriteState& state, std::string_view rest);

}  // namespace colophon::markdown
