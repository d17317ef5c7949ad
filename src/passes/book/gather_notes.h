// The pages that gather a book's notes.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/facts.h"
#include "model/manuscript.h"

namespace colophon::passes {

// Old reading systems lay out a whole document before they show a line of it.
inline constexpr std::size_t kNotesOnPage = 500;

// The place of the contents that gathers the notes, the first of several; their size for none.
std::size_t find_notes_page(const Manuscript& manuscript);

// Which notes stand on which page: `counts` are the chapters' numbers of notes, `first_page` the
// item of the first page. A chapter's notes stay together as long as a page holds them. Chapters
// are named by their place in `counts`.
std::vector<NotesSection> plan_notes(std::span<const std::size_t> counts, std::size_t first_page);

}  // namespace colophon::passes
