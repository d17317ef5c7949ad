// What a ZIP file may look like beside the usual: as programs write it that cannot go back in their
// output, or that write large ones (APPNOTE 4.3.9, 4.3.14, 4.5.3).
#pragma once

#include <string>
#include <vector>

#include "support/archive.h"

namespace colophon::test {

struct ArchiveShape {
  bool has_descriptors = false;  // sizes behind what they are of; not of `mimetype`
  bool signs_descriptors = true;
  bool has_large_end = false;     // a ZIP64 end record, though the numbers are small
  bool leaves_small_end = false;  // which is then the only one that says them
  bool has_large_fields = false;  // sizes and offsets of the directory in ZIP64 fields
  std::string comment = {};
  std::string before = {};  // in front of the archive
};

std::string write_archive(const std::vector<ArchiveEntry>& entries, const ArchiveShape& shape);

}  // namespace colophon::test
