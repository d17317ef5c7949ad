// Attribute blocks: `{#id .class key=value key="a value" -}`.
#pragma once

#include <cstddef>
#include <string_view>

#include "markdown/scan/construct.h"

namespace colophon::markdown {

// Reads the block that starts at text[at] == '{' and sets `end` behind its brace. False where it is
// none: empty, over the end of a line, or not of this form. Offsets in `attributes` are left to the
// caller.
bool parse_attributes(std::string_view text, std::size_t at, std::size_t& end,
                      Attributes& attributes);

}  // namespace colophon::markdown
