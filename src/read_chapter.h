// What becomes of a file of Markdown that needs no other.
#pragma once

#include <string_view>

#include "base/budget.h"
#include "base/source.h"
#include "model/chapter.h"
#include "model/dialect.h"
#include "model/manuscript.h"

namespace colophon {

// Reads the text of an entry of the contents; `language` is the book's. Its tree is what a document
// may hold, its words are set and its ids are settled; what is wrong is in its diagnostics. Nothing
// but the arguments has a part in the result.
Chapter read_chapter(const ContentsItem& item, const Sources& sources, const Dialect& dialect,
                     std::string_view language, Spending spending = Spending());

}  // namespace colophon
