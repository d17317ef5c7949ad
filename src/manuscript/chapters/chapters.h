// The chapters' files, read.
#pragma once

#include <optional>
#include <vector>

#include "manuscript/book_file/book_file.h"
#include "manuscript/sources/load_context.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

// One entry of the contents with what its file says of it.
struct DraftItem {
  ContentsItem item;             // of a chapter: with its text
  yaml::Node front;              // of a chapter: its front matter; null for none
  bool is_blank = false;         // a chapter without text
  bool is_no_text = false;       // its file is of another kind, which is reported
  bool speaks_for_book = false;  // its front matter is of a form that is the whole book's
};

// Opens every chapter and takes its front matter off. A file that cannot be read is reported, at
// the place that lists it, and left out.
std::vector<DraftItem> read_chapters(std::vector<ContentsItem> contents, LoadContext& context);

// Which chapter's front matter speaks for the whole book.
enum class Speaker {
  nobody,
  first_if_telling,  // the first, where it is the only one; as with pandoc, where it has a title
                     // and an author and no other has a title; where it is of a form that is the
                     // whole book's, or has no text below it
  first,             // the first
  named,             // that of which the contents say so
};

// The front matter that speaks for the whole book; none where no chapter has it. What it says of
// the chapter itself stays with the chapter.
std::optional<ConfigLayer> take_book_front_matter(std::vector<DraftItem>& entries, Speaker speaker);

// The contents: front matter applied, blank chapters reported and left out, every role settled.
std::vector<ContentsItem> settle_contents(std::vector<DraftItem> entries, LoadContext& context);

}  // namespace colophon::manuscript
