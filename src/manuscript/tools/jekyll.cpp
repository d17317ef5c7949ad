#include "manuscript/tools/jekyll.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "manuscript/book_file/foreign_settings.h"
#include "manuscript/tools/project_files.h"

namespace colophon::manuscript {
namespace {

constexpr auto kMetadata = std::to_array<ForeignKey>({
    {"title", "title"},
    {"author", "author"},
    {"description", "description"},
    {"lang", "language"},
    {"locale", "language"},
});

bool has_folders(LoadContext& context) {
  constexpr auto kFolders = std::to_array<std::string_view>(
      {"_data", "_drafts", "_includes", "_layouts", "_posts", "_sass"});
  return std::any_of(kFolders.begin(), kFolders.end(), [&context](std::string_view name) {
    return is_folder(std::string(name), context);
  });
}

bool has_settings(const yaml::Node& settings) {
  constexpr auto kKeys =
      std::to_array<std::string_view>({"baseurl", "collections", "collections_dir",
                                       "jekyll-archives", "kramdown", "permalink", "remote_theme"});
  return std::any_of(kKeys.begin(), kKeys.end(), [&settings](std::string_view key) {
    return yaml::find(settings, key) != nullptr;
  });
}

}  // namespace

std::optional<ConfigLayer> recognise_jekyll(LoadContext& context) {
  const std::string file = find_file_in(".", {"_config.yml", "_config.yaml"}, context);
  // Jupyter Book has settings of that name, too.
  const bool is_other = !find_file_in(".", {"_toc.yml", "_toc.yaml"}, context).empty();
  if (file.empty() || is_other) return std::nullopt;
  const bool has_its_folders = has_folders(context);
  Diagnostics before = std::exchange(context.diags, {});
  const yaml::Node settings = read_settings(file, context);
  const bool is_jekyll = has_its_folders || has_settings(settings);
  if (is_jekyll) before.append(std::move(context.diags));
  context.diags = std::move(before);
  if (!is_jekyll) return std::nullopt;
  ConfigLayer layer;
  layer.has_foreign_keys = true;
  copy_keys(settings, kMetadata, layer.map);
  layer.map.span = settings.span;
  return layer;
}

}  // namespace colophon::manuscript
