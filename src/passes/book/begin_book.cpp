#include <utility>

#include "base/unicode.h"
#include "passes/book/book.h"

namespace colophon::passes {
namespace {

// The cover has no place in the contents: it comes before them.
Document cover_of(const Manuscript& manuscript) {
  ContentsItem item;
  item.kind = ContentsItem::Kind::generated;
  item.page = GeneratedPage::cover;
  item.role = BookPart::cover;
  item.matter = Matter::front;
  item.listed = manuscript.cover.span;
  return {.item = std::move(item)};
}

}  // namespace

Book begin_book(const Manuscript& manuscript, Value title, std::vector<Chapter>& chapters) {
  Book book;
  book.metadata = manuscript.metadata;
  book.metadata.title = std::move(title);
  if (!manuscript.cover.path.empty()) book.documents.push_back(cover_of(manuscript));
  for (Chapter& chapter : chapters) chapter.document += book.documents.size();
  for (const ContentsItem& item : manuscript.contents) book.documents.push_back({.item = item});
  for (Document& document : book.documents) {
    const std::string& own = document.item.language;
    document.language = own.empty() ? book.language() : own;
  }
  for (const std::string& path : manuscript.unlisted) book.unlisted.insert(unicode::nfc(path));
  return book;
}

}  // namespace colophon::passes
