// What of a `style` attribute a book can keep.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/css/references.h"

namespace colophon::passes {

// Whether a reference names a file, which is one of the manuscript, and not a part of it.
bool names_image_file(const css::Reference& reference);

struct InlineStyle {
  std::string kept;                       // sound declarations, as written; empty for none
  std::vector<std::string_view> dropped;  // the others, views into what was given
};

// Drops declarations that are not sound (no name or value, brackets or quotes that do not close),
// that load anything but an image of the manuscript, or that EPUB wants in markup instead
// (direction, unicode-bidi; EPUB 3.3 #sec-css-req) or forbids (position: fixed).
InlineStyle sort_declarations(std::string_view style);

}  // namespace colophon::passes
