#include "model/overview.h"

namespace colophon {

Overview make_overview(const Book& book) {
  Overview overview;
  overview.title = book.metadata.title.text;
  overview.language = book.language();
  overview.words = book.words;
  for (const Document& document : book.documents) {
    if (is_page(document, GeneratedPage::cover)) continue;
    overview.chapters.push_back(
        {document.item.depth, document.title, document.facts.words, document.item.path});
    for (const ImageUse& use : document.facts.images) {
      overview.images.push_back({use.path, use.alternative, use.is_decorative, use.span});
    }
  }
  return overview;
}

std::vector<Overview::File> list_files(std::span<const Entry> entries) {
  std::vector<Overview::File> files;
  files.reserve(entries.size());
  for (const Entry& entry : entries) {
    const Packed* packed = std::get_if<Packed>(&entry.content);
    files.push_back(
        {entry.name, packed ? packed->bytes.size() : std::get<DiskFile>(entry.content).size});
  }
  return files;
}

}  // namespace colophon
