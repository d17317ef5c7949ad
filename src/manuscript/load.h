// Disk to Manuscript: reading order, metadata, front matter, encodings settled.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/budget.h"
#include "base/diagnostics.h"
#include "base/files.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

// What stands for standard input among the paths of a command line.
constexpr std::string_view kStandardInput = "-";

struct Inputs {
  // A folder with a book.yaml or without one, a book.yaml itself, or Markdown files in reading
  // order, of which one may be kStandardInput.
  std::vector<std::string> paths;
  // --metadata: key and value, over what the book file says.
  std::vector<std::pair<std::string, std::string>> metadata;
  // --encoding: of the files that are not UTF-8, over what the book file says; or empty.
  std::string encoding = {};
  Budget budget = {};
};

// Reports what is wrong and goes on; nothing comes back only where there is no book at all (a fatal
// diagnostic says why). `files` is the only way to the disk.
//
// `sources` receives every file read; the spans of the manuscript and of all diagnostics refer to
// it.
std::optional<Manuscript> load(const Inputs& inputs, Files& files, Sources& sources,
                               Diagnostics& diags);

}  // namespace colophon::manuscript
