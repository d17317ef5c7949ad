// Addresses that stand bare in the text become links.
#pragma once

#include "model/chapter.h"

namespace colophon::markdown {

// Afterwards each `https://…` and `www.…` outside links, code and drawings that is a valid address
// is a link whose text is the address as written. skip_bare_address says where one ends.
void link_addresses(Chapter& chapter);

}  // namespace colophon::markdown
