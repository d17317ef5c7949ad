// Definitions of notes: `[^label]: text`.
#pragma once

#include <string_view>

#include "markdown/engine/rewrite_state.h"

namespace colophon::markdown {

bool rewrite_note(RewriteState& state, std::string_view rest);

}  // namespace colophon::markdown
