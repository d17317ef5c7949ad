// Disk to Manuscript: reading order, metadata, front matter, encodings settled.
#pragma once

#include <array>
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
// The keys of --metadata whose values are files. They may lie anywhere, as those do that the
// command line names itself.
inline constexpr std::array<std::string_view, 4> kFileKeys = {"cover", "cover-image", "css",
                                                              "stylesheet"};

struct Inputs {
  // A folder with a book.yaml or without one, a book.yaml itself, or Markdown files in reading
  // order, of which one may be kStandardInput.
  std::vector<std::string> paths;
  // --metadata: key and value, over what the book file says.
  std::vector<std::pair<std::string, std::string>> metadata;
  // --encoding: of the files that are not UTF-8, over what the book file says; or empty.
  std::string encoding = {};
  Budget budget = {};
  // --allow-path: folders beside the book's that it may read.
  std::vector<std::string> allowed = {};
  // Nobody has looked at the manuscript: it extends nothing.
  bool is_untrusted = false;
};

// Reports what is wrong and goes on; nothing comes back only where there is no book at all (a fatal
// diagnostic says why). `files` is the only way to the disk; a wall that it has is opened for what
// the inputs name, the book's folder among it, and for nothing else.
//
// `sources` receives every file read; the spans of the manuscript and of all diagnostics refer to
// it.
std::optional<Manuscript> load(const Inputs& inputs, Files& files, Sources& sources,
                               Diagnostics& diags);

}  // namespace colophon::manuscript
