// What an abbreviation means: `*[EPUB]: Electronic publication`.
#pragma once

#include <string_view>

#include "markdown/engine/rewrite_state.h"

namespace colophon::markdown {

// The paragraph that the line stands in goes on behind it.
bool rewrite_abbreviation(RewriteState& state, std::string_view rest);

}  // namespace colophon::markdown
