// Where a file falls into chapters.
#pragma once

#include <pugixml.hpp>
#include <vector>

#include "model/manuscript.h"

namespace colophon::passes {

// The children of a body from `begin` up to `end` (a null node for the last one's end).
struct Cut {
  pugi::xml_node begin = {};
  pugi::xml_node end = {};
  pugi::xml_node heading = {};  // null for what stands before the first
  bool is_bare = false;         // of the first: nothing but headings
  bool is_title = false;        // the only one of the highest level, and the first
  bool is_part = false;         // chapters lie below it
  bool is_deeper = false;       // a chapter of the part before it
};

// The pieces of a body whose headings have their levels, the highest being `top`, in order; less
// than two where it stays whole, as it does with thousands of headings. White space, empty anchors
// and rules between two pieces are in none or with the piece that they lead to, so that nothing
// that is read is left out.
std::vector<Cut> find_cuts(pugi::xml_node body, int top, Split split);

}  // namespace colophon::passes
