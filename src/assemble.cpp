#include "assemble.h"

#include <algorithm>
#include <utility>

#include "base/path.h"
#include "passes/book/book.h"
#include "passes/local/local.h"

namespace colophon {

std::optional<Book> assemble(const Manuscript& manuscript, std::vector<Chapter>& chapters,
                             ChapterSteps& steps, Diagnostics& diags) {
  Value title = passes::complete_title(manuscript, chapters.front(), diags);
  Book book = passes::begin_book(manuscript, std::move(title), chapters);

  // Files of a command line share their notes, as pandoc has it.
  if (manuscript.dialect.shared_notes) passes::share_notes(chapters, book, steps.spending());
  passes::split_chapters(book, chapters, manuscript.split, steps.jobs(), steps.spending());
  passes::make_room_for_notes(book, chapters, diags);
  passes::name_documents(book);

  const bool gathers_notes =
      std::any_of(book.documents.begin(), book.documents.end(),
                  [](const Document& document) { return is_page(document, GeneratedPage::notes); });
  const bool is_placed = steps.for_each(chapters, [&](std::size_t i) {
    Document& document = book.documents[chapters[i].document];
    passes::place_notes(chapters[i], {.prefix = path::stem_of(document.href),
                                      .language = document.language,
                                      .gathered = gathers_notes});
    document.facts = passes::record_facts(chapters[i], document.item);
  });
  if (!is_placed) return std::nullopt;

  passes::join_facts(book, diags);
  return book;
}

}  // namespace colophon
