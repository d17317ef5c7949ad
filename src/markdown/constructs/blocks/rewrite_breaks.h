// Page breaks, as LaTeX, Quarto and Leanpub write them.
#pragma once

#include <string_view>

#include "markdown/engine/rewrite_state.h"

namespace colophon::markdown {

bool rewrite_page_break(RewriteState& state, std::string_view rest);

}  // namespace colophon::markdown
