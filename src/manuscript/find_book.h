// What the author means by the paths of a command line.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "manuscript/chapters/plain_folder.h"
#include "manuscript/sources/load_context.h"
#include "manuscript/tools/tools.h"

namespace colophon::manuscript {

struct FoundBook {
  // Files to read the book's keys from, a later one over an earlier; relative to the root.
  std::vector<std::string> book_files;
  // The Markdown files, in reading order, where nobody lists them.
  FolderListing listing;
  // What another tool's files say, where the book is known by them.
  std::optional<ToolProject> project;
  std::optional<ConfigLayer> site;  // what a site's settings say, where the listing is Jekyll's
  std::string kind;                // of the listing, as a person calls it; empty for a plain folder
  std::vector<std::string> named;  // chapters of the contents, whether they can be read or not
  bool has_contents = false;       // book_files are a book's own, which may list its chapters
  bool is_file_list = false;       // the chapters were named on the command line
};

// A folder with book.yaml or without one, a book file, another tool's file, or Markdown files, with
// metadata files (.yaml) among them; no path at all is the working directory. Sets the root of the
// context. None, with a fatal diagnostic, where there is no book.
std::optional<FoundBook> find_book(std::span<const std::string> paths, LoadContext& context);

// The deepest folder that all paths lie in; "." where they have none in common.
std::string common_folder(std::span<const std::string> paths);

}  // namespace colophon::manuscript
