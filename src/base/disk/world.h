// What of the findings is the world's: files that cannot be read or written.
#pragma once

#include "base/diagnostics.h"
#include "base/disk/watched_files.h"

namespace colophon {

// Whether the world, not the manuscript, stands in the way: a text that is too large is no fault of
// the disk's.
bool world_failed(const Diagnostics& diagnostics, const WatchedFiles& files);

// Reports the first of what could not be read that nobody spoke of: it may have been taken for what
// is not there.
void report_unread(const WatchedFiles& files, Diagnostics& diags);

}  // namespace colophon
