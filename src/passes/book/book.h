// Passes over the whole book: which documents it has, and what they come to. They run in this
// order.
#pragma once

#include <cstddef>
#include <vector>

#include "base/budget.h"
#include "base/diagnostics.h"
#include "model/book.h"
#include "model/chapter.h"
#include "model/manuscript.h"

namespace colophon::passes {

// The title of the book: where nobody gave it one, that of its first chapter, or else its folder's
// name, which is reported.
Value complete_title(const Manuscript& manuscript, const Chapter& first, Diagnostics& diags);

// A document for each entry of the contents, not yet named, and one for the cover where there is
// an image of it. Chapters know theirs from then on.
Book begin_book(const Manuscript& manuscript, Value title, std::vector<Chapter>& chapters);

// A reference to a note that another file defines has a copy of it in its own chapter; where
// nothing else refers to the note, it stands there alone. What is defined nowhere is reported and
// is text. Copies count in `spending`; past its end none are made.
void share_notes(std::vector<Chapter>& chapters, const Book& book, Spending& spending);

// A file that holds several chapters, as `split` has it, becomes as many Chapters and documents, in
// its place and order. What stands before its first heading is a chapter of its own. Each has the
// notes that it refers to, so that a note may stand in several; one that nothing refers to goes
// with the last. Ids are no two the same among the chapters of a file, but for those of such
// repeated notes, which only the first keeps. These count in `spending`; past its end none are
// made.
void split_chapters(Book& book, std::vector<Chapter>& chapters, Split split, std::size_t jobs,
                    Spending& spending);

// Where the contents gather the notes, there is a document for each page of them, of 500 notes at
// most; none where there is no note, which is reported.
void make_room_for_notes(Book& book, std::vector<Chapter>& chapters, Diagnostics& diags);

// Every document has its href. A leading number is order, not name: `02-press.md` is
// `text/press.xhtml`. A chapter that is a piece of its file is called after its heading. ASCII,
// unique, stable when chapters are inserted elsewhere.
void name_documents(Book& book);

// From the facts of the documents: outline, titles, where every id lives, totals.
void join_facts(Book& book, Diagnostics& diags);

}  // namespace colophon::passes
