// A folder as one text, for the fuzzers: a form feed and a path stand before the bytes of each
// file.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "unit/base/memory_files.h"

namespace colophon::fuzz {

constexpr char kFileSign = '\f';

inline std::string write_file(std::string_view path, std::string_view bytes) {
  std::string text(1, kFileSign);
  return text.append(path).append("\n").append(bytes);
}

// Whether neither this path nor a folder above it is a file already.
inline bool can_be_added(const std::string& path, testing::MemoryFiles& files) {
  if (files.info(path)) return false;
  for (std::string above = path; above.find('/') != above.npos;) {
    above.resize(above.rfind('/'));
    if (files.has(above)) return false;
  }
  return true;
}

// The files below `root`. Paths that leave it or name no file, and all but the first of what would
// be a file and a folder at once, are passed over.
inline void read_folder(std::string_view text, const std::string& root,
                        testing::MemoryFiles& files) {
  files.add_folder(root);
  for (std::size_t at = text.find(kFileSign); at != text.npos;) {
    const std::size_t end = std::min(text.find(kFileSign, at + 1), text.size());
    const std::string_view file = text.substr(at + 1, end - at - 1);
    at = end < text.size() ? end : text.npos;
    const std::size_t line_end = std::min(file.find('\n'), file.size());
    const std::string path = path::join(root, file.substr(0, line_end));
    const bool is_inside = path.starts_with(root + "/") && path.find('\0') == path.npos &&
                           utf8::find_invalid(path) == path.npos;
    if (!is_inside || !can_be_added(path, files)) continue;
    files.add(path, std::string(file.substr(std::min(line_end + 1, file.size()))));
  }
}

}  // namespace colophon::fuzz
