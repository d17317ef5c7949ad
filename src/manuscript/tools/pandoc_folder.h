// A manuscript for pandoc that is known by the metadata beside its chapters.
#pragma once

#include <string>

#include "manuscript/chapters/plain_folder.h"
#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

// The file of metadata in a folder of the root, where the root has no chapters of its own: then
// that folder is the book's, and the chapters elsewhere are left out. Empty where there is none.
std::string find_pandoc_folder(FolderListing& listing, LoadContext& context);

// Leaves out what lies beside a file that holds the whole book: its first heading is the title that
// the metadata gives, it is longer than all others together, and no file has a number.
void keep_whole_book(const std::string& metadata, FolderListing& listing, LoadContext& context);

}  // namespace colophon::manuscript
