// Obsidian's links and embeddings as XHTML. Where they lead is found when the whole book is known.
#pragma once

#include "markdown/engine/output.h"

namespace colophon::markdown {

void lower_wiki_link(Output& output, cmark_node* node, const Construct& construct);
void lower_embed(Output& output, cmark_node* node, const Construct& construct);

}  // namespace colophon::markdown
