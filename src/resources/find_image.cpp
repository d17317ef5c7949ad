#include "resources/find_image.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/path.h"
#include "base/unicode.h"

namespace colophon::resources {
namespace {

// Folders that site generators and other tools take for the root, or look into beside it.
constexpr std::array<std::string_view, 10> kRoots = {"assets", "content",   "docs",   "images",
                                                     "public", "resources", "source", "src",
                                                     "static", "theme"};

std::string folded(std::string_view path) { return unicode::fold_case(unicode::nfc(path)); }

}  // namespace

std::string ImageFinder::find(const ImageUse& use) {
  const auto [known, is_new] = found_.try_emplace(use.path, use.path);
  if (!is_new || exists(use.path)) return known->second;
  std::vector<std::string> candidates = places(use);
  const auto place = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const std::string& path) { return exists(path); });
  if (place != candidates.end()) return known->second = *place;
  candidates.insert(candidates.begin(), use.path);
  if (use.path.find('\\') != use.path.npos) {
    std::string slashed = use.path;
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    slashed = path::normalise(slashed);
    if (!path::escapes(slashed) && exists(slashed)) {
      report_other_name(use, slashed);
      return known->second = slashed;
    }
  }
  for (const std::string& path : candidates) {
    const std::optional<std::string> other = find_folded(path);
    if (!other) continue;
    if (unicode::nfc(*other) != unicode::nfc(path)) report_other_name(use, *other);
    return known->second = *other;
  }
  if (use.by_name) {
    index();
    const auto named = by_name_.find(folded(path::name_of(use.path)));
    if (named != by_name_.end()) known->second = named->second;
  }
  return known->second;
}

void ImageFinder::report_other_name(const ImageUse& use, const std::string& path) {
  diags_.report(Code::other_case, use.span, use.written, path).hint =
      "write it the same way: most systems tell the two apart";
}

bool ImageFinder::exists(const std::string& path) {
  const Result<FileInfo> info = folder_.files().info(folder_.on_disk(path));
  return info && !info->is_folder;
}

// In the order in which they are tried; all of them inside the book's folder.
std::vector<std::string> ImageFinder::places(const ImageUse& use) const {
  const bool from_root = use.written.starts_with('/');
  const std::string written =
      use.written.substr(std::min(use.written.find_first_not_of('/'), use.written.size()));
  std::vector<std::string> folders;
  if (!from_root) folders.push_back(use.page);
  std::string around = use.page;
  while (!around.empty()) folders.push_back(around = path::folder_of(around));
  for (const std::string_view root : kRoots) folders.emplace_back(root);
  std::vector<std::string> paths;
  for (const std::string& folder : folders) {
    std::string path = path::join(folder, written);
    if (!path::escapes(path) && path != use.path) paths.push_back(std::move(path));
  }
  return paths;
}

std::optional<std::string> ImageFinder::find_folded(const std::string& path) {
  index();
  const auto found = by_path_.find(folded(path));
  return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

void ImageFinder::index() {
  if (std::exchange(indexed_, true)) return;
  for (const std::string& path : folder_.image_files()) {
    by_path_.emplace(folded(path), path);
    by_name_.emplace(folded(path::name_of(path)), path);
  }
}

}  // namespace colophon::resources
