// What becomes of a file of Markdown that needs no other.
#pragma once

#include <string_view>

#include "base/source.h"
#include "model/chapter.h"
#include "model/manuscript.h"

namespace colophon {

// The item's own, or else the book's.
std::string_view language_of(const ContentsItem& item, const Manuscript& manuscript);

// Reads the chapter's item of the contents. Afterwards its tree is what a document may hold, its
// words are set and its ids are settled; what is wrong is in its diagnostics.
void read_chapter(const Manuscript& manuscript, const Sources& sources, Chapter& chapter);

}  // namespace colophon
