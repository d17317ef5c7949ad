// What lies in the book's folder: for patterns, suggestions, and books whose contents nobody wrote.
// Paths are relative to the book's root. Hidden files and folders are not looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "manuscript/reading.h"

namespace colophon::manuscript {

bool is_markdown(std::string_view path);
bool is_yaml(std::string_view path);

// Whether a folder of this name holds what tools make or fetch, or is hidden.
bool is_set_apart(std::string_view name);

// The Markdown files that match a pattern, in natural order.
std::vector<std::string> match_pattern(std::string_view pattern, Reading& reading);

// Every Markdown file of the book, for suggestions; the first thousands of a very large folder.
std::vector<std::string> find_all_markdown(Reading& reading);

// The name that is nearest to that of a path that is not there, among what lies in the same folder;
// may be empty. The path is one for the file seam.
std::string nearest_beside(const std::string& path, Reading& reading);

// The same as a hint; `otherwise` where there is none.
std::string suggest_beside(const std::string& path, std::string_view otherwise, Reading& reading);

}  // namespace colophon::manuscript
