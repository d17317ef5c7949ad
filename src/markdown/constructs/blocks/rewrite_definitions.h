// Definitions: `: text` behind the line of a term.
#pragma once

#include <string_view>

#include "markdown/engine/rewrite_state.h"

namespace colophon::markdown {

bool rewrite_definition(RewriteState& state, std::string_view rest);

}  // namespace colophon::markdown
