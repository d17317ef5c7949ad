// A site of Jekyll, whose pages are read as a plain folder's chapters are.
#pragma once

#include <optional>

#include "manuscript/book_file/book_file.h"
#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

// What `_config.yml` in the root says of the book, where the folder is Jekyll's: it has folders for
// Jekyll's templates or collections beside it, or settings that only Jekyll has.
std::optional<ConfigLayer> recognise_jekyll(LoadContext& context);

}  // namespace colophon::manuscript
