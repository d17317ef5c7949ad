// cmark's tree to XHTML.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "markdown/engine/document.h"
#include "model/chapter.h"

namespace colophon::markdown {

// A piece of the author's HTML, and where each part of it stands in the chapter's text.
struct RawHtml {
  bool is_inline = false;
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      places;  // offset in `text` -> offset in the chapter's text
};

// In the lowered tree an element of this name stands for a piece of raw HTML; its attribute
// `colophon:raw` is the index.
inline constexpr char kRawElement[] = "colophon:html";
inline constexpr char kRawAttribute[] = "colophon:raw";

// Fills body and notes of the chapter, and takes the document apart while it does. Returns the raw
// HTML that it met, which join_raw_html puts in place.
std::vector<RawHtml> lower(Document& document, const Origin& origin, const Dialect& dialect,
                           Chapter& chapter);

}  // namespace colophon::markdown
