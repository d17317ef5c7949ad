#include "manuscript/sources/folder.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/path.h"
#include "base/suggest.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

constexpr std::size_t kMostFiles = 50000;  // a folder with more is no book's
constexpr std::size_t kDeepest = 32;       // folders that links make endless end here

struct Folder {
  std::string path;
  std::size_t depth = 0;
};

// Every file in `start` and the folders below it, as deep as `depth`, in natural order.
std::vector<std::string> walk(std::string start, std::size_t depth, LoadContext& context) {
  std::vector<std::string> found;
  std::vector<Folder> open = {{std::move(start), 0}};
  std::size_t seen = 0;
  while (!open.empty() && seen < kMostFiles) {
    const Folder folder = std::move(open.back());
    open.pop_back();
    const Result<std::vector<std::string>> names =
        context.files.list(path::join(context.root, folder.path));
    if (!names) continue;
    for (const std::string& name : *names) {
      if (is_set_apart(name) || ++seen > kMostFiles) continue;
      std::string path = path::join(folder.path, name);
      if (is_markdown(name)) {
        found.push_back(std::move(path));
        continue;
      }
      if (folder.depth >= depth) continue;
      const Result<FileInfo> info = context.files.info(path::join(context.root, path));
      if (info && info->is_folder) open.push_back({std::move(path), folder.depth + 1});
    }
  }
  std::sort(found.begin(), found.end(), unicode::natural_less);
  return found;
}

// The folders of a pattern before the first that is one itself.
std::string fixed_folder(std::string_view pattern) {
  std::size_t end = 0;
  for (std::size_t slash = pattern.find('/'); slash != pattern.npos;
       slash = pattern.find('/', slash + 1)) {
    if (path::is_pattern(pattern.substr(end, slash - end))) break;
    end = slash + 1;
  }
  return path::normalise(pattern.substr(0, end));
}

}  // namespace

bool is_markdown(std::string_view path) {
  const std::string extension = path::extension_of(path);
  constexpr auto kExtensions =
      std::to_array<std::string_view>({".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"});
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

bool is_yaml(std::string_view path) {
  const std::string extension = path::extension_of(path);
  return extension == ".yaml" || extension == ".yml";
}

bool is_set_apart(std::string_view name) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"node_modules", "_book", "_site", "_output", "__MACOSX",
                                       "_includes", "_layouts", "_data", "_sass"});
  return name.starts_with('.') || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::vector<std::string> FileMatcher::match(std::string_view pattern) {
  std::string folder = fixed_folder(pattern);
  const std::string_view rest = pattern.substr(folder == "." ? 0 : folder.size() + 1);
  const auto slashes = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '/'));
  const std::size_t depth = rest.find("**") != rest.npos ? kDeepest : slashes;
  const auto [walked, is_new] = walked_.try_emplace({folder, depth});
  if (is_new) walked->second = walk(std::move(folder), depth, context_);
  std::vector<std::string> found;
  std::copy_if(walked->second.begin(), walked->second.end(), std::back_inserter(found),
               [pattern](const std::string& path) { return path::matches(pattern, path); });
  return found;
}

std::vector<std::string> folders_above(std::string_view folder) {
  std::vector<std::string> folders = {path::normalise(folder)};
  while (folders.back() != "." && !path::escapes(folders.back()))
    folders.push_back(path::normalise(path::folder_of(folders.back())));
  return folders;
}

std::vector<std::string> find_all_markdown(LoadContext& context) {
  return walk(".", kDeepest, context);
}

std::string nearest_beside(const std::string& path, LoadContext& context) {
  const std::string folder(path::folder_of(path));
  Result<std::vector<std::string>> names = context.files.list(folder.empty() ? "." : folder);
  if (!names) return {};
  std::erase_if(*names, [](const std::string& name) {
    return name.starts_with('.') || utf8::find_invalid(name) != name.npos;
  });
  return nearest(path::name_of(path), *names);
}

std::string suggest_beside(const std::string& path, std::string_view otherwise,
                           LoadContext& context) {
  const std::string meant = nearest_beside(path, context);
  if (meant.empty()) return std::string(otherwise);
  return "did you mean `" + path::join(path::folder_of(path), meant) + "`?";
}

}  // namespace colophon::manuscript
