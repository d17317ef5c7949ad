// Passes over the list of chapters: which there are, before the book has facts.
#pragma once

#include <cstddef>
#include <vector>

#include "base/budget.h"
#include "base/diagnostics.h"
#include "model/chapter.h"
#include "model/manuscript.h"

namespace colophon::passes {

// Afterwards what the chapters have made is counted, as the contents have it, and each may make as
// much as is left.
void settle_spending(Manuscript& manuscript, std::vector<Chapter>& chapters);

// The book has a title: where nobody gave it one, that of its first chapter, or else its folder's
// name, which is reported.
void complete_title(Manuscript& manuscript, const Chapter& first, Diagnostics& diags);

// A reference to a note that another file defines has a copy of it in its own chapter; where
// nothing else refers to the note, it stands there alone. What is defined nowhere is reported and
// is text. Copies count in `spending`; past its end none are made.
void share_notes(std::vector<Chapter>& chapters, const Manuscript& manuscript, Spending& spending);

// A file that holds several chapters, as Manuscript::split has it, becomes as many Chapters and
// items of the contents, in its place and order. What stands before its first heading is a chapter
// of its own. Each has the notes that it refers to, so that a note may stand in several; one that
// nothing refers to goes with the last. Ids are no two the same among the chapters of a file, but
// for those of such repeated notes, which only the first keeps. These count in the manuscript's
// spending; past its end none are made.
void split_chapters(Manuscript& manuscript, std::vector<Chapter>& chapters, std::size_t jobs);

// Where the contents gather the notes, there is an item for each page of them, of 500 notes at
// most; none where there is no note, which is reported.
void make_room_for_notes(Manuscript& manuscript, std::vector<Chapter>& chapters,
                         Diagnostics& diags);

}  // namespace colophon::passes
