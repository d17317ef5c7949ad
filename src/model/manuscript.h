// What was read from the disk: the first arrow of the pipeline.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/budget.h"
#include "base/source.h"
#include "model/dialect.h"
#include "model/metadata.h"
#include "vocabulary/book_parts.h"

namespace colophon {

using vocabulary::BookPart;
using vocabulary::GeneratedPage;
using vocabulary::Matter;

// One entry of the contents: a chapter, a part's own page, or a page that the compiler makes.
struct ContentsItem {
  enum class Kind : std::uint8_t { chapter, part, generated };

  Kind kind = Kind::chapter;
  Matter matter = Matter::body;
  BookPart role = BookPart::none;
  GeneratedPage page = GeneratedPage::title_page;  // of a generated one
  int depth = 0;                                   // the number of parts and chapters it lies in
  std::string path;      // of a chapter's file, normalised and relative to the book's root
  Value title;           // of a part; of a chapter where book file or front matter give one
  Value label;           // of a chapter: what the contents call it, over its heading; else empty
  std::string language;  // BCP 47, where it is not the book's; else empty
  std::string name;      // of a chapter that is a piece of its file: its heading; else empty
  std::string
      id;  // front matter's `id`: what the chapter is called in links and in the book; else empty
  std::vector<Span>
      text;  // the chapter's Markdown, front matter taken off: pieces of sources, in order
  bool begins_with_title = false;  // the first heading of `text` is made of front matter's title
  bool hides_title = false;        // only the contents show the heading that the file begins with
  bool speaks_for_book = false;    // its front matter is that of the whole book
  Span listed;                     // where the contents name it
  std::string base;  // the folder that its addresses are relative to; empty for that of `path`
};

// An author's file that the book refers to as a whole.
struct FileReference {
  std::string path;  // normalised, relative to the book's root
  Span span;
};

// At which headings a file falls into chapters.
enum class Split : std::uint8_t {
  none,       // nowhere: a file is a chapter
  automatic,  // at its highest headings; where only a title at its head is so high, at the next
  first,      // at its highest headings
  second,     // at the two highest levels: parts and chapters, or a title and chapters
};

// What a book that nobody gave a title may be called.
struct Untitled {
  std::string folder;  // the name of its own
  Span book_file;      // where to say that it has none; nowhere where there is no book file
};

struct Manuscript {
  std::string root;  // the folder that every path is relative to, itself relative to the working
                     // directory; "." or "a/b"
  Metadata metadata;
  Untitled untitled;                   // while `metadata` has no title
  std::vector<ContentsItem> contents;  // in reading order
  Dialect dialect;                     // of all its chapters
  std::string written_for;    // the tool whose dialect that is, but for some constructs: "mdbook";
                              // empty for none
  std::string encoding;       // of its files that are not UTF-8; empty where nobody says
  Split split = Split::none;  // of its files into chapters
  Value theme;                // empty for the default
  std::vector<FileReference> styles;  // the author's style sheets, after the theme's
  FileReference cover;                // an image; empty path for none
  Value cover_alternative;  // text alternative of the cover; empty: made from title and creators
  bool lenient = false;
  std::vector<std::string> deny;      // codes, or "warnings"
  std::vector<std::string> allow;     // codes
  std::int64_t newest_time = 0;       // of the files read, seconds since 1970
  std::vector<std::string> unlisted;  // texts in its folder that are not in the book; as `path` is
  // What templates in the chapters name, and the book's metadata say.
  std::map<std::string, std::string> variables;
  Spending spending;  // on the text of all chapters
};

// The folder that a path written in `item` is relative to, relative to the root.
std::string folder_of(const ContentsItem& item);

// The first character of a text in pieces; nowhere for no text.
Span first_of(std::span<const Span> text);

// Where the contents list an item, or the first character of its text; nowhere for a page that
// nobody listed.
Span beginning_of(const ContentsItem& item);

// Of the sources of a manuscript: the book file and its like first, then the chapters, with what
// they include, as the contents have them. What is read later, style sheets and images, comes
// behind.
std::vector<Span> reading_order(const Manuscript& manuscript, const Sources& sources);

}  // namespace colophon
