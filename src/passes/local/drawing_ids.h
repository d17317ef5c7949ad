// Ids inside of drawings, which only the drawing itself refers to.
#pragma once

#include <map>
#include <string>

#include "model/markup.h"

namespace colophon::passes {

using NewIds = std::map<std::string, std::string, std::less<>>;  // as written -> as it is now

// Afterwards `href="#a"` and `url(#a)` inside the drawing name the ids as they are now.
void rename_references(Markup& markup, pugi::xml_node drawing, const NewIds& ids);

}  // namespace colophon::passes
