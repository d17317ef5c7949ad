// A book that is nothing but a folder of Markdown files.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "manuscript/chapters/chapters.h"
#include "manuscript/sources/load_context.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

struct FolderListing {
  std::vector<ContentsItem> chapters;
  // README, LICENSE, a folder of research and the like, where there are chapters.
  std::vector<std::string> left_out;
  // Links that lead out of the book's folder, into which nobody looked, and where they lead.
  std::vector<std::pair<std::string, Failure>> links_out;
};

// The Markdown files of the root and its subfolders, in natural order of their names; in a folder
// below the root an index file comes first, and the others lie one deeper. `.txt` files are read
// where there is no Markdown and they begin as Markdown does. Folders called `frontmatter`,
// `appendix` and the like have their place, and so have files without a number that are called as
// the parts of a book are: a title page, a preface, an afterword.
Result<FolderListing> list_folder(LoadContext& context);

// The order that the chapters of a folder say they have: a table of contents in the folder's own
// page (a fence `toc` or `{toctree}`, which is taken out of the text), or `order`, `weight`,
// `nav_order` or `chapter` in the front matter of all of them; in the root also a page that links
// to the chapters in a list. Leaves drafts out, with a note. What comes back says whose order it
// is: "the order of their names".
std::string arrange_chapters(std::vector<DraftItem>& entries, LoadContext& context);

// Numbered folders of chapters beside one another, `01 The Valley` and `02 The Pass`, become parts
// with their names as titles.
void add_folder_parts(std::vector<DraftItem>& entries, const Sources& sources);

}  // namespace colophon::manuscript
