// Names for the author's files in the book.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/publication.h"

namespace colophon::resources {

// Gives every file a name of its own: ASCII, without spaces, and different from the others even
// where a file system or a reader ignores case (EPUB 3.3 #sec-container-filenames).
class PackageNames {
 public:
  // The names that resources have already.
  explicit PackageNames(std::span<const Resource> taken = {});

  // "images/" and "Îles/Carte 2.PNG" and ".png" -> "images/carte-2.png", or with `-2` behind the
  // stem where that is taken.
  std::string claim(std::string_view folder, std::string_view path, std::string_view extension);

 private:
  std::set<std::string, std::less<>> taken_;
  std::unordered_map<std::string, int> numbers_;  // up to which those of a name are taken
};

}  // namespace colophon::resources
