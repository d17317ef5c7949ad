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
  Joiner(Book& book, Diagnostics& diags)
      : book_(book), diags_(diags), first_notes_page_(find_notes_page(book)) {}

  void add(std::size_t index) {
    Document& document = book_.documents[index];
    const ContentsItem& item = document.item;
    switch (item.kind) {
      case ContentsItem::Kind::part:
        document.title = item.title.text;
        book_.outline.push_back({item.depth, item.title.text, index, {}, item.title.span});
        break;
      case ContentsItem::Kind::generated:
        document.title = label(vocabulary::info_of(item.page).title, book_.language());
        // Of several pages of notes the first stands for all.
        if (index == first_notes_page_)
          book_.outline.push_back({item.depth, document.title, index, {}, item.listed});
        break;
      case ContentsItem::Kind::chapter:
        add_chapter(index);
        break;
    }
    if (!item.id.empty()) add_id(index, unicode::nfc(item.id), {});  // the document as a whole
  }

  // Where the ids of gathered notes live.
  void add_notes() {
    if (first_notes_page_ == book_.documents.size()) return;
    book_.notes_sections = plan_notes(book_, first_notes_page_);
    auto section = book_.notes_sections.begin();
    for (std::size_t i = 0; i < book_.documents.size(); ++i) {
      for (const NoteAnchor& anchor : book_.documents[i].facts.note_anchors) {
        while (section->chapter != i || section->first + section->count <= anchor.note) ++section;
        add_id(section->page, anchor.id, anchor.id);
        const std::size_t file = book_.documents[i].first_of_file;
        book_.places_in_file[file].emplace(anchor.written, Place{section->page, anchor.id});
        if (anchor.written != anchor.id) add_id(section->page, anchor.written, anchor.id);
      }
    }
  }

 private:
  void add_chapter(std::size_t index) {
    Document& document = book_.documents[index];
    const ChapterFacts& facts = document.facts;
    document.title = facts.title;
    document.path = unicode::nfc(document.item.path);
    add_to_outline(index);
    for (const Anchor& anchor : facts.anchors) add_id(index, anchor.id, anchor.id, anchor.span);
    for (const auto& [alias, id] : facts.aliases) add_id(index, alias, id);
    add_totals(facts);
  }

  void add_id(std::size_t index, const std::string& name, const std::string& id, Span span = {}) {
    if (!book_.documents[index].ids.emplace(name, id).second) return;
    book_.holders_of_id[name].push_back({index, span});
    if (is_piece(index)) {
      book_.places_in_file[book_.documents[index].first_of_file].emplace(name, Place{index, id});
    }
  }

  // Whether the document's file makes others, too.
  bool is_piece(std::size_t index) const {
    const std::vector<Document>& documents = book_.documents;
    return documents[index].first_of_file != index ||
           (index + 1 < documents.size() && documents[index + 1].first_of_file == index);
  }

  void add_to_outline(std::size_t index) {
    const ContentsItem& item = book_.documents[index].item;
    const ChapterFacts& facts = book_.documents[index].facts;
    if (facts.first_heading()) return add_headings(index);
    if (vocabulary::may_be_nameless(item.role) && !item.label) return;
    if (!item.title && !item.label) {
      diags_.report(Code::missing_heading, beginning_of(item), item.path, facts.title).hint =
          "begin it with a line `# Title`";
    }
    book_.outline.push_back({item.depth, facts.title, index, {}, beginning_of(item)});
  }

  // A heading lies one deeper than the nearest listed one above it, so that no depth is skipped.
  void add_headings(std::size_t index) {
    const ContentsItem& item = book_.documents[index].item;
    const ChapterFacts& facts = book_.documents[index].facts;
    std::vector<int> above;  // levels of the listed headings that the present place lies under
    for (std::size_t i = 0; i < facts.headings.size(); ++i) {
      const Heading& heading = facts.headings[i];
      while (!above.empty() && above.back() >= heading.level) above.pop_back();
      if (!heading.listed) continue;
      // The chapter's own heading stands for its beginning, under the name that the contents give.
      const bool is_own = i == 0;
      const std::string& own = item.label ? item.label.text : facts.title;
      book_.outline.push_back({item.depth + static_cast<int>(above.size()),
                               is_own ? own : heading.label, index,
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

  Book& book_;
  Diagnostics& diags_;
  std::size_t first_notes_page_;  // past the last document for none
};

void find_files(std::vector<Document>& documents) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const bool is_piece =
        i > 0 && is_chapter(documents[i]) && documents[i].item.path == documents[i - 1].item.path;
    documents[i].first_of_file = is_piece ? documents[i - 1].first_of_file : i;
  }
}

}  // namespace

void join_facts(Book& book, Diagnostics& diags) {
  book.right_to_left = runs_right_to_left(book.metadata);
  find_files(book.documents);
  Joiner joiner(book, diags);
  for (std::size_t i = 0; i < book.documents.size(); ++i) joiner.add(i);
  joiner.add_notes();
  index_chapters(book);
}

}  // namespace colophon::passes
