// The pages that gather a book's notes.
#pragma once

#include <cstddef>
#include <vector>

#include "model/book.h"

namespace colophon::passes {

// Old reading systems lay out a whole document before they show a line of it.
inline constexpr std::size_t kNotesOnPage = 500;

// The document that gathers the notes, the first of several; past the last for none.
std::size_t find_notes_page(const Book& book);

// Which notes stand on which page, from the facts of the chapters; `first_page` is the document of
// the first. A chapter's notes stay together as long as a page holds them.
std::vector<NotesSection> plan_notes(const Book& book, std::size_t first_page);

}  // namespace colophon::passes
