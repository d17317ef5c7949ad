// What lies in the book's folder: for patterns, suggestions, and books whose contents nobody wrote.
// Paths are relative to the book's root. Hidden files and folders are not looked at.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

bool is_markdown(std::string_view path);
bool is_yaml(std::string_view path);

// Whether a folder of this name holds what tools make or fetch, or is hidden.
bool is_set_apart(std::string_view name);

// The folder and those above it up to the root, the nearest first.
std::vector<std::string> folders_above(std::string_view folder);

// Which Markdown files match patterns; a folder is walked once, whatever the number of patterns.
class FileMatcher {
 public:
  explicit FileMatcher(LoadContext& context) : context_(context) {}

  // In natural order.
  std::vector<std::string> match(std::string_view pattern);

 private:
  LoadContext& context_;
  // What lies in a folder and so many below it.
  std::map<std::pair<std::string, std::size_t>, std::vector<std::string>> walked_;
};

// Every Markdown file of the book, for suggestions; the first thousands of a very large folder.
std::vector<std::string> find_all_markdown(LoadContext& context);

// The name that is nearest to that of a path that is not there, among what lies in the same folder;
// may be empty. The path is one for the file seam.
std::string nearest_beside(const std::string& path, LoadContext& context);

// The same as a hint; `otherwise` where there is none.
std::string suggest_beside(const std::string& path, std::string_view otherwise,
                           LoadContext& context);

}  // namespace colophon::manuscript
