#include <algorithm>
#include <string>
#include <utility>

#include "passes/book/book.h"
#include "vocabulary/book_parts.h"

namespace colophon::passes {
namespace {

bool is_chapter(const ContentsItem& item) { return item.kind == ContentsItem::Kind::chapter; }

bool is_heading(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

// Of its words, without the signs around them.
Span span_of_words(pugi::xml_node heading, const Markup& markup) {
  const Span first = markup.span_of(heading.first_child());
  const Span last = markup.span_of(heading.last_child());
  const bool is_one_place = first && last && first.source == last.source && first.begin < last.end;
  return is_one_place ? Span{first.source, first.begin, last.end} : markup.span_of(heading);
}

Value first_heading(const Chapter& chapter) {
  for (pugi::xml_node node = chapter.body; node; node = next_in_order(node, chapter.body)) {
    if (!is_heading(node)) continue;
    std::string words = plain_text(node);
    if (!words.empty()) return {std::move(words), span_of_words(node, chapter.markup)};
  }
  return {};
}

// The first chapter's heading is likely to be the book's title, but not that of a preface, nor one
// that another tool's list gives a chapter before the others.
bool may_name_book(const ContentsItem& first, std::string_view heading,
                   const Manuscript& manuscript) {
  const auto chapters =
      std::count_if(manuscript.contents.begin(), manuscript.contents.end(), is_chapter);
  if (chapters == 1) return true;
  const bool is_listed = first.matter == Matter::front && first.label.text == heading;
  return !is_listed && !vocabulary::find_book_part(heading);
}

}  // namespace

Value complete_title(const Manuscript& manuscript, const Chapter& first, Diagnostics& diags) {
  if (manuscript.metadata.title) return manuscript.metadata.title;
  const ContentsItem& item = manuscript.contents[first.document];
  Value title = item.title ? item.title : first_heading(first);
  if (title && !may_name_book(item, title.text, manuscript)) title = {};
  if (!title) title.text = manuscript.untitled.folder;
  const Span place = manuscript.untitled.book_file ? manuscript.untitled.book_file : title.span;
  diags.report(Code::missing_title, place, title.text).hint = "give it one with `title: …`";
  return title;
}

}  // namespace colophon::passes
