// Finishing passes: a chapter and the book give the chapter's final tree.
#pragma once

#include "model/assets.h"
#include "model/book.h"
#include "model/chapter.h"

namespace colophon::passes {

// Links of two brackets (colophon:wiki) have an address such as others have, relative to the
// chapter's file. One that leads nowhere is the author's text again; in a vault it stays, dead.
void resolve_wiki_links(Chapter& chapter, const Book& book);

// Every link leads to a place in the book or to a valid address outside it; a dead one is reported
// and becomes its text.
void resolve_links(Chapter& chapter, const Book& book);

// Every image refers to a packed one and says its size; a missing one is reported and becomes its
// alternative text in a visible frame.
void resolve_images(Chapter& chapter, const Book& book, const Assets& assets);

// Every <audio> and <video> plays packed files; one without any is what it holds, or else its
// file's name, in a visible frame.
void resolve_media(Chapter& chapter, const Book& book, const Assets& assets);

}  // namespace colophon::passes
