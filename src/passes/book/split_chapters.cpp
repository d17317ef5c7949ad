#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/parallel.h"
#include "formats/internal_names.h"
#include "passes/book/book.h"
#include "passes/book/find_cuts.h"
#include "passes/common/ids.h"
#include "passes/local/local.h"
#include "vocabulary/book_parts.h"

namespace colophon::passes {

namespace {

// A chapter to be made.
struct Piece {
  std::size_t from = 0;  // the chapter that it is cut out of
  Cut cut;
};

// A piece's notes: those that it refers to, and those that they refer to.
class NoteSharer {
 public:
  NoteSharer(Markup& markup, pugi::xml_node notes, Spending& spending)
      : markup_(markup), spending_(spending) {
    for (const pugi::xml_node note : notes.children(internal::kNote)) {
      by_index_.emplace(note.attribute(internal::kNote).value(), notes_.size());
      notes_.push_back({note, kNobody});
    }
  }

  void give_notes(Chapter& chapter, std::size_t piece) {
    if (notes_.empty()) return;
    collect(chapter.body);
    copy_wanted(chapter, piece);
  }

  // What nothing refers to.
  void give_rest(Chapter& chapter, std::size_t piece) {
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      if (notes_[i].owner == kNobody) wanted_.push_back(i);
      copy_wanted(chapter, piece);
    }
  }

 private:
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  struct Note {
    pugi::xml_node node;
    std::size_t owner;           // the first piece that has it
    std::size_t last = kNobody;  // the last
  };

  void collect(pugi::xml_node root) {
    for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
      if (!is_element(node, internal::kNoteReference)) continue;
      const auto found = by_index_.find(node.attribute(internal::kNote).value());
      if (found != by_index_.end()) wanted_.push_back(found->second);
    }
  }

  void copy_wanted(Chapter& chapter, std::size_t piece) {
    for (std::size_t i = 0; i < wanted_.size() && !spending_.is_over(); ++i) {
      Note& note = notes_[wanted_[i]];
      if (note.last == piece) continue;
      note.last = piece;
      const pugi::xml_node copy = chapter.markup.append_copy(chapter.notes, note.node, markup_);
      if (note.owner == kNobody) {
        note.owner = piece;
      } else {
        remove_ids(chapter.markup, copy);
        spending_.add_repeated(text_size(copy), chapter.markup.span_of(copy));
      }
      collect(copy);
    }
    wanted_.clear();
  }

  static void remove_ids(Markup& markup, pugi::xml_node root) {
    for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
      markup.remove_attribute(node, "id");
      markup.remove_attribute(node, internal::kWrittenId);
    }
  }

  Markup& markup_;
  Spending& spending_;
  std::vector<Note> notes_;
  std::unordered_map<std::string_view, std::size_t> by_index_;  // colophon:note -> place in notes_
  std::vector<std::size_t> wanted_;
};

bool is_blank_text(pugi::xml_node node) {
  return !is_element(node) &&
         std::string_view(node.value()).find_first_not_of(" \t\n") == std::string_view::npos;
}

// The end of a piece without the rules that stand last: the new page says what they would say.
pugi::xml_node end_of(const Cut& cut, pugi::xml_node body) {
  pugi::xml_node end = cut.end;
  for (pugi::xml_node last = end ? end.previous_sibling() : body.last_child();
       last && end != cut.begin &&
       (is_blank_text(last) || (cut.end && is_element(last, "hr") && !last.attribute("id")));
       last = last.previous_sibling()) {
    end = last;
  }
  return end;
}

void copy_body(const Piece& piece, const Chapter& from, Chapter& to) {
  make_roots(to);
  const auto copy = [&](pugi::xml_node begin, pugi::xml_node end) {
    for (pugi::xml_node node = begin; node && node != end; node = node.next_sibling())
      to.markup.append_copy(to.body, node, from.markup);
  };
  const pugi::xml_node end = end_of(piece.cut, from.body);
  const pugi::xml_node heading = piece.cut.heading;
  if (!heading) return copy(piece.cut.begin, end);
  // The heading opens the chapter; what lies before it is nothing to be seen.
  const pugi::xml_node behind = heading.next_sibling();
  copy(heading, behind);
  copy(piece.cut.begin, heading);
  copy(behind, end);
}

// A heading that says no more than what part of a book it opens: `# Preface`.
BookPart role_of(pugi::xml_node heading, BookPart role) {
  if (role != BookPart::none && role != BookPart::chapter) return role;
  constexpr std::array kNotByName = {BookPart::cover,      BookPart::half_title_page,
                                     BookPart::title_page, BookPart::contents,
                                     BookPart::volume,     BookPart::part};
  const auto part = vocabulary::find_book_part(plain_text(heading));
  if (!part || std::find(kNotByName.begin(), kNotByName.end(), *part) != kNotByName.end())
    return role;
  return *part;
}

Span beginning_of(Span span) { return {span.source, span.begin, span.begin}; }

