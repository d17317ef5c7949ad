// What is around every document: root, head and body with their types and languages.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "model/facts.h"
#include "model/manuscript.h"
#include "model/markup.h"

namespace colophon::pages {

struct Frame {
  std::string_view href;      // of the document, relative to the package document
  std::string_view language;  // BCP 47
  std::string_view title;     // of the document
  Matter matter = Matter::body;
};

// Puts <body>, a child of the tree's root, into a whole document. Returns <html>.
pugi::xml_node frame_document(Markup& markup, pugi::xml_node body, const Frame& frame,
                              const BookFacts& facts);

// Says of a <section> what part of the book it is: class, epub:type and role (reference: EPUB Type
// to ARIA Role Authoring Guide 1.1).
void set_part(Markup& markup, pugi::xml_node section, BookPart part);

// `target` as it is reached from `href`, both relative to the package document.
std::string relative_href(std::string_view href, std::string_view target);

// The title with the book's after it, as a document's <title> has it.
std::string with_book_title(std::string_view title, const Manuscript& manuscript);

// The item's title for <title>: the unique one where it is known.
std::string document_title(std::size_t item, const Manuscript& manuscript, const BookFacts& facts);

}  // namespace colophon::pages
