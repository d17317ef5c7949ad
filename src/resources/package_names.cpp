#include "resources/package_names.h"

#include "base/path.h"
#include "base/unicode.h"

namespace colophon::resources {

PackageNames::PackageNames(std::span<const Resource> taken) {
  for (const Resource& resource : taken) taken_.insert(unicode::fold_case(resource.href));
}

std::string PackageNames::claim(std::string_view folder, std::string_view path,
                                std::string_view extension) {
  std::string stem = unicode::file_slug(path::stem_of(path));
  while (stem.ends_with('.')) stem.pop_back();
  if (stem.empty()) stem = "file";
  const std::string base = std::string(folder) + stem;
  std::string name = base + std::string(extension);
  if (taken_.insert(unicode::fold_case(name)).second) return name;
  int& number = numbers_.try_emplace(name, 1).first->second;
  do {
    name = base + '-' + std::to_string(++number) + std::string(extension);
  } while (!taken_.insert(unicode::fold_case(name)).second);
  return name;
}

}  // namespace colophon::resources
