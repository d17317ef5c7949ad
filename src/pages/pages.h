// The documents of a book: the frame around a chapter's body, and the pages that no author writes.
#pragma once

#include <span>
#include <string>

#include "base/budget.h"
#include "formats/xml_writer.h"
#include "model/assets.h"
#include "model/book.h"
#include "model/chapter.h"
#include "model/manuscript.h"

namespace colophon::pages {

// A content document, written.
struct Page {
  std::string href;  // relative to the package document
  xml::Written written;
};

// Every document has its page title: its own first, the book's after it, and a number where two
// would be the same (EPUB Accessibility Techniques 1.1 #pub-title). They count in `spending`; past
// its end there are not all of them.
void title_documents(Book& book, Spending& spending);

// The chapter's body in its <section> with type, role, label and language, in a whole document.
// Takes the nodes out of the chapter.
Page finish_chapter(Chapter& chapter, const Book& book, const Assets& assets);

// What a page is made of that no author writes.
struct Material {
  const Manuscript& manuscript;
  const Book& book;
  const Assets& assets;
  std::span<const Chapter> chapters;  // in reading order, with what is left of gathered notes
};

// A part's own page, or one that the compiler makes, but for the contents page: that is the
// navigation document.
Page make_page(std::size_t document, const Material& material);

}  // namespace colophon::pages
