// A page that lists a folder's chapters by links, as Obsidian's users keep "maps of content".
#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "manuscript/chapters/chapters.h"

namespace colophon::manuscript {

// Puts the chapters into the order in which a page of the root lists them, where no file of the
// root has a number, most of the chapters are links in its lists, and it is the only such page. The
// page itself comes first, what it does not list comes last. "the order that `Map.md` lists", or
// empty where there is none.
std::string arrange_by_map(std::vector<DraftItem>& entries, const Sources& sources);

}  // namespace colophon::manuscript
