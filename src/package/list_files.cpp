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

std::vector<std::string> properties_of(const Document& document) {
  std::vector<std::string> properties;
  if (document.properties.has_mathml) properties.emplace_back("mathml");
  if (document.properties.has_svg) properties.emplace_back("svg");
  return properties;
}

}  // namespace

Span span_of(const Document& document) {
  return document.item == nullptr ? Span{} : beginning_of(*document.item);
}

bool is_contents_page(const ContentsItem& item) {
  return item.kind == ContentsItem::Kind::generated && item.page == GeneratedPage::contents;
}

std::vector<Document> list_documents(const Manuscript& manuscript, const BookFacts& book,
                                     std::span<const ChapterFacts> facts,
                                     std::span<const Resource> resources) {
  std::vector<const ChapterFacts*> facts_of(manuscript.contents.size(), nullptr);
  for (const ChapterFacts& chapter : facts) facts_of[chapter.item] = &chapter;

  std::vector<Properties> properties(manuscript.contents.size());
  for (const ChapterFacts& chapter : facts) properties[chapter.item] = chapter;
  for (const NotesSection& section : book.notes_sections)
    properties[section.item] |= facts_of[section.chapter]->properties_of_notes;

  std::vector<Document> documents;
  documents.reserve(manuscript.contents.size() + 1);
  const bool has_cover = std::any_of(resources.begin(), resources.end(),
                                     [](const Resource& r) { return r.is_cover_image; });
  if (has_cover) documents.push_back({kCoverPageHref, nullptr, nullptr, {}});
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < manuscript.contents.size(); ++i) {
    const ContentsItem& item = manuscript.contents[i];
    const std::string& href = book.documents[i];
    if (is_contents_page(item)) {
      if (seen.insert(kNavigationHref).second) {
        documents.push_back({kNavigationHref, &item, nullptr, {}});
      }
    } else if (!href.empty() && seen.insert(href).second) {
      documents.push_back({href, &item, facts_of[i], properties[i]});
    }
  }
  return documents;
}

void list_files(Publication& publication, std::span<const Document> documents,
                std::span<const Resource> resources) {
  Ids ids;
  std::set<std::string_view> seen = {kNavigationHref, kNcxHref};
  std::vector<ManifestItem>& manifest = publication.manifest;
  manifest.reserve(documents.size() + resources.size() + 2);
  manifest.push_back(
      {ids.unique("nav"), kNavigationHref, std::string(vocabulary::kXhtml), {"nav"}});
  manifest.push_back({ids.unique("ncx"), kNcxHref, std::string(vocabulary::kNcx), {}});
  for (const Document& document : documents) {
    if (document.href == kNavigationHref) {
      publication.spine.push_back({manifest.front().id});
      continue;
    }
    seen.insert(document.href);
    manifest.push_back({ids.make(document.href), document.href, std::string(vocabulary::kXhtml),
                        properties_of(document), span_of(document)});
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
