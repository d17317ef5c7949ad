#include "package/list_files.h"

#include <algorithm>
#include <set>
#include <utility>

#include "vocabulary/media_types.h"

namespace colophon::package {

namespace {

// Ids of the manifest that are no two the same, nor the same as one of the metadata: those have no
// full stop in them.
class Ids {
 public:
  // XML 1.0 NCName, ASCII: "text/press.xhtml" is "text-press.xhtml".
  std::string make(std::string_view href) {
    std::string id;
    id.reserve(href.size());
    for (const char c : href) {
      const bool is_name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
      id += is_name ? c : (c == '/' ? '-' : '_');
    }
    const bool starts_as_name = !id.empty() && ((id[0] >= 'a' && id[0] <= 'z') ||
                                                (id[0] >= 'A' && id[0] <= 'Z') || id[0] == '_');
    if (!starts_as_name || id.find('.') == id.npos) id.insert(0, "file.");
    return unique(std::move(id));
  }

  std::string unique(std::string id) {
    if (used_.insert(id).second) return id;
    for (std::size_t number = 2;; ++number) {
      std::string candidate = id + '-' + std::to_string(number);
      if (used_.insert(candidate).second) return candidate;
    }
  }

 private:
  std::set<std::string> used_;
};

std::vector<std::string> properties_of(const SpineDocument& document) {
  std::vector<std::string> properties;
  if (document.properties.has_mathml) properties.emplace_back("mathml");
  if (document.properties.has_svg) properties.emplace_back("svg");
  return properties;
}

}  // namespace

std::vector<SpineDocument> list_documents(const Book& book, const Assets& assets) {
  std::vector<Properties> properties;
  properties.reserve(book.documents.size());
  for (const Document& document : book.documents) properties.push_back(document.facts);
  for (const NotesSection& section : book.notes_sections)
    properties[section.page] |= book.documents[section.chapter].facts.properties_of_notes;

  std::vector<SpineDocument> documents;
  documents.reserve(book.documents.size());
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < book.documents.size(); ++i) {
    const Document& document = book.documents[i];
    if (is_page(document, GeneratedPage::cover) && assets.cover.href.empty()) continue;
    if (seen.insert(document.href).second) documents.push_back({document, properties[i]});
  }
  return documents;
}

void list_files(Publication& publication, std::span<const SpineDocument> documents,
                std::span<const Resource> resources) {
  Ids ids;
  std::set<std::string_view> seen = {kNavigationHref, kNcxHref};
  std::vector<ManifestItem>& manifest = publication.manifest;
  manifest.reserve(documents.size() + resources.size() + 2);
  manifest.push_back(
      {ids.unique("nav"), kNavigationHref, std::string(vocabulary::kXhtml), {"nav"}});
  manifest.push_back({ids.unique("ncx"), kNcxHref, std::string(vocabulary::kNcx), {}});
  for (const SpineDocument& in_spine : documents) {
    const std::string& href = in_spine.document.href;
    if (href == kNavigationHref) {
      publication.spine.push_back({manifest.front().id});
      continue;
    }
    seen.insert(href);
    manifest.push_back({ids.make(href), href, std::string(vocabulary::kXhtml),
                        properties_of(in_spine), beginning_of(in_spine.document.item)});
    publication.spine.push_back({manifest.back().id});
  }
  bool has_cover = false;
  for (const Resource& resource : resources) {
    if (!seen.insert(resource.href).second) continue;
    ManifestItem item{{}, resource.href, resource.media_type, {}, resource.span};
    const bool is_cover = resource.is_cover_image && !has_cover;
    has_cover |= is_cover;
    item.id = is_cover ? ids.unique("cover-image") : ids.make(resource.href);
    // crengine compares the whole attribute, so that nothing may stand beside it.
    if (is_cover) item.properties.emplace_back("cover-image");
    manifest.push_back(std::move(item));
  }
}

}  // namespace colophon::package
