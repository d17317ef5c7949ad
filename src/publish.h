// The files of a book to its place: whole and valid, or not at all.
#pragma once

#include <cstddef>
#include <vector>

#include "base/diagnostics.h"
#include "base/disk/output_place.h"
#include "base/disk/watched_files.h"
#include "base/source.h"
#include "compile.h"
#include "model/entry.h"

namespace colophon {

struct Published {
  Compilation::Outcome outcome = Compilation::Outcome::failed;
  std::size_t bytes = 0;  // of the book
};

// Writes to a temporary file of `disk`, judges that from its bytes, and gives it the place's name
// in one step, or writes to standard output. `files` are those that the entries were made from.
// What stands in the way is reported.
Published publish(const std::vector<Entry>& entries, const OutputPlace& place, WatchedFiles& files,
                  Files& disk, std::size_t jobs, Sources& sources, Diagnostics& diags);

}  // namespace colophon
