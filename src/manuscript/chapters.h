// The chapters' files, read.
#pragma once

#include <optional>
#include <vector>

#include "manuscript/book_file.h"
#include "manuscript/reading.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

// One entry of the contents with what its file says of it.
struct Entry {
  ContentsItem item;             // of a chapter: with its text
  yaml::Node front;              // of a chapter: its front matter; null for none
  bool is_blank = false;         // a chapter without text
  bool speaks_for_book = false;  // its front matter is of a form that is the whole book's
};

// Opens every chapter and takes its front matter off. A file that cannot be read is reported, at
// the place that lists it, and left out.
std::vector<Entry> read_chapters(std::vector<ContentsItem> contents, Reading& reading);

// The front matter that speaks for the whole book, where no book file does: that of a lone chapter,
// or that of the first, as with pandoc, when it has a title and an author and no other has a title,
// is of a form that is the whole book's, has no text below it, or `always` speaks so.
// What it says of the chapter itself stays with the chapter.
std::optional<Layer> take_book_front_matter(std::vector<Entry>& entries, bool always);

// The contents: front matter applied, blank chapters reported and left out, every role settled.
std::vector<ContentsItem> settle_contents(std::vector<Entry> entries, Reading& reading);

}  // namespace colophon::manuscript
