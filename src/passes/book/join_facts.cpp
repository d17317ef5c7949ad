#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "formats/language_tag.h"
#include "passes/book/book.h"
#include "passes/book/chapter_finder.h"
#include "passes/book/gather_notes.h"
#include "passes/common/titles.h"
#include "vocabulary/labels.h"

namespace colophon::passes {

namespace {

std::string title_of_generated(vocabulary::GeneratedPage page, std::string_view language) {
  switch (page) {
    case vocabulary::GeneratedPage::title_page:
      return std::string(label(vocabulary::Label::title_page, language));
    case vocabulary::GeneratedPage::contents:
      return std::string(label(vocabulary::Label::contents, language));
    case vocabulary::GeneratedPage::notes:
      return std::string(label(vocabulary::Label::notes, language));
  }
  return {};
}

bool runs_right_to_left(const Metadata& metadata) {
  switch (metadata.direction) {
    case Direction::of_language:
      return is_right_to_left(metadata.language.text);
    case Direction::left_to_right:
      return false;
    case Direction::right_to_left:
      return true;
  }
  return false;
}

class Joiner {
 public:
  Joiner(const Manuscript& manuscript, BookFacts& book, Diagnostics& diags)
      : manuscript_(manuscript),
        book_(book),
        diags_(diags),
        first_notes_page_(find_notes_page(manuscript)) {}

  // A page that has no chapter of the author's, or one that could not be read.
  void add_item(std::size_t item) {
    const ContentsItem& entry = manuscript_.contents[item];
    switch (entry.kind) {
      case ContentsItem::Kind::part:
        book_.titles[item] = entry.title.text;
        book_.outline.push_back({entry.depth, entry.title.text, item, {}, entry.title.span});
        break;
      case ContentsItem::Kind::generated:
        book_.titles[item] = title_of_generated(entry.page, book_.language);
        // Of several pages of notes the first stands for all.
        if (item == first_notes_page_)
          book_.outline.push_back({entry.depth, book_.titles[item], item, {}, entry.listed});
        break;
      case ContentsItem::Kind::chapter:
        book_.titles[item] = entry.title ? entry.title.text : title_from_path(entry.path);
        book_.paths[item] = unicode::nfc(entry.path);
        break;
    }
    if (!entry.id.empty()) add_id(item, unicode::nfc(entry.id), {});
  }

  void add_chapter(const ChapterFacts& facts) {
    const ContentsItem& entry = manuscript_.contents[facts.item];
    book_.titles[facts.item] = facts.title;
    book_.paths[facts.item] = unicode::nfc(entry.path);
    add_to_outline(facts, entry);
    for (const Anchor& anchor : facts.anchors)
      add_id(facts.item, anchor.id, anchor.id, anchor.span);
    for (const auto& [alias, id] : facts.aliases) add_id(facts.item, alias, id);
    if (!entry.id.empty())
      add_id(facts.item, unicode::nfc(entry.id), {});  // the chapter as a whole
    add_totals(facts);
  }

  // Where the ids of gathered notes live.
  void add_notes(std::span<const ChapterFacts> facts) {
    if (first_notes_page_ == manuscript_.contents.size()) return;
    std::vector<std::size_t> counts;
    counts.reserve(facts.size());
    for (const ChapterFacts& chapter : facts) counts.push_back(chapter.notes);
    book_.notes_sections = plan_notes(counts, first_notes_page_);
    auto section = book_.notes_sections.begin();
    for (std::size_t chapter = 0; chapter < facts.size(); ++chapter) {
      for (const NoteAnchor& anchor : facts[chapter].note_anchors) {
        while (section->chapter != chapter || section->first + section->count <= anchor.note)
          ++section;
        add_id(section->item, anchor.id, anchor.id);
        const std::size_t file = book_.first_of_file[facts[chapter].item];
        book_.places_in_file[file].emplace(anchor.written, Place{section->item, anchor.id});
        if (anchor.written != anchor.id) add_id(section->item, anchor.written, anchor.id);
      }
    }
    for (NotesSection& named : book_.notes_sections) named.chapter = facts[named.chapter].item;
  }

