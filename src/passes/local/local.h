// Passes over one chapter that need no other chapter. Each is named by what is true after it,
// rewrites the tree in place and reports to the chapter. They run in this order.
#pragma once

#include <string_view>

#include "model/chapter.h"
#include "model/facts.h"
#include "model/manuscript.h"

namespace colophon::passes {

// A heading that was made of front matter's title stands only above a text whose own first heading
// is not of the first level. The text's own heading knows the title where it is another one.
void place_title(Chapter& chapter, const ContentsItem& item);

// Boxes whose author gave no title have one in the language of the place.
void label_boxes(Chapter& chapter, std::string_view language);

// Here `content_model/enforce.h` has its place.

// Words, alternatives and ids are in Normalisation Form C, but for compatibility ideographs; code
// is as it was.
void compose_text(Chapter& chapter);

// Chinese and Japanese have no space where a line of the manuscript ended.
void join_lines(Chapter& chapter);

// Quotation marks, apostrophes, dashes and ellipses are set as the language of each run has them;
// code, addresses and
// `--options` are as they were.
void set_punctuation(Chapter& chapter, std::string_view language);

// An image alone in its paragraph is a <figure>, its title the caption.
void make_figures(Chapter& chapter);

// The first heading has `level`, no level is skipped, headings are never empty.
void set_heading_levels(Chapter& chapter, int level);

// Every heading has an id, made of its text where the author gave none; no id is used twice.
void assign_ids(Chapter& chapter);

// Every attribute that names ids of its own document names such as are there; assign_ids sees to it
// as well, but a chapter may become a piece of what it was.
void settle_id_references(Chapter& chapter);

struct NoteStyle {
  std::string_view prefix;    // keeps ids of notes unique in the book
  std::string_view language;  // BCP 47
  bool gathered = false;      // the notes stand on a page of their own
};

// Every note has a number and is linked with its references both ways. Notes stand at the chapter's
// end in the order of first reference; or, where they are gathered, they stay under `notes`, each
// an <li>. Unused notes stand last.
void place_notes(Chapter& chapter, const NoteStyle& style);

// Nothing changes: what the rest of the book may know of the chapter.
ChapterFacts record_facts(const Chapter& chapter, const ContentsItem& item);

}  // namespace colophon::passes
