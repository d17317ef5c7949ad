// Inlines as XHTML: links, formulas, spans, and what one element says.
#pragma once

#include <string>

#include "markdown/engine/output.h"

namespace colophon::markdown {

// The written address and title of a link or image.
void set_address(Output& output, pugi::xml_node element, const char* attribute, cmark_node* node);
void set_title(Output& output, pugi::xml_node element, cmark_node* node);

void lower_link(Output& output, cmark_node* node);
void lower_code_span(Output& output, cmark_node* node);
void lower_mathematics(Output& output, cmark_node* node, const Construct& construct);
// A pair whose content goes into one element, or into none.
void lower_pair(Output& output, cmark_node* node, const Construct& construct);

// The example's number, or what the author wrote where there is no such example.
std::string example_text(const Document& document, const Construct& construct);

}  // namespace colophon::markdown
