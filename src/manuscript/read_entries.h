// The entries of a book's contents, in reading order and read.
#pragma once

#include <span>
#include <vector>

#include "manuscript/book_file/book_file.h"
#include "manuscript/chapters/chapters.h"
#include "manuscript/find_book.h"
#include "manuscript/sources/load_context.h"
#include "manuscript/tools/tools.h"

namespace colophon::manuscript {

// As the book file lists them, or else the tool whose project the book is, or nobody: then the
// folder has the order that its chapters give themselves. `tool` is whose chapters they are.
// Afterwards `book.named` has every chapter that was listed.
std::vector<DraftItem> read_entries(FoundBook& book, const Tool& tool,
                                    std::span<const ConfigLayer> layers, LoadContext& context);

}  // namespace colophon::manuscript
