// cmark's tree to XHTML.
#pragma once

#include <vector>

#include "markdown/engine/document.h"
#include "markdown/engine/raw_html.h"
#include "model/chapter.h"

namespace colophon::markdown {

// Fills body and notes of the chapter, and takes the document apart while it does. Returns the raw
// HTML that it met, which join_raw_html puts in place.
std::vector<RawHtml> lower(Document& document, const Origin& origin, const Dialect& dialect,
                           Chapter& chapter);

}  // namespace colophon::markdown
