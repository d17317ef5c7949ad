// The tools that manuscripts come from, a row each, and what a tool's own files say of a book.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "manuscript/book_file/book_file.h"
#include "manuscript/book_file/contents_list.h"
#include "manuscript/chapters/chapters.h"
#include "manuscript/sources/load_context.h"
#include "model/dialect.h"

namespace colophon::manuscript {

struct ToolProject;

struct Tool {
  std::string_view name = {};     // in `written-for:`; empty for the row that is ours
  std::string_view project = {};  // what a person calls its books: "an mdBook"
  // Any of these in a folder may be the tool's; `*.book` is any file with that ending.
  std::array<std::string_view, 5> files = {};
  // Reads the tool's files in the project's folder. False, and nothing said, where they are not
  // there; what is wrong in them is reported at its line, and what can be read of them is kept.
  bool (*read)(ToolProject& book, LoadContext& context) = nullptr;
  Dialect (*dialect)();               // before the settings of a book
  bool has_metadata_blocks = false;   // in the middle of its texts, as pandoc allows them
  Speaker speaker = Speaker::nobody;  // for the whole of a project
  // Makes chapters what they are without the marks that they have for the tool. Unless a book.yaml
  // has placed them (`are_placed`), the marks do. None for most tools.
  void (*apply_marks)(std::vector<DraftItem>& entries, bool are_placed,
                      LoadContext& context) = nullptr;
};

// A book that is known by its tool's files.
struct ToolProject {
  const Tool* tool;
  Dialect dialect;           // the tool's, with what the book's own settings change
  std::string folder = ".";  // where the tool's files lie, relative to the root
  std::string named = {};    // the file that the command line names; empty for none
  // That were read, relative to the root; the first is where the note points.
  std::vector<std::string> files = {};
  // Metadata under the keys that book.yaml knows, each value with its place.
  std::vector<ConfigLayer> layers = {};
  std::vector<ListedItem> contents = {};  // in reading order
  // Folders and files that belong to the project and not to this book, as other languages do: they
  // are not called left out. Relative to the root.
  std::vector<std::string> set_aside = {};
  std::string hint = {};  // what else the author may want to know of the choice
};

// In the order in which they are looked for.
std::span<const Tool> known_tools();

// None for a name that nobody knows; the row that is ours for an empty one.
const Tool* find_tool(std::string_view name);

// In alphabetical order.
std::vector<std::string_view> tool_names();

}  // namespace colophon::manuscript
