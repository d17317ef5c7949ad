#include "model/overview.h"

namespace colophon {

Overview make_overview(const Manuscript& manuscript, const BookFacts& book,
                       std::span<const ChapterFacts> facts) {
  Overview overview;
  overview.title = manuscript.metadata.title.text;
  overview.language = book.language;
  overview.words = book.words;
  for (std::size_t i = 0; i < manuscript.contents.size(); ++i) {
    const ContentsItem& item = manuscript.contents[i];
    overview.chapters.push_back({item.depth, book.titles[i], 0, item.path});
  }
  for (const ChapterFacts& chapter : facts) {
    overview.chapters[chapter.item].words = chapter.words;
    for (const ImageUse& use : chapter.images) {
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
