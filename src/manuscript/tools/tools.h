// How the tools that manuscripts come from read Markdown: `written-for:` of book.yaml, and what a
// recognised book begins with.
#pragma once

#include <string_view>
#include <vector>

#include "manuscript/chapters/chapters.h"
#include "manuscript/sources/reading.h"
#include "model/dialect.h"

namespace colophon::manuscript {

struct Tool {
  std::string_view name;             // in `written-for:`
  Dialect (*dialect)();              // before the settings of a book
  bool has_metadata_blocks = false;  // in the middle of its texts, as pandoc allows them
  // Makes the chapters of a book.yaml, which has said their order, what they are without the marks
  // that they have for the tool; none for most tools.
  void (*settle_chapters)(std::vector<Entry>& entries, Reading& reading) = nullptr;
};

// None for a name that nobody knows.
const Tool* find_tool(std::string_view name);

// In alphabetical order.
std::vector<std::string_view> tool_names();

}  // namespace colophon::manuscript
