// The folder of the book as resources see it: where files lie, and what a mistyped name may have
// meant.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/source.h"
#include "base/suggest.h"

namespace colophon::resources {

class BookFolder {
 public:
  BookFolder(std::string root, Files& files) : root_(std::move(root)), files_(files) {}

  Files& files() { return files_; }

  // A path of the manuscript as the disk knows it.
  std::string on_disk(std::string_view path) const;

  // As a hint: the file whose name is the same but for folder or case, or else the nearest of those
  // in the same folder and of all images of the book. Where there is none, how a path is read that
  // stands at `place`; empty for one from the command line. After many guesses only files of the
  // same name are found, so that a thousand missing ones do not cost seconds.
  std::string suggest(const std::string& path, Span place);

  // Every image below the root, up to a bound that no book reaches; found when first asked for.
  const std::vector<std::string>& image_files();

 private:
  // Paths, and the first of each name, whose capitals do not count.
  struct Names {
    std::vector<std::string> paths;
    std::unordered_map<std::string, std::size_t> by_name;
  };
  static Names index(std::vector<std::string> paths);
  const Names& images();
  const Names& neighbours(const std::string& path);
  std::string nearest_of(const std::string& path, std::initializer_list<const Names*> among);

  std::string root_;
  Files& files_;
  std::optional<Names> images_;                        // found when first asked for
  std::unordered_map<std::string, Names> neighbours_;  // by folder
  Guesses guesses_;
  std::size_t listed_ = 0;  // names in `neighbours_`
};

}  // namespace colophon::resources
