// What is around every document: root, head and body with their types and languages.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "model/assets.h"
#include "model/book.h"
#include "model/markup.h"

namespace colophon::pages {

// Puts <body>, a child of the tree's root, into a whole document. Returns <html>.
pugi::xml_node frame_document(Markup& markup, pugi::xml_node body, const Document& document,
                              const Book& book, const Assets& assets);

// Says of a <section> what part of the book it is: class, epub:type and role (reference: EPUB Type
// to ARIA Role Authoring Guide 1.1).
void set_part(Markup& markup, pugi::xml_node section, BookPart part);

// `target` as it is reached from `href`, both relative to the package document.
std::string relative_href(std::string_view href, std::string_view target);

}  // namespace colophon::pages
