// How pandoc is told to read Markdown: a format's name with extensions put on and taken off.
#pragma once

#include <string_view>

#include "model/dialect.h"

namespace colophon::manuscript {

// `markdown+hard_line_breaks-smart`, `gfm`, `commonmark_x`: the dialect in which the same signs
// mean something. Constructs that pandoc does not know at all are off. Formats and extensions that
// nobody knows change nothing.
Dialect pandoc_dialect(std::string_view format);

// `+hard_line_breaks-smart`: what the extensions alone change.
void apply_extensions(std::string_view extensions, Dialect& dialect);

}  // namespace colophon::manuscript
