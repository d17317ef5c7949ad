#include <algorithm>
#include <utility>

#include "formats/addresses.h"
#include "package/complete_metadata.h"
#include "package/describe_accessibility.h"
#include "package/list_files.h"
#include "package/package.h"
#include "package/single_spaced.h"
#include "vocabulary/labels.h"

namespace colophon::package {

namespace {

using vocabulary::Label;

// Kobo nests three levels and flattens the rest; deeper headings are found in their chapter.
constexpr int kContentsDepth = 3;

std::string href_of(const Book& book, const OutlineEntry& entry) {
  std::string href = book.documents[entry.document].href;
  if (!href.empty() && !entry.id.empty()) href += '#' + percent_encode_path(entry.id);
  return href;
}

// The page of a part or volume itself, not a heading on it.
bool opens_part(const Book& book, const OutlineEntry& entry) {
  const BookPart role = book.documents[entry.document].item.role;
  return entry.id.empty() && (role == BookPart::part || role == BookPart::volume);
}

// EPUB 3.3 #sec-nav: a list is never empty, nor is a label, and no level is left out.
std::vector<NavigationPoint> list_contents(const Book& book,
                                           std::span<const SpineDocument> documents,
                                           const Metadata& metadata) {
  std::vector<NavigationPoint> points;
  const std::string untitled(vocabulary::label(Label::untitled, metadata.language.text));
  int depth = -1;
  for (const OutlineEntry& entry : book.outline) {
    // What has a document of its own is listed, however deep it lies.
    if (entry.depth >= kContentsDepth && !entry.id.empty()) continue;
    std::string href = href_of(book, entry);
    if (href.empty()) continue;
    std::string label = single_spaced(entry.label);
    depth = std::min(entry.depth, depth + 1);
    points.push_back({depth, label.empty() ? untitled : std::move(label), std::move(href),
                      opens_part(book, entry), entry.span});
  }
  if (points.empty() && !documents.empty()) {
    points.push_back({0, whole_title(metadata), documents.front().document.href, false});
  }
  return points;
}

Label label_of(std::string_view landmark) {
  if (landmark == "titlepage") return Label::title_page;
  if (landmark == "copyright-page") return Label::copyright_page;
  if (landmark == "toc") return Label::contents;
  if (landmark == "endnotes") return Label::notes;
  if (landmark == "bibliography") return Label::bibliography;
  if (landmark == "glossary") return Label::glossary;
  if (landmark == "index") return Label::index;
  return Label::cover;
}

std::string_view landmark_of(const ContentsItem& item) {
  const bool is_made = item.kind == ContentsItem::Kind::generated;
  return vocabulary::info_of(is_made ? vocabulary::info_of(item.page).part : item.role).landmark;
}

// Where reading begins: the first document of the body, or else the first that somebody wrote.
const Document* start_of_text(std::span<const SpineDocument> documents) {
  const auto is_body = [](const SpineDocument& in_spine) {
    return in_spine.document.item.matter == Matter::body;
  };
  const auto body = std::find_if(documents.begin(), documents.end(), is_body);
  if (body != documents.end()) return &body->document;
  const auto is_written = [](const SpineDocument& in_spine) {
    return is_chapter(in_spine.document);
  };
  const auto written = std::find_if(documents.begin(), documents.end(), is_written);
  return written != documents.end() ? &written->document : nullptr;
}

// In reading order, each kind once.
std::vector<Landmark> list_landmarks(std::span<const SpineDocument> documents,
                                     const std::string& language) {
  std::vector<Landmark> landmarks;
  const auto add = [&landmarks, &language](std::string_view type, Label label,
                                           const Document& document) {
    for (const Landmark& landmark : landmarks) {
      if (landmark.epub_type == type) return;
    }
    landmarks.push_back({std::string(type), std::string(vocabulary::label(label, language)),
                         document.href, beginning_of(document.item)});
  };
  const Document* start = start_of_text(documents);
  for (const SpineDocument& in_spine : documents) {
    const Document& document = in_spine.document;
    if (&document == start) add("bodymatter", Label::start_of_text, document);
    const std::string_view type = landmark_of(document.item);
    if (!type.empty()) add(type, label_of(type), document);
  }
  return landmarks;
}

}  // namespace

Publication make_publication(const Book& book, const Assets& assets,
                             std::span<const Resource> resources, const BuildFacts& build,
                             Diagnostics& diags) {
  const std::vector<SpineDocument> documents = list_documents(book, assets);
  Publication publication;
  publication.metadata = complete_metadata(book.metadata, build, diags);
  publication.generator = build.generator;
  publication.accessibility = describe_accessibility(book, assets, resources, diags);
  list_files(publication, documents, resources);
  publication.contents = list_contents(book, documents, publication.metadata);
  publication.landmarks = list_landmarks(documents, publication.metadata.language.text);
  for (const SpineDocument& in_spine : documents) {
    if (in_spine.document.href == kNavigationHref)
      publication.navigation_matter = in_spine.document.item.matter;
  }
  publication.right_to_left = book.right_to_left;
  return publication;
}

}  // namespace colophon::package
