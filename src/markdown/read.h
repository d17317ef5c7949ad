// Source to Chapter: CommonMark and the constructs that books need, lowered to XHTML with exact
// positions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/source.h"
#include "model/chapter.h"
#include "model/dialect.h"

namespace colophon::markdown {

// Reads the Markdown in `text` (pieces of sources that stand for one text, in order) into the
// chapter's trees. Reports to the chapter. Afterwards the trees hold what model/chapter.h says, and
// every element, attribute and text run made from the manuscript has its span.
void read(std::span<const Span> text, const Sources& sources, const Dialect& dialect,
          Chapter& chapter);

// CommonMark to HTML as cmark's own renderer writes it, with the extension layer on: the arrow at
// which the CommonMark specification's examples hold to the byte.
std::string render_commonmark(std::string_view text);

}  // namespace colophon::markdown
