// The report: one page of HTML about a book, for whoever has to mend it.
#pragma once

#include <string>

#include "base/files.h"
#include "compile.h"

namespace colophon::cli {

// A whole document that needs nothing beside it: no script, style sheet or picture. The same
// compilation gives the same bytes. `compilation.overview` may be missing.
std::string make_report(const Compilation& compilation);

// Writes the report to `path`. Where that would take the place of a file of the author's (but for
// one that may be lost, `forced`) or of the book, or fails, it is reported in `compilation`, whose
// outcome says so.
void write_report(const std::string& path, bool forced, Files& files, Compilation& compilation);

}  // namespace colophon::cli
