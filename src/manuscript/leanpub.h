// What Leanpub's chapters say of the book's order, beside Book.txt.
#pragma once

#include <vector>

#include "manuscript/chapters.h"
#include "manuscript/reading.h"

namespace colophon::manuscript {

// `-# Part`, or `{class: part}` before a heading, at a file's beginning makes it a part that the
// next chapters lie in; `{frontmatter}`, `{mainmatter}` and `{backmatter}` there begin their matter
// and are no text.
void settle_leanpub_chapters(std::vector<Entry>& entries, const Reading& reading);

}  // namespace colophon::manuscript
