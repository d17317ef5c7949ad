// Tables as XHTML.
#pragma once

#include "markdown/engine/output.h"

namespace colophon::markdown {

void lower_cell(Output& output, cmark_node* node, const Construct& construct);
// Afterwards rows are of equal length, a head of empty cells only is gone, and where the head's
// first cell alone is empty the first cells of the rows are their headers.
void finish_table(Output& output, cmark_node* node, pugi::xml_node table);

}  // namespace colophon::markdown
