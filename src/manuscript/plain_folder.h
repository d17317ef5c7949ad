// A book that is nothing but a folder of Markdown files.
#pragma once

#include <string>
#include <string_view>
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

// Whether a file is the page that stands for its folder: index, _index or README.
bool is_index(std::string_view path);

// The order that the chapters of a folder say they have: a table of contents in the folder's own
// page (a fence `toc` or `{toctree}`, which is taken out of the text), or `order`, `weight`,
// `nav_order` or `chapter` in the front matter of all of them. Leaves drafts out, with a note.
void arrange_chapters(std::vector<Entry>& entries, Reading& reading);

}  // namespace colophon::manuscript
