// Where a book or a report may be written: no file of the author's is lost to either.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/files.h"

namespace colophon {

// What stands for standard output where an output is named.
constexpr std::string_view kStandardOutput = "-";

// The bytes that a report begins with.
constexpr std::string_view kReportMark = "<!DOCTYPE html>\n<!-- A report by colophon -->\n";

// A kind of file that we write, and how an earlier one is known.
struct OutputKind {
  std::string_view noun;    // "an EPUB"
  std::string_view option;  // that names another place
  bool is_report = false;
  std::size_t offset = 0;  // where in the file the mark stands
  std::string_view mark;
};

// EPUB 3.3 #sec-zip-container-mime: the first file of the archive, neither compressed nor with an
// extra field.
inline constexpr OutputKind kBookOutput = {
    .noun = "an EPUB", .option = "-o", .offset = 30, .mark = "mimetypeapplication/epub+zip"};
inline constexpr OutputKind kReportOutput = {
    .noun = "a report of colophon's", .option = "--report", .is_report = true, .mark = kReportMark};

struct OutputPlace {
  std::string path;
  std::string root;     // of the book
  bool forced = false;  // what is there may be lost, unless the book is made from it
};

// Whether an output may stand there; reports why not. All files of the manuscript have been read by
// now. Free are a name that nothing has, an earlier output of that kind, a link to one in the
// book's folder, and an empty file, as mktemp makes it.
bool may_take_place(const OutputPlace& place, const OutputKind& kind, Files& files,
                    Diagnostics& diags);

// Whether a book may have that name; reports why not.
bool is_name_of_book(const OutputPlace& place, Diagnostics& diags);

// How to mend it that nothing could be written there; `otherwise` is how to name another place.
std::string hint_for_place(const Failure& failure, std::string_view otherwise);

void report_unsynced(const std::string& path, const Committed& committed, Diagnostics& diags);

}  // namespace colophon
