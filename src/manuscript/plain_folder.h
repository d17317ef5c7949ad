// A book that is nothing but a folder of Markdown files.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "manuscript/chapters.h"
#include "manuscript/reading.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

struct FolderListing {
  std::vector<ContentsItem> chapters;
  std::vector<std::string> left_out;  // README, LICENSE and the like, where there are chapters
};

// The Markdown files of the root and its subfolders, in natural order of their names; in a folder
// below the root an index file comes first, and the others lie one deeper. `.txt` files are read
// where there is no Markdown and they begin as Markdown does. Folders called `frontmatter`,
// `appendix` and the like have their place.
Result<FolderListing> list_folder(Reading& reading);

// What the chapters of a folder say of their order, when all of them do: `order`, `weight`,
// `nav_order` or `chapter` in their front matter. Leaves drafts out, with a note.
void arrange_chapters(std::vector<Entry>& entries, Reading& reading);

}  // namespace colophon::manuscript
