// A manuscript of whatever tool as the book.yaml that says what was recognised.
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostics.h"
#include "base/source.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

struct Description {
  std::string book_file;     // the text of book.yaml
  std::size_t chapters = 0;  // that it lists
};

// Of a manuscript that `load` read and that has a title. What was said of the chapters' own texts
// is taken out of `diags`: that is said when the book is built. `identifier` is for a book that has
// none.
Description describe(const Manuscript& manuscript, const std::string& identifier,
                     const Sources& sources, Diagnostics& diags);

}  // namespace colophon::manuscript
