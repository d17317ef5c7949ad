// The book as it is read: its documents in order, and what they come to. It is made of the
// manuscript and of the chapters' facts; names and ids do not change from then on.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/source.h"
#include "model/facts.h"
#include "model/manuscript.h"

namespace colophon {

// A content document. Documents are known by their place in Book::documents.
struct Document {
  ContentsItem item;            // the entry of the contents that it is, or a piece of one
  std::string href = {};        // relative to the package document: "text/press.xhtml"
  std::string language = {};    // BCP 47, the book's where the item names none
  std::string title = {};       // plain text, for the contents and links
  std::string page_title = {};  // for <title>, where no other document's is the same
  std::string path = {};        // of a chapter's file, in NFC; empty for other pages
  ChapterFacts facts = {};      // of a chapter
  std::unordered_map<std::string, std::string> ids = {};  // id or alias -> id
  std::size_t first_of_file = 0;  // the first document that is made of its file
};

inline bool is_chapter(const Document& document) {
  return document.item.kind == ContentsItem::Kind::chapter;
}

inline bool is_page(const Document& document, GeneratedPage page) {
  return document.item.kind == ContentsItem::Kind::generated && document.item.page == page;
}

// A place of the outline, in reading order; children follow their parent, one deeper.
struct OutlineEntry {
  int depth = 0;
  std::string label;
  std::size_t document = 0;
  std::string id;  // within its document; empty for the document's start
  Span span = {};  // of the heading, or of what makes the document
};

// Notes of a chapter that stand together on a page of notes.
struct NotesSection {
  std::size_t page = 0;     // a document
  std::size_t chapter = 0;  // another
  std::size_t first = 1;    // number of the first note
  std::size_t count = 0;
};

// An id of a document of the book.
struct Place {
  std::size_t document = 0;
  std::string id;  // empty for the document's start
};

// A document that has an id of some name, and where the author wrote it; nowhere for one that
// nobody wrote.
struct IdHolder {
  std::size_t document = 0;
  Span span = {};
};

struct Book {
  Metadata metadata;  // the manuscript's, with a title
  bool right_to_left = false;
  std::vector<Document> documents;  // in reading order
  std::vector<OutlineEntry> outline;
  std::vector<NotesSection> notes_sections;  // in order; none where notes end their chapters
  std::set<std::string> unlisted;            // Manuscript::unlisted, in NFC
  // Look-up tables: path of a chapter -> document; path without extension, also that of a folder
  // with a README -> document; name without folder and extension -> documents.
  std::unordered_map<std::string, std::size_t> document_of_path;
  std::unordered_map<std::string, std::size_t> document_of_stem;
  std::unordered_map<std::string, std::vector<std::size_t>> documents_of_name;
  std::map<std::string, std::vector<IdHolder>> holders_of_id;  // id or alias, in reading order
  // Chapters that one file makes, and its notes wherever they stand, have its ids in common:
  // first document of such a file -> id or alias -> place.
  std::unordered_map<std::size_t, std::unordered_map<std::string, Place>> places_in_file;
  std::size_t words = 0;
  std::size_t notes = 0;
  std::size_t meaningful_images = 0;  // uses that are not decorative
  std::size_t images_without_alternative = 0;

  const std::string& language() const { return metadata.language.text; }
};

}  // namespace colophon
