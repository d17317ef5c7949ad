// Other files put into a chapter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "manuscript/templates/cursor.h"
#include "manuscript/templates/included_files.h"

namespace colophon::manuscript {

struct Include {
  std::string_view name;           // as written
  std::vector<std::string> paths;  // where it may be, relative to the root; the first counts
  FilePart part = {};
  bool all_sections = false;
};

struct Included {
  const IncludedFile* file = nullptr;
  std::vector<Span> pieces;

  explicit operator bool() const { return file != nullptr; }
};

bool is_there(const Cursor& cursor, const Include& wanted);

// Copies the text up to the template. What stands in the way is reported: then there is no file,
// and the template stays as text.
Included select(Cursor& cursor, const Template& found, const Include& wanted);

// With what templates make of it.
bool include(Cursor& cursor, const Template& found, const Include& wanted);

// As a code block in a fence that is long enough.
bool include_code(Cursor& cursor, const Template& found, const Include& wanted,
                  std::string_view info);

}  // namespace colophon::manuscript
