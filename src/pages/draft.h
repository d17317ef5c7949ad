// A page in the making that no author writes.
#pragma once

#include <pugixml.hpp>

#include "model/markup.h"
#include "pages/frame.h"
#include "pages/pages.h"

namespace colophon::pages {

// A document with one <section> to be filled.
struct Draft {
  Markup markup;
  pugi::xml_node body;
  pugi::xml_node section;
};

void start(Draft& draft, BookPart part);

// The makers: each fills the draft with what stands on the page.
void make_part_page(Draft& draft, const Document& document);
void make_title_page(Draft& draft, const Document& document, const Material& material);
// Under the title of each chapter those of its notes that Book::notes_sections has on the page.
void make_notes_page(Draft& draft, const Document& document, const Material& material);
// The cover image alone, as Kobo and Kindle want it.
void make_cover_page(Draft& draft, const Document& document, const Material& material);

}  // namespace colophon::pages
