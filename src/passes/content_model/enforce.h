// What a document may hold, as a pass over a chapter.
#pragma once

#include "model/chapter.h"

namespace colophon::passes {

// Only elements, attributes and nestings that an EPUB content document may have are left; what had
// to change is reported, and no text is lost but that of elements that have no place in a book
// (script, style).
void enforce_content_model(Chapter& chapter);

}  // namespace colophon::passes
