// Turns the constructs that books need into constructs that cmark understands, line by line:
// footnotes and definitions into `+` items, table cells and verse lines into paragraphs, `:::` into
// paragraphs of a mark, inline constructs into marks. cmark then parses everything inside them as
// it does elsewhere.
#pragma once

#include <string_view>

#include "base/diagnostics.h"
#include "markdown/construct.h"
#include "markdown/generated.h"
#include "markdown/origin.h"
#include "model/dialect.h"

namespace colophon::markdown {

struct Prepared {
  Generated generated;
  Constructs constructs;
};

// `text` must outlive the result.
Prepared prepare(std::string_view text, const Origin& origin, const Dialect& dialect,
                 Diagnostics& diags);

}  // namespace colophon::markdown
