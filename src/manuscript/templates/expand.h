// What other tools put into a chapter before its Markdown is read: included files, variables,
// Liquid tags. docs/dialect.md describes them.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "manuscript/book_file/book_file.h"
#include "manuscript/chapters/chapters.h"
#include "manuscript/sources/load_context.h"
#include "model/dialect.h"

namespace colophon::manuscript {

// Makes the text of every chapter what its author's tool would have made of it. Afterwards it is
// pieces of all the files that it is made of, so that a position in it is one in the file that it
// came from. What cannot be expanded is reported and stays as it was written.
//
// `layers` are the book's own metadata, a later one over an earlier. What of them was named comes
// back.
std::map<std::string, std::string> expand_templates(std::vector<DraftItem>& entries,
                                                    const Dialect& dialect,
                                                    std::span<const ConfigLayer> layers,
                                                    LoadContext& context);

}  // namespace colophon::manuscript
