// The documents of a book: the frame around a chapter's body, and the pages that no author writes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/budget.h"
#include "formats/xml_writer.h"
#include "model/chapter.h"
#include "model/facts.h"
#include "model/manuscript.h"
#include "model/publication.h"

namespace colophon::pages {

// A content document, written.
struct Page {
  std::string href;  // relative to the package document
  xml::Written written;
};

// By contents item, for BookFacts::document_titles: the item's title first, the book's after it,
// and a number where two would be the same (EPUB Accessibility Techniques 1.1 #pub-title).
// They count in `spending`; past its end there are not all of them.
std::vector<std::string> title_documents(const Manuscript& manuscript, const BookFacts& facts,
                                         Spending& spending);

// The chapter's body in its <section> with type, role, label and language, in a whole document.
// Takes the nodes out of the chapter.
Page finish_chapter(Chapter& chapter, const ContentsItem& item, const Manuscript& manuscript,
                    const BookFacts& facts);

// A part's own page: its title.
Page make_part_page(std::size_t item, const Manuscript& manuscript, const BookFacts& facts);

Page make_title_page(std::size_t item, const Manuscript& manuscript, const BookFacts& facts);

// A page of gathered notes: under the title of each chapter those that book.notes_sections has
// there. `chapters` are the book's, in reading order; their notes are copied.
Page make_notes_page(std::size_t item, const Manuscript& manuscript, const BookFacts& facts,
                     std::span<const Chapter> chapters);

// The cover image alone, as Kobo and Kindle want it. `image` is its href relative to the package
// document.
Page make_cover_page(const Manuscript& manuscript, const BookFacts& facts,
                     const PackedImage& image);
using colophon::kCoverPageHref;

}  // namespace colophon::pages
