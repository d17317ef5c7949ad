// Judges a finished EPUB, of this compiler or any other, from its bytes: with expat, zlib and
// code that the writer does not use, so that no fault is made twice in the same way.
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "base/source.h"

namespace colophon::verify {

// Reports what a reading system or EPUBCheck would refuse (EPUB 3.3 and, for books of that version,
// EPUB 2.0.1). `name` is the book as the user typed it; an entry that has findings becomes a source
// `book.epub/EPUB/press.xhtml` with its text, so that each has its line and column there. In the
// archive's order, the same for any number of jobs.
void judge_book(InputFile& book, const std::string& name, std::size_t jobs, Sources& sources,
                Diagnostics& findings);

}  // namespace colophon::verify
