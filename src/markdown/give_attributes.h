// Attributes that stand on a line of their own go to the block beside them.
#pragma once

#include "markdown/document.h"

namespace colophon::markdown {

// Adds the attributes of `mark` to those of the block: an image alone in its paragraph has them
// rather than the paragraph, code has them in its info string. False where the block is raw HTML,
// which has its own.
bool give_block_attributes(Document& document, cmark_node* block, const Construct& mark);

}  // namespace colophon::markdown
