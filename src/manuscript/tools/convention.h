// What the files of another tool say of a book: which chapters in which order, what it is called,
// how its Markdown is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "manuscript/book_file/book_file.h"
#include "manuscript/book_file/contents_list.h"
#include "manuscript/sources/reading.h"
#include "model/dialect.h"

namespace colophon::manuscript {

struct Entry;

struct Convention {
  std::string kind;                // as a person calls it: "an mdBook", "a Quarto book"
  std::string folder = ".";        // where the tool's files lie, relative to the root
  std::vector<std::string> files;  // that were read, relative to the root; the first is the note's
  // Metadata under the keys that book.yaml knows, each value with its place.
  std::vector<Layer> layers;
  std::vector<ListedItem> contents;  // in reading order
  std::string written_for;           // the tool, as book.yaml calls it
  Dialect dialect;                   // the tool's, with what the book's own settings change
  // Whether the front matter of the first chapter is the whole book's: it may be, as with pandoc,
  // or always is, as with bookdown.
  enum class FirstChapter {
    speaks_for_itself,
    may_speak,
    speaks
  } first_chapter = FirstChapter::speaks_for_itself;
  bool has_metadata_blocks = false;  // in the middle of its texts, as pandoc allows them
  // Folders and files that belong to the project and not to this book, as other languages do: they
  // are not called left out. Relative to the root.
  std::vector<std::string> set_aside;
  // What the chapters' own texts say of the order and of one another, once they are read; none for
  // most tools.
  void (*settle_chapters)(std::vector<Entry>& entries, Reading& reading) = nullptr;
  std::string hint;  // what else the author may want to know of the choice; empty for nothing
};

// A book that is read as its tool does where nothing else is said.
Convention begin_convention(std::string kind, std::string_view tool);

// What the chapters of these tools need where their order is known (manuscript/tools/tools.h).
void take_leanpub_marks(std::vector<Entry>& entries, Reading& reading);
void name_honkit_glossary(std::vector<Entry>& entries, Reading& reading);

// Each looks at `folder` (relative to the root) for its tool's own files; none, and nothing said,
// where they are not there. What is wrong in them is reported at its line, and what can be read of
// them comes back. recognise.cpp has the table of them.
std::optional<Convention> recognise_mdbook(const std::string& folder, Reading& reading);
std::optional<Convention> recognise_honkit(const std::string& folder, Reading& reading);
std::optional<Convention> recognise_leanpub(const std::string& folder, Reading& reading);
std::optional<Convention> recognise_crowbook(const std::string& folder, Reading& reading);
// The same for the .book file at `path`, relative to the root.
std::optional<Convention> recognise_crowbook_file(const std::string& path, Reading& reading);
std::optional<Convention> recognise_quarto(const std::string& folder, Reading& reading);
std::optional<Convention> recognise_bookdown(const std::string& folder, Reading& reading);
std::optional<Convention> recognise_mkdocs(const std::string& folder, Reading& reading);
std::optional<Convention> recognise_pandoc(const std::string& folder, Reading& reading);

}  // namespace colophon::manuscript
