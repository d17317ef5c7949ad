// Books written for other tools, known by those tools' own files.
#pragma once

#include <optional>
#include <string>

#include "manuscript/sources/load_context.h"
#include "manuscript/tools/tools.h"

namespace colophon::manuscript {

// The book whose tool's files lie in the root, or else in one of its subfolders: the first by name
// that holds one. A note says what was recognised.
std::optional<ToolProject> recognise_book(LoadContext& context);

// The folder to recognise a book in when `path`, a tool's file, is all that a command line names:
// the file's own, or that above `src/SUMMARY.md` and `manuscript/Book.txt`. None for other files.
std::optional<std::string> folder_of_tool_file(const std::string& path);

// The same for the tool that `name`, a file in the root, belongs to.
std::optional<ToolProject> recognise_by_file(const std::string& name, LoadContext& context);

}  // namespace colophon::manuscript