 private:
  void add_id(std::size_t item, const std::string& name, const std::string& id, Span span = {}) {
    if (!book_.ids[item].emplace(name, id).second) return;
    book_.items_with_id[name].push_back({item, span});
    if (is_piece(item)) {
      book_.places_in_file[book_.first_of_file[item]].emplace(name, Place{item, id});
    }
  }

  // Whether the item's file makes others, too.
  bool is_piece(std::size_t item) const {
    const std::vector<std::size_t>& first = book_.first_of_file;
    return first[item] != item || (item + 1 < first.size() && first[item + 1] == item);
  }

  void add_to_outline(const ChapterFacts& facts, const ContentsItem& entry) {
    // The heading of the notes is ours and has no id.
    const bool has_heading = !facts.headings.empty() && !facts.headings.front().id.empty();
    if (!has_heading) {
      if (vocabulary::may_be_nameless(entry.role) && !entry.label) return;
      if (!entry.title && !entry.label) {
        diags_.report(Code::missing_heading, beginning_of(entry), entry.path, facts.title).hint =
            "begin it with a line `# Title`";
      }
      book_.outline.push_back({entry.depth, facts.title, facts.item, {}, beginning_of(entry)});
      return;
    }
    add_headings(facts, entry);
  }

  // A heading lies one deeper than the nearest listed one above it, so that no depth is skipped.
  void add_headings(const ChapterFacts& facts, const ContentsItem& entry) {
    std::vector<int> above;  // levels of the listed headings that the present place lies under
    for (std::size_t i = 0; i < facts.headings.size(); ++i) {
      const Heading& heading = facts.headings[i];
      while (!above.empty() && above.back() >= heading.level) above.pop_back();
      if (!heading.listed) continue;
      // The chapter's own heading stands for its beginning, under the name that the contents give.
      const bool is_own = i == 0;
      const std::string& own = entry.label ? entry.label.text : facts.title;
      book_.outline.push_back({entry.depth + static_cast<int>(above.size()),
                               is_own ? own : heading.label, facts.item,
                               is_own ? std::string() : heading.id, heading.span});
      above.push_back(heading.level);
    }
  }

  void add_totals(const ChapterFacts& facts) {
    book_.words += facts.words;
    book_.notes += facts.notes;
    for (const ImageUse& image : facts.images) {
      if (image.is_decorative) continue;
      ++book_.meaningful_images;
      if (!image.has_alternative) ++book_.images_without_alternative;
    }
  }

  const Manuscript& manuscript_;
  BookFacts& book_;
  Diagnostics& diags_;
  std::size_t first_notes_page_;
};

std::vector<std::size_t> find_files(const std::vector<ContentsItem>& contents) {
  std::vector<std::size_t> first_of_file(contents.size());
  for (std::size_t item = 0; item < contents.size(); ++item) {
    const bool is_piece = item > 0 && contents[item].kind == ContentsItem::Kind::chapter &&
                          contents[item].path == contents[item - 1].path;
    first_of_file[item] = is_piece ? first_of_file[item - 1] : item;
  }
  return first_of_file;
}

}  // namespace

BookFacts join_facts(const Manuscript& manuscript, std::vector<std::string> documents,
                     std::span<const ChapterFacts> facts, Diagnostics& diags) {
  BookFacts book;
  book.language = manuscript.metadata.language.text;
  book.right_to_left = runs_right_to_left(manuscript.metadata);
  book.documents = std::move(documents);
  book.titles.resize(manuscript.contents.size());
  book.paths.resize(manuscript.contents.size());
  for (const std::string& path : manuscript.unlisted) book.unlisted.insert(unicode::nfc(path));
  book.ids.resize(manuscript.contents.size());
  book.first_of_file = find_files(manuscript.contents);
  Joiner joiner(manuscript, book, diags);
  auto chapter = facts.begin();
  for (std::size_t item = 0; item < manuscript.contents.size(); ++item) {
    if (chapter != facts.end() && chapter->item == item) {
      joiner.add_chapter(*chapter++);
    } else {
      joiner.add_item(item);
    }
  }
  joiner.add_notes(facts);
  index_chapters(book);
  return book;
}

}  // namespace colophon::passes
