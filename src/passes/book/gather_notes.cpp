#include "passes/book/gather_notes.h"

#include <algorithm>

#include "passes/book/chapters.h"

namespace colophon::passes {

namespace {

bool is_notes_page(const ContentsItem& item) {
  return item.kind == ContentsItem::Kind::generated && item.page == GeneratedPage::notes;
}

std::size_t count_notes(const Chapter& chapter) {
  const auto notes = chapter.notes.children("colophon:note");
  return static_cast<std::size_t>(std::distance(notes.begin(), notes.end()));
}

}  // namespace

std::size_t find_notes_page(const Manuscript& manuscript) {
  const std::vector<ContentsItem>& contents = manuscript.contents;
  const auto found = std::find_if(contents.begin(), contents.end(), is_notes_page);
  return static_cast<std::size_t>(found - contents.begin());
}

std::vector<NotesSection> plan_notes(std::span<const std::size_t> counts, std::size_t first_page) {
  std::vector<NotesSection> sections;
  std::size_t page = first_page;
  std::size_t used = 0;
  for (std::size_t chapter = 0; chapter < counts.size(); ++chapter) {
    if (used > 0 && used + counts[chapter] > kNotesOnPage) {
      ++page;
      used = 0;
    }
    for (std::size_t first = 1; first <= counts[chapter];) {
      if (used == kNotesOnPage) {
        ++page;
        used = 0;
      }
      const std::size_t count = std::min(counts[chapter] + 1 - first, kNotesOnPage - used);
      sections.push_back({page, chapter, first, count});
      first += count;
      used += count;
    }
  }
  return sections;
}

void make_room_for_notes(Manuscript& manuscript, std::vector<Chapter>& chapters,
                         Diagnostics& diags) {
  std::vector<ContentsItem>& contents = manuscript.contents;
  const std::size_t first = find_notes_page(manuscript);
  if (first == contents.size()) return;
  std::vector<std::size_t> counts;
  counts.reserve(chapters.size());
  for (const Chapter& chapter : chapters) counts.push_back(count_notes(chapter));
  const std::vector<NotesSection> sections = plan_notes(counts, first);
  const auto place = contents.begin() + static_cast<std::ptrdiff_t>(first);
  const std::size_t pages = sections.empty() ? 0 : sections.back().item + 1 - first;
  if (pages == 0) {
    diags.report(Code::empty_chapter, place->listed, "notes").hint =
        "there is no note in the book; the page is left out";
    contents.erase(place);
  } else {
    ContentsItem page = *place;
    page.id.clear();
    contents.insert(place + 1, pages - 1, page);
  }
  for (Chapter& chapter : chapters) {
    if (chapter.item > first) chapter.item += pages - 1;
  }
}

}  // namespace colophon::passes
