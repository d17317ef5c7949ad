#include "model/manuscript.h"

#include <set>
#include <vector>

#include "base/path.h"

namespace colophon {

std::string folder_of(const ContentsItem& item) {
  return item.base.empty() ? std::string(path::folder_of(item.path)) : item.base;
}

Span first_of(std::span<const Span> text) {
  return text.empty() ? Span{} : Span{text.front().source, text.front().begin, text.front().begin};
}

Span beginning_of(const ContentsItem& item) {
  return item.listed ? item.listed : first_of(item.text);
}

std::vector<Span> reading_order(const Manuscript& manuscript, const Sources& sources) {
  const auto index_of = [](SourceId id) { return static_cast<std::size_t>(id); };
  std::set<std::string> files;
  std::vector<bool> is_text(sources.size());
  for (const ContentsItem& item : manuscript.contents) {
    if (item.kind != ContentsItem::Kind::chapter) continue;
    files.insert(path::join(manuscript.root, item.path));
    for (const Span& piece : item.text) is_text[index_of(piece.source)] = true;
  }
  // What is read before the first chapter is a book file, even where a variable of it is in a text.
  for (std::size_t i = 0; i < sources.size() && !files.contains(sources[SourceId(i)].name); ++i) {
    is_text[i] = false;
  }
  std::vector<Span> order;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto size = static_cast<std::uint32_t>(sources[SourceId(i)].text.size());
    if (!is_text[i]) order.push_back({SourceId(i), 0, size});
  }
  for (const ContentsItem& item : manuscript.contents) {
    for (const Span& piece : item.text) {
      if (is_text[index_of(piece.source)]) order.push_back(piece);
    }
  }
  return order;
}

}  // namespace colophon