// The book's title alone, perhaps with its author's name.
bool is_half_title(const Cut& cut, const Book& book) {
  if (!cut.heading || !cut.is_bare) return false;
  return cut.is_title || plain_text(cut.heading) == book.metadata.title.text;
}

ContentsItem item_of(const Piece& piece, bool is_first, const Book& book, const Chapter& from) {
  ContentsItem item = book.documents[from.document].item;
  const Cut& cut = piece.cut;
  if (!is_first) item.id.clear();
  if (!cut.heading) {
    // What stands before the first chapter is called as the book is.
    if (!item.title) item.title = book.metadata.title;
    if (item.role == BookPart::chapter) item.role = BookPart::none;
    return item;
  }
  item.title = {};
  item.name = plain_text(cut.heading);
  item.text = {beginning_of(from.markup.span_of(cut.heading))};
  if (cut.is_deeper) ++item.depth;
  if (is_half_title(cut, book)) {
    item.role = BookPart::half_title_page;
    item.matter = Matter::front;
  } else if (cut.is_part) {
    item.role = BookPart::part;
  } else {
    item.role = role_of(cut.heading, item.role);
  }
  return item;
}

// The book's title is no chapter of the contents.
void unlist_headings(Chapter& chapter) {
  for (const pugi::xml_node child : chapter.body.children()) {
    if (heading_level(child) > 0) chapter.markup.set_attribute(child, internal::kUnlisted, "");
  }
}

std::vector<Piece> cut_all(const Book& book, const std::vector<Chapter>& chapters, Split split) {
  std::vector<Piece> pieces;
  pieces.reserve(chapters.size());
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const int top = book.documents[chapters[i].document].item.depth + 1;
    std::vector<Cut> cuts = find_cuts(chapters[i].body, top, split);
    if (cuts.size() < 2) cuts.assign(1, {});
    for (const Cut& cut : cuts) pieces.push_back({i, cut});
  }
  return pieces;
}

// Whether a piece is its file's only one.
bool is_whole(const Piece& piece) { return !piece.cut.begin; }

// A document for each piece; afterwards `made` and the chapters that stay whole know theirs.
void place_in_book(const std::vector<Piece>& pieces, Book& book,
                   const std::vector<Chapter>& chapters, std::vector<Chapter>& made) {
  std::vector<Document> documents;
  documents.reserve(book.documents.size() + pieces.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < book.documents.size(); ++i) {
    if (next == pieces.size() || chapters[pieces[next].from].document != i) {
      documents.push_back(book.documents[i]);
      continue;
    }
    const std::size_t from = pieces[next].from;
    for (bool is_first = true; next < pieces.size() && pieces[next].from == from; ++next) {
      made[next].document = documents.size();
      Document& document = documents.emplace_back(book.documents[i]);
      if (!is_whole(pieces[next]))
        document.item = item_of(pieces[next], is_first, book, chapters[from]);
      made[next].begin = first_of(document.item.text);
      is_first = false;
    }
  }
  book.documents = std::move(documents);
}

void share_notes(const std::vector<Piece>& pieces, std::vector<Chapter>& chapters,
                 std::vector<Chapter>& made, Spending& spending) {
  for (std::size_t next = 0; next < pieces.size();) {
    const std::size_t from = pieces[next].from;
    if (is_whole(pieces[next])) {
      ++next;
      continue;
    }
    NoteSharer sharer(chapters[from].markup, chapters[from].notes, spending);
    made[next].diagnostics = std::move(chapters[from].diagnostics);
    for (; next < pieces.size() && pieces[next].from == from; ++next)
      sharer.give_notes(made[next], next);
    sharer.give_rest(made[next - 1], next - 1);
  }
}

}  // namespace

void split_chapters(Book& book, std::vector<Chapter>& chapters, Split split, std::size_t jobs,
                    Spending& spending) {
  if (split == Split::none) return;
  const std::vector<Piece> pieces = cut_all(book, chapters, split);
  if (pieces.size() == chapters.size()) return;

  std::vector<Chapter> made(pieces.size());
  place_in_book(pieces, book, chapters, made);
  parallel_for(pieces.size(), jobs, [&](std::size_t i) {
    if (!is_whole(pieces[i])) copy_body(pieces[i], chapters[pieces[i].from], made[i]);
  });
  share_notes(pieces, chapters, made, spending);
  parallel_for(pieces.size(), jobs, [&](std::size_t i) {
    if (is_whole(pieces[i])) return;
    Chapter& chapter = made[i];
    set_heading_levels(chapter, book.documents[chapter.document].item.depth + 1);
    settle_id_references(chapter);
    if (is_half_title(pieces[i].cut, book)) unlist_headings(chapter);
  });
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!is_whole(pieces[i])) continue;
    const std::size_t document = made[i].document;
    made[i] = std::move(chapters[pieces[i].from]);
    made[i].document = document;
  }
  chapters = std::move(made);
}

}  // namespace colophon::passes
