// The folder of the book as resources see it: where files lie, and what a mistyped name may have
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

  // As a hint: the file whose name is the same but for folder or case, or else the nearest of those
  // in the same folder and of all images of the book. Where there is none, how a path is read that
  // stands at `place`; empty for one from the command line.
  std::string suggest(const std::string& path, Span place);

  // Every image below the root, up to a bound that no book reaches; found when first asked for.
  const std::vector<std::string>& image_files();

 private:
  std::vector<std::string> neighbours(const std::string& path);

  std::string root_;
  Files& files_;
  std::optional<std::vector<std::string>> images_;  // found when first asked for
};

}  // namespace colophon::resources
