// The tree pass: placeholders in cmark's tree become the constructs that they stand for.
#pragma once

#include <cmark.h>

#include "markdown/engine/document.h"

namespace colophon::markdown {

// A text node with placeholders becomes text nodes and custom inlines.
void split_at_placeholders(Document& document, cmark_node* text);

// The first bytes of a text go.
void drop_front(cmark_node* text, std::size_t bytes);

// Custom inlines among the children of `parent` take in what stands between the two of a pair;
// attributes go to what they stand behind; what has no partner is text again.
void gather_inlines(Document& document, cmark_node* parent);

// Puts a definition, and the paragraph of its terms before it, into the list before them or into
// one of their own.
void add_definition(Document& document, cmark_node* definition);

// Children of `parent` that belong to a div, table, verse or definition list are put into a custom
// block; notes leave the tree. The children's own children are gathered already.
void gather_blocks(Document& document, cmark_node* parent, const Origin& origin,
                   Diagnostics& diags);

}  // namespace colophon::markdown
