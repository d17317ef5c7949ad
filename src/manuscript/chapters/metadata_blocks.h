// Metadata that stands in the middle of a text, as pandoc allows it.
#pragma once

#include "manuscript/chapters/chapters.h"
#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

// Takes the blocks of YAML between `---` and `---` or `...` out of a chapter's text and into its
// front matter; a later value of a key takes an earlier one's place. A block begins behind a blank
// line and has nothing but keys in small letters, one of which is metadata's: a letter's `From:`
// and `To:` between two rules stay text. (pandoc, "Extension: yaml_metadata_block".)
void take_metadata_blocks(DraftItem& entry, LoadContext& context);

}  // namespace colophon::manuscript
