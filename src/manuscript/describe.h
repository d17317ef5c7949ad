// A manuscript of whatever tool as the book.yaml that says what was recognised.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "manuscript/load.h"

namespace colophon::manuscript {

struct Description {
  std::string book_file;     // the text of book.yaml
  std::size_t chapters = 0;  // that it lists
};

// What is read and said is what `load` reads and says, but for what the chapters' own texts have:
// that is said when the book is built. `identifier` is for a book that has none. Nothing comes back
// where there is no book.
std::optional<Description> describe(const Inputs& inputs, const std::string& identifier,
                                    Files& files, Sources& sources, Diagnostics& diags);

}  // namespace colophon::manuscript
