// Metadata at the head of a text without a fence: pandoc's title block and MultiMarkdown's header.
#pragma once

#include <optional>

#include "base/source.h"
#include "manuscript/sources/front_matter.h"

namespace colophon::manuscript {

// `% Title`, `% Author; Author`, `% 2 May 1998` from the very first line; each may be empty and may
// go on in lines that begin with a space. Authors stand on lines of their own or between
// semicolons.
std::optional<FrontMatter> take_title_block(Span text, const Sources& sources);

// `Title: …` and other keys of MultiMarkdown from the very first line to a blank one, values going
// on in lines that begin with a space. Every key must be one that MultiMarkdown knows, and a title
// or an author must be among them: prose begins so as well.
std::optional<FrontMatter> take_metadata_header(Span text, const Sources& sources);

}  // namespace colophon::manuscript
