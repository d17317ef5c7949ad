// The archive of a finished book: what it lists, judged from its raw bytes (EPUB 3.3 #sec-ocf), and
// the reading of its entries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/files.h"
#include "verify/archive/zip_directory.h"

namespace colophon::verify {

struct Entry {
  std::string path;         // UTF-8; no folder's
  std::size_t record = 0;   // in the directory
  std::uint64_t size = 0;   // unpacked, in bytes
  bool can_be_read = true;  // else it was said why not
};

struct Archive {
  ZipDirectory directory;
  std::vector<Entry> entries;  // the files, in the directory's order
  std::map<std::string, std::size_t, std::less<>> by_path;

  // Null where there is none of that path.
  const Entry* find(std::string_view path) const;
};

// Reports what is wrong with the archive itself; nothing where nothing can be read of it.
std::optional<Archive> open_archive(InputFile& file, const std::string& name,
                                    Diagnostics& findings);

// The names of files and folders (EPUB 3.3 #sec-container-filenames).
void check_file_names(const ZipDirectory& directory, Diagnostics& findings);

// A path as messages have it, which it may be too odd for.
std::string readable_name(std::string_view path);

}  // namespace colophon::verify
