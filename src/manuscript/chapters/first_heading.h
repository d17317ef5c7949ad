// The first heading of a chapter, where it is compared with a name before Markdown is read.
#pragma once

#include "base/source.h"
#include "model/metadata.h"

namespace colophon::manuscript {

// An ATX or setext heading (CommonMark 0.30 sections 4.2 and 4.3) outside of code fences, without
// attributes and marks of emphasis; empty where there is none. It is a guess that the author is
// told of: the Markdown stage reads headings in earnest.
Value find_first_heading(Span text, const Sources& sources);

}  // namespace colophon::manuscript
