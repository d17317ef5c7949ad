#include <algorithm>
#include <iterator>
#include <utility>

#include "base/suggest.h"
#include "resources/resources.h"
#include "resources/style_packer.h"
#include "resources/themes.h"
#include "vocabulary/media_types.h"

namespace colophon::resources {
namespace {

std::string_view theme_css(const Value& wanted, Diagnostics& diags) {
  const std::string_view name = wanted ? std::string_view(wanted.text) : kDefaultTheme;
  for (const Theme& theme : themes()) {
    if (theme.name == name) return theme.css;
  }
  Diagnostic& diagnostic = diags.report(Code::unknown_theme, wanted.span, name);
  diagnostic.hint = did_you_mean(name, theme_names());
  if (diagnostic.hint.empty()) {
    diagnostic.hint = "there is";
    for (const Theme& theme : themes()) diagnostic.hint += " `" + std::string(theme.name) + '`';
  }
  return theme_css({}, diags);
}

Resource sheet(std::string href, std::string text) {
  return {std::move(href), std::string(vocabulary::kCss), std::move(text)};
}

}  // namespace

std::vector<Resource> collect_styles(const Manuscript& manuscript, const Images& known,
                                     Files& files, Sources& sources, Spending& spending,
                                     Diagnostics& diags) {
  BookFolder folder(manuscript.root, files);
  PackageNames names(known.resources);
  ImagePacker images(folder, names, sources, diags);
  images.by_path() = known.by_path;
  StylePacker packer(folder, names, images, sources, spending, diags);

  std::vector<Resource> resources;
  resources.push_back(sheet(names.claim("css/", "book.css", ".css"),
                            std::string(theme_css(manuscript.theme, diags))));
  for (const FileReference& reference : manuscript.styles) {
    std::optional<TracedCss> css = packer.pack(reference);
    if (!css) continue;
    Resource& own =
        resources.emplace_back(sheet(names.claim("css/", reference.path, ".css"), css->text));
    own.span = reference.span;
    own.source_map = css->source_map();
  }
  std::move(images.resources().begin(), images.resources().end(), std::back_inserter(resources));
  std::move(packer.fonts().begin(), packer.fonts().end(), std::back_inserter(resources));
  return resources;
}

std::vector<std::string> theme_names() {
  std::vector<std::string> names;
  for (const Theme& theme : themes()) names.emplace_back(theme.name);
  return names;
}

}  // namespace colophon::resources
