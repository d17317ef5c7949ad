#include "resources/book_folder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/path.h"
#include "base/suggest.h"
#include "base/unicode.h"

namespace colophon::resources {
namespace {

// Enough for any book, and not for a home folder.
constexpr std::size_t kMostEntries = 20'000;
constexpr std::size_t kMostFolders = 500;

constexpr std::array<std::string_view, 6> kImageExtensions = {".jpg", ".jpeg", ".png",
                                                              ".gif", ".webp", ".svg"};

bool is_image_name(std::string_view name) {
  const std::string extension = path::extension_of(name);
  return std::find(kImageExtensions.begin(), kImageExtensions.end(), extension) !=
         kImageExtensions.end();
}

}  // namespace

std::string BookFolder::on_disk(std::string_view path) const { return path::join(root_, path); }

const std::vector<std::string>& BookFolder::image_files() {
  if (images_) return *images_;
  images_.emplace();
  std::vector<std::string> folders = {""};
  std::size_t entries = 0;
  for (std::size_t i = 0; i < folders.size() && entries < kMostEntries; ++i) {
    const std::string folder = folders[i];
    Result<std::vector<std::string>> names = files_.list(on_disk(folder.empty() ? "." : folder));
    if (!names) continue;
    entries += names->size();
    for (const std::string& name : *names) {
      if (name.starts_with('.') || name == "node_modules") continue;
      std::string path = folder.empty() ? name : folder + '/' + name;
      if (is_image_name(name)) {
        images_->push_back(std::move(path));
      } else if (folders.size() < kMostFolders && path::extension_of(name).empty()) {
        // Asking costs a call to the system: only what looks like a folder is asked.
        const Result<FileInfo> info = files_.info(on_disk(path));
        if (info && info->is_folder) folders.push_back(std::move(path));
      }
    }
  }
  return *images_;
}

std::vector<std::string> BookFolder::neighbours(const std::string& path) {
  const std::string folder(path::folder_of(path));
  Result<std::vector<std::string>> names = files_.list(on_disk(folder.empty() ? "." : folder));
  if (!names || names->size() > kMostEntries) return {};
  std::vector<std::string> paths;
  for (const std::string& name : *names) {
    if (!name.starts_with('.')) paths.push_back(folder.empty() ? name : folder + '/' + name);
  }
  return paths;
}

std::string BookFolder::suggest(const std::string& path, Span place) {
  std::vector<std::string> candidates = neighbours(path);
  if (is_image_name(path)) {
    const std::vector<std::string>& images = image_files();
    candidates.insert(candidates.end(), images.begin(), images.end());
  }
  const std::string name = unicode::fold_case(path::name_of(path));
  for (const std::string& candidate : candidates) {
    if (unicode::fold_case(path::name_of(candidate)) == name) {
      return "did you mean `" + candidate + "`?";
    }
  }
  std::string hint = did_you_mean(path, candidates);
  if (hint.empty() && place) {
    hint = "there is no such file; a path begins at the folder of the file it stands in";
  }
  return hint;
}

}  // namespace colophon::resources
