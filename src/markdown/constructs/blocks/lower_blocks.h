// Lists, headings, paragraphs as XHTML.
#pragma once

#include "markdown/constructs/blocks/lower_verse.h"
#include "markdown/engine/output.h"

namespace colophon::markdown {

void lower_list(Output& output, cmark_node* node);
void lower_item(Output& output, cmark_node* node);
void lower_heading(Output& output, cmark_node* node);
void lower_paragraph(Output& output, VerseLowering& verse, cmark_node* node);

}  // namespace colophon::markdown
