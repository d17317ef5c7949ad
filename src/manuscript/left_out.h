// What lies beside a book and is not in it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "manuscript/find_book.h"
#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

// One note for all of these files, relative to the root: an author who forgot a chapter sees its
// name, one who did not is not told twice.
void report_left_out(std::span<const std::string> paths, LoadContext& context);

// The Markdown files below the root that nobody has read, neither the contents nor a chapter that
// includes them, in natural order. Those that may be forgotten chapters are reported: in a book of
// ours not what tells of the book, is a draft, or belongs to another book.
std::vector<std::string> find_unlisted(const FoundBook& book, LoadContext& context);

}  // namespace colophon::manuscript
