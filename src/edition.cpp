#include "edition.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/parallel.h"
#include "container/container.h"
#include "pages/pages.h"
#include "passes/finish/finish.h"
#include "resources/resources.h"
#include "vocabulary/media_types.h"

namespace colophon {
namespace {

Entry pack_page(pages::Page page, Span span) {
  Entry entry = container::pack(container::kPackageFolder + page.href, page.written.text,
                                vocabulary::kXhtml, std::move(page.written.source_map));
  entry.span = span;
  return entry;
}

// What puts a page into the book that no author writes.
Span span_of(const ContentsItem& item) {
  return item.kind == ContentsItem::Kind::part ? item.title.span : item.listed;
}

void collect(const Shelf& shelf, const Book& book, Edition& edition, Spending& spending,
             Diagnostics& diags) {
  resources::Images images =
      resources::collect_images(shelf.manuscript, book, shelf.files, shelf.sources, diags);
  std::vector<Resource>& resources = edition.resources;
  resources = resources::collect_styles(shelf.manuscript, images, shelf.files, shelf.sources,
                                        spending, diags);
  resources::Media media = resources::collect_media(shelf.manuscript, book, shelf.files, diags);
  for (const Resource& resource : resources) {
    if (resource.media_type == vocabulary::kCss) edition.assets.styles.push_back(resource.href);
  }
  edition.images = images.resources.size();
  std::move(images.resources.begin(), images.resources.end(), std::back_inserter(resources));
  std::move(media.resources.begin(), media.resources.end(), std::back_inserter(resources));
  edition.assets.images = std::move(images.by_path);
  edition.assets.media = std::move(media.by_path);
  edition.assets.cover = std::move(images.cover);
}

// Whether the document is made when the book is laid out: not a chapter, nor the navigation
// document, nor a cover whose image cannot be shown.
bool is_made(const Document& document, const Assets& assets) {
  if (is_chapter(document) || is_page(document, GeneratedPage::contents)) return false;
  return !is_page(document, GeneratedPage::cover) || !assets.cover.href.empty();
}

}  // namespace

std::optional<Edition> make_edition(const Shelf& shelf, Book& book, std::vector<Chapter>& chapters,
                                    const package::BuildFacts& build, ChapterSteps& steps,
                                    Diagnostics& diags) {
  Edition edition;
  collect(shelf, book, edition, steps.spending(), diags);
  pages::title_documents(book, steps.spending());
  if (steps.spending().is_over()) return std::nullopt;

  const Assets& assets = edition.assets;
  edition.documents.resize(book.documents.size());
  const bool is_finished = steps.for_each(chapters, [&](std::size_t i) {
    Chapter& chapter = chapters[i];
    passes::resolve_wiki_links(chapter, book);
    passes::resolve_links(chapter, book);
    passes::resolve_images(chapter, book, assets);
    passes::resolve_media(chapter, book, assets);
    edition.documents[chapter.document] =
        pack_page(pages::finish_chapter(chapter, book, assets), chapter.begin);
    free_body(chapter);
  });
  if (!is_finished) return std::nullopt;
  for (Chapter& chapter : chapters) diags.append(std::move(chapter.diagnostics));

  // The package's own documents repeat what was recorded.
  edition.publication = package::make_publication(book, assets, edition.resources, build, diags);
  return edition;
}

std::vector<Entry> lay_out(Edition edition, const Manuscript& manuscript, const Book& book,
                           const std::vector<Chapter>& chapters, std::size_t jobs) {
  const Assets& assets = edition.assets;
  std::vector<Entry> pages;
  for (std::size_t i = 0; i < book.documents.size(); ++i) {
    const Document& document = book.documents[i];
    if (is_chapter(document)) {
      pages.push_back(std::move(edition.documents[i]));
    } else if (is_made(document, assets)) {
      pages.push_back(pack_page(pages::make_page(i, {manuscript, book, assets, chapters}),
                                span_of(document.item)));
    }
  }
  std::vector<Resource>& resources = edition.resources;
  const bool has_fonts = std::any_of(
      resources.begin(), resources.end(),
      [](const Resource& resource) { return resource.media_type.starts_with("font/"); });
  std::vector<Entry> packed(resources.size());
  parallel_for(resources.size(), jobs,
               [&](std::size_t i) { packed[i] = container::pack(std::move(resources[i])); });
  container::PackageDocuments documents{
      .package = package::write_package_document(edition.publication),
      .navigation = package::write_navigation_document(edition.publication, assets),
      .ncx = package::write_ncx(edition.publication)};
  return container::lay_out(std::move(documents), std::move(pages), std::move(packed), has_fonts);
}

}  // namespace colophon
