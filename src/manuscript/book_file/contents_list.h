// The contents as they were written, before anybody looks on the disk.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "manuscript/book_file/contents.h"

namespace colophon::manuscript {

// One line of the contents. `item` has what is known without the disk: kind part with its title, or
// kind chapter with title, role, language and id where a map gives them.
struct ListedItem {
  Value name;          // of a file, pattern or generated page; empty for a part
  std::string folder;  // that the name is relative to
  ContentsItem item;
  bool is_file = false;  // no pattern and no page, whatever the name looks like
};

// In reading order, parts before their chapters. What is no item is reported and left out.
std::vector<ListedItem> list_contents(const ContentsPlan& plan, Diagnostics& diags);

}  // namespace colophon::manuscript
