// What tests of other tools' manuscripts look at: the chapters and what was said of them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "unit/manuscript/loading.h"

namespace colophon::testing {

// What was said but for identifiers, titles and languages that nobody gave.
inline std::vector<std::string> findings(const Loaded& loaded) {
  std::vector<std::string> lines = said(loaded);
  std::erase_if(lines, [](const std::string& line) {
    return line.find("[missing-language]") != line.npos ||
           line.find("[missing-title]") != line.npos || line.find("[recognised-book]") != line.npos;
  });
  return lines;
}

inline std::string recognised(const Loaded& loaded) {
  for (const std::string& line : said(loaded)) {
    if (line.find("[recognised-book]") != line.npos) return line;
  }
  return {};
}

// The contents behind the pages that every such book begins with, with what they call a chapter.
inline std::vector<std::string> chapters_of(const Loaded& loaded) {
  std::vector<std::string> lines = contents_of(loaded);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Value& label = loaded.manuscript->contents[i].label;
    if (label) lines[i] += " \"" + label.text + "\"";
  }
  if (lines.size() < 2 || lines[0] != "front 0 generated (title-page)" ||
      lines[1] != "front 0 generated (contents)") {
    return {"no title page and contents"};
  }
  lines.erase(lines.begin(), lines.begin() + 2);
  return lines;
}

}  // namespace colophon::testing
