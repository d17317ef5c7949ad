// A table of contents in a folder's own page, for the tools that make their books by it: a fence
// `toc` or `{toctree}`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "manuscript/chapters/chapters.h"
#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

// Names of chapters that a folder's own page lists, in order, and where the list stands.
struct Toc {
  std::vector<std::string> paths;  // relative to the root, without extension
  std::size_t begin = 0;           // of the fence, in the page's text
  std::size_t end = 0;             // 0 where there is none, or it is never closed
};

Toc find_toc(std::string_view text, std::string_view folder);

// Takes the fence out of the text of the page, with a note: it is no text of the book.
void take_out(const Toc& toc, DraftItem& page, LoadContext& context);

// Takes out the table of contents of every folder's own page that other chapters lie beside or
// below, in a book whose order is known.
void take_out_tocs(std::vector<DraftItem>& entries, LoadContext& context);

std::string without_extension(std::string_view path);

}  // namespace colophon::manuscript
