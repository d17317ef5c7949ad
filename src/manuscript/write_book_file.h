// A manuscript as the book.yaml that says of it what was read.
#pragma once

#include <string>

#include "base/source.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

// YAML, a key or an item a line, that makes the same book when it is read in the manuscript's
// root: every text in it reads back as it is. What would be read without being said is not said.
// `identifier` is for a manuscript that has none.
std::string write_book_file(const Manuscript& manuscript, const Sources& sources,
                            const std::string& identifier);

}  // namespace colophon::manuscript
