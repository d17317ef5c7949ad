// Which part of a book a chapter is: what its author says, or what its file is called.
#pragma once

#include <string_view>

#include "base/diagnostics.h"
#include "formats/yaml/yaml.h"
#include "vocabulary/book_parts.h"

namespace colophon::manuscript {

// The value of `role:`; none, with a warning, for a word that is no part of a book.
vocabulary::BookPart read_role(const yaml::Node& node, Diagnostics& diags);

// `02-preface.md` is a preface, `appendix-b.md` an appendix; any other file is a chapter in the
// body and nothing in particular before and after it.
vocabulary::BookPart role_from_name(std::string_view path, vocabulary::Matter matter);

}  // namespace colophon::manuscript
