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

BookFolder::Names BookFolder::index(std::vector<std::string> paths) {
  Names names{std::move(paths), {}};
  for (std::size_t i = 0; i < names.paths.size(); ++i)
    names.by_name.emplace(unicode::fold_case(path::name_of(names.paths[i])), i);
  return names;
}

const BookFolder::Names& BookFolder::images() {
  if (images_) return *images_;
  std::vector<std::string> found;
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
        found.push_back(std::move(path));
      } else if (folders.size() < kMostFolders && path::extension_of(name).empty()) {
        // Asking costs a call to the system: only what looks like a folder is asked.
        const Result<FileInfo> info = files_.info(on_disk(path));
        if (info && info->is_folder) folders.push_back(std::move(path));
      }
    }
  }
  return images_.emplace(index(std::move(found)));
}

const std::vector<std::string>& BookFolder::image_files() { return images().paths; }

const BookFolder::Names& BookFolder::neighbours(const std::string& path) {
  const std::string folder(path::folder_of(path));
  const auto [known, is_new] = neighbours_.try_emplace(folder);
  if (!is_new || listed_ > kMostEntries) return known->second;
  Result<std::vector<std::string>> names = files_.list(on_disk(folder.empty() ? "." : folder));
  if (!names) return known->second;
  listed_ += names->size();
  if (names->size() > kMostEntries) return known->second;
  std::vector<std::string> paths;
  for (const std::string& name : *names) {
    if (!name.starts_with('.')) paths.push_back(folder.empty() ? name : folder + '/' + name);
  }
  return known->second = index(std::move(paths));
}

std::string BookFolder::nearest_of(const std::string& path,
                                   std::initializer_list<const Names*> among) {
  std::vector<std::string> candidates;
  for (const Names* names : among)
    candidates.insert(candidates.end(), names->paths.begin(), names->paths.end());
  return guesses_.did_you_mean(path, candidates);
}

std::string BookFolder::suggest(const std::string& path, Span place) {
  static const Names kNone;
  const Names& beside = neighbours(path);
  const Names& pictures = is_image_name(path) ? images() : kNone;
  const std::string name = unicode::fold_case(path::name_of(path));
  for (const Names* names : {&beside, &pictures}) {
    const auto found = names->by_name.find(name);
    if (found != names->by_name.end()) return "did you mean `" + names->paths[found->second] + "`?";
  }
  std::string hint = nearest_of(path, {&beside, &pictures});
  if (hint.empty() && place) {
    hint = "there is no such file; a path begins at the folder of the file it stands in";
  }
  return hint;
}

}  // namespace colophon::resources
