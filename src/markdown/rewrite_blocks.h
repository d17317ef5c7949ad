// Rewrites the constructs that books need into constructs that cmark understands, line by line.
#pragma once

#include <string_view>

#include "base/diagnostics.h"
#include "markdown/engine/rewritten_text.h"
#include "markdown/scan/origin.h"
#include "model/dialect.h"

namespace colophon::markdown {

// `text` must outlive the result.
RewrittenText rewrite_blocks(std::string_view text, const Origin& origin, const Dialect& dialect,
                             Diagnostics& diags);

}  // namespace colophon::markdown
