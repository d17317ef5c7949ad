// The folder of the book as resources see it: what may be read, and what a mistyped name may have
// meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/source.h"

namespace colophon::resources {

class BookFolder {
 public:
  BookFolder(std::string root, Files& files) : root_(std::move(root)), files_(files) {}

  Files& files() { return files_; }

  // A path of the manuscript as the disk knows it.
  std::string on_disk(std::string_view path) const;

  // Whether the path, normalised and relative to the root, lies in the book's folder or in one that
  // was added, with links followed. A path that does not exist is judged by its text.
  bool contains(const std::string& path);

  // A folder outside that the author has named, and what lies in it.
  void add(std::string_view folder);

  // As a hint: the file whose name is the same but for folder or case, or else the nearest of those
  // in the same folder and of all images of the book. Where there is none, how a path is read that
  // stands at `place`; empty for one from the command line.
  std::string suggest(const std::string& path, Span place);

  // Every image below the root, up to a bound that no book reaches; found when first asked for.
  const std::vector<std::string>& image_files();

 private:
  std::string real_path(std::string_view folder);
  std::vector<std::string> neighbours(const std::string& path);

  std::string root_;
  Files& files_;
  std::vector<std::string> added_;                  // as they were named
  std::optional<std::vector<std::string>> images_;  // found when first asked for
};

}  // namespace colophon::resources
