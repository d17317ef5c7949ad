#include "passes/book/gather_notes.h"

#include <algorithm>
#include <utility>

#include "formats/internal_names.h"
#include "passes/book/book.h"

namespace colophon::passes {

namespace {

std::size_t count_notes(const Chapter& chapter) {
  const auto notes = chapter.notes.children(internal::kNote);
  return static_cast<std::size_t>(std::distance(notes.begin(), notes.end()));
}

}  // namespace

std::size_t find_notes_page(const Book& book) {
  const auto found = std::find_if(
      book.documents.begin(), book.documents.end(),
      [](const Document& document) { return is_page(document, GeneratedPage::notes); });
  return static_cast<std::size_t>(found - book.documents.begin());
}

std::vector<NotesSection> plan_notes(const Book& book, std::size_t first_page) {
  std::vector<NotesSection> sections;
  std::size_t page = first_page;
  std::size_t used = 0;
  for (std::size_t chapter = 0; chapter < book.documents.size(); ++chapter) {
    const std::size_t notes = book.documents[chapter].facts.notes;
    if (used > 0 && used + notes > kNotesOnPage) {
      ++page;
      used = 0;
    }
    for (std::size_t first = 1; first <= notes;) {
      if (used == kNotesOnPage) {
        ++page;
        used = 0;
      }
      const std::size_t count = std::min(notes + 1 - first, kNotesOnPage - used);
      sections.push_back({page, chapter, first, count});
      first += count;
      used += count;
    }
  }
  return sections;
}

void make_room_for_notes(Book& book, std::vector<Chapter>& chapters, Diagnostics& diags) {
  const std::size_t first = find_notes_page(book);
  if (first == book.documents.size()) return;
  for (const Chapter& chapter : chapters)
    book.documents[chapter.document].facts.notes = count_notes(chapter);
  const std::vector<NotesSection> sections = plan_notes(book, first);
  const auto place = book.documents.begin() + static_cast<std::ptrdiff_t>(first);
  const std::size_t pages = sections.empty() ? 0 : sections.back().page + 1 - first;
  if (pages == 0) {
    diags.report(Code::empty_chapter, place->item.listed, "notes").hint =
        "there is no note in the book; the page is left out";
    book.documents.erase(place);
  } else {
    Document page = *place;
    page.item.id.clear();
    book.documents.insert(place + 1, pages - 1, page);
  }
  for (Chapter& chapter : chapters) {
    if (chapter.document > first) chapter.document += pages - 1;
  }
}

}  // namespace colophon::passes
