// A page in the making that no author writes.
#pragma once

#include <cstddef>
#include <pugixml.hpp>

#include "model/facts.h"
#include "model/manuscript.h"
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

// In its frame, written.
Page finish(Draft& draft, const Frame& frame, const BookFacts& facts);
Page finish_item(Draft& draft, std::size_t item, const Manuscript& manuscript,
                 const BookFacts& facts);

}  // namespace colophon::pages
