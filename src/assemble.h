// The chapters that were read, as one book.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "chapter_steps.h"
#include "model/book.h"
#include "model/chapter.h"
#include "model/manuscript.h"

namespace colophon {

// `chapters` are those of the manuscript's contents, in their order and named by their places in
// them; there is one at least. Afterwards they are the book's, which may be more: files fall into
// chapters, and notes have their places. Words and ids never change from then on, so that what
// looks at the whole book reads facts and never trees. None where the budget does not cover them.
std::optional<Book> assemble(const Manuscript& manuscript, std::vector<Chapter>& chapters,
                             ChapterSteps& steps, Diagnostics& diags);

}  // namespace colophon
