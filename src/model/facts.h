// What the rest of the book may know of a chapter, and what all chapters come to. Whole-book passes
// read these and never a tree.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/source.h"
#include "vocabulary/book_parts.h"

namespace colophon {

struct Heading {
  int level = 1;      // in the book's hierarchy, 1 to 6
  std::string id;     // of the heading, or of the section it names
  std::string label;  // plain text
  bool listed = true;
  Span span;
};

struct Anchor {
  std::string id;
  Span span;
};

struct ImageUse {
  std::string path;  // normalised, relative to the book's root
  Span span;         // of the source's attribute
  std::string written =
      {};  // as it was typed, decoded; with a leading '/' where it begins at the root
  std::string page = {};  // the path of the chapter's file without its extension
  bool by_name = false;   // lies anywhere in the book's folder: Obsidian's
  bool has_alternative = false;
  bool is_decorative = false;
  std::string alternative = {};  // empty where there is none
};

// A sound or film, or the subtitles of one.
struct MediaUse {
  enum class Role : std::uint8_t { audio, video, track };
  Role role = Role::audio;
  std::string path;  // normalised, relative to the book's root; or `data:`, which holds it
  Span span;         // of the attribute that names it
  bool is_data = false;
};

// What a document needs to have said of it in the manifest.
struct Properties {
  bool has_svg = false;     // inline <svg>
  bool has_mathml = false;  // inline <math>

  Properties& operator|=(const Properties& other) {
    has_svg |= other.has_svg;
    has_mathml |= other.has_mathml;
    return *this;
  }
};

// An id in a note that stands on a page of notes.
struct NoteAnchor {
  std::size_t note = 0;  // its number, from 1
  std::string id;
  std::string written;  // what the chapter's links call it
};

struct ChapterFacts : Properties {
  std::size_t item = 0;  // its place in Manuscript::contents
  // Of front matter, where the text has a heading of its own; else the plain text of the first
  // heading, else of front matter or contents, else from the file's name.
  std::string title;
  std::vector<Heading> headings;
  std::vector<Anchor> anchors;  // every id of the document, in order, each once
  std::map<std::string, std::string>
      aliases;                   // what other tools would have called a heading -> its id
  std::vector<ImageUse> images;  // in order
  std::vector<MediaUse> media;   // in order
  std::size_t words = 0;
  std::size_t notes = 0;
  // Of notes that are gathered elsewhere, apart from what is true of the chapter's own document.
  std::vector<NoteAnchor> note_anchors;
  Properties properties_of_notes;
};

// A place of the outline, in reading order; children follow their parent, one deeper.
struct OutlineEntry {
  int depth = 0;
  std::string label;
  std::size_t item = 0;  // in Manuscript::contents
  std::string id;        // within its document; empty for the document's start
  Span span = {};        // of the heading, or of what makes the document
};

// A sound, film or track as it is packed.
struct PackedMedia {
  std::string href;        // within the package, or `data:`; empty where it cannot be packed
  std::string media_type;  // "audio/mpeg"
};

// Notes of a chapter that stand together on a page of notes.
struct NotesSection {
  std::size_t item = 0;     // the page, in Manuscript::contents
  std::size_t chapter = 0;  // the chapter, likewise
  std::size_t first = 1;    // number of the first note
  std::size_t count = 0;
};

// An image as it is packed.
struct PackedImage {
  std::string
      href;  // relative to the package document: "images/map.svg"; empty where it cannot be packed
  std::uint32_t width = 0;  // pixels, 0 for unknown
  std::uint32_t height = 0;
  bool is_animated = false;  // moves by itself
};

// An id of a document of the book.
struct Place {
  std::size_t item = 0;  // in Manuscript::contents
  std::string id;        // empty for the document's start
};

// A contents item that has an id of some name, and where the author wrote it; nowhere for one that
// nobody wrote.
struct IdHolder {
  std::size_t item = 0;
  Span span = {};
};

struct BookFacts {
  std::string language;
  bool right_to_left = false;
  std::vector<std::string>
      documents;  // by contents item: href relative to the package document, "text/press.xhtml"
  std::vector<std::string> titles;  // by contents item: plain text for <title> and the contents
  std::vector<OutlineEntry> outline;
  std::vector<std::string>
      paths;  // by contents item: of a chapter's file, in NFC; empty for other pages
  std::set<std::string> unlisted;  // Manuscript::unlisted, in NFC
  // Look-up tables: path of a chapter -> contents item; path without extension, also that of a
  // folder with a README -> contents item; name without folder and extension -> contents items.
  std::unordered_map<std::string, std::size_t> item_of_path;
  std::unordered_map<std::string, std::size_t> item_of_stem;
  std::unordered_map<std::string, std::vector<std::size_t>> items_of_name;
  std::vector<std::unordered_map<std::string, std::string>>
      ids;  // by contents item: id or alias -> id
  // Chapters that one file makes, and its notes wherever they stand, have its ids in common.
  std::vector<std::size_t> first_of_file;  // by contents item: the first item made of its file
  std::unordered_map<std::size_t, std::unordered_map<std::string, Place>>
      places_in_file;  // first item of a file that makes several documents -> id or alias -> place
  std::map<std::string, std::vector<IdHolder>>
      items_with_id;                          // id or alias -> contents items, in reading order
  std::map<std::string, PackedImage> images;  // by path in the manuscript
  std::map<std::string, PackedMedia> media;
  std::vector<std::string> styles;  // hrefs of the style sheets that every document links, in order
  std::vector<std::string> document_titles;  // by contents item: for <title>, each unique
  std::vector<NotesSection> notes_sections;  // in order; none where notes end their chapters
  std::size_t words = 0;
  std::size_t notes = 0;
  std::size_t meaningful_images = 0;  // uses that are not decorative
  std::size_t images_without_alternative = 0;
};

}  // namespace colophon
