// What stands directly in an element: treated by the vocabulary, and in the order that lists,
// tables, ruby and their like ask for.
#pragma once

#include "base/diagnostics.h"
#include "model/markup.h"

namespace colophon::passes {

// Whether a node says nothing: white space, a comment.
bool is_blank(pugi::xml_node node);
// Whether all of its children are blank.
bool has_blank_content(pugi::xml_node element);

// Afterwards every child element is one of XHTML: obsolete ones have become their successors,
// others stand for their content or are gone. No comments are left.
void treat_children(Markup& markup, pugi::xml_node parent, Diagnostics& diags);

// Afterwards every child may stand in `parent`, as far as the parent's own structure goes: only
// `li` in lists, rows in tables and so on. Where that cannot be, `parent` is a <div> or <span> now.
// Expects treated children. Returns the first of what had to leave and stands before the parent, or
// a null node where nothing did.
pugi::xml_node order_children(Markup& markup, pugi::xml_node parent, Diagnostics& diags);

}  // namespace colophon::passes
