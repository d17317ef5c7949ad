// What every step of loading needs at hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/budget.h"
#include "base/diagnostics.h"
#include "base/files.h"
#include "base/source.h"

namespace colophon::manuscript {

// What the manuscript's text is called that comes from there.
constexpr std::string_view kStandardInputName = "standard input";

struct LoadContext {
  Files& files;
  Sources& sources;
  Diagnostics& diags;
  std::string root = ".";           // of the book, relative to the working directory
  std::string encoding = {};        // of files that are not UTF-8, as somebody named it; or empty
  std::string language = {};        // that the command line asks for, of a book in several
  std::int64_t newest_time = 0;     // of the files read so far
  Spending spending = Spending();   // on the text of the chapters
  bool has_standard_input = false;  // kStandardInputName is no file
  bool is_untrusted = false;        // the book file may extend nothing
};

}  // namespace colophon::manuscript
