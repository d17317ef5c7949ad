// Manuscripts with one fault each, in books/faults/*.txt:
//
//   == a chapter that is not there | RSC-007; what else there is to say of it
//   -- 1-ebb.md
//   # Ebb
//
//   See [flow](folw.md).
//   -- said
//   1-ebb.md:3:12: error: dead-link
//
// A file's text goes on to the next line that begins with `-- ` or `== `, without the empty lines
// at its end. `-- a.png (bytes)` has its bytes as \xNN where they are no text; `-- a.png = dot.png`
// is a copy from books/faults/files, `-- a.png = dot.png 40 bytes` the beginning of one. Without
// `-- book.yaml` or `-- no book.yaml` the manuscript has a book file that is as it should be.
//
// What is said is every finding, in order: file, line, column, severity and code; `-` stands for
// no place. A severity of `fatal` is shown as an error and refuses a book even with --lenient.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace colophon::test {

struct Fault {
  std::string name;   // of its file and its own
  std::string title;  // before the bar
  std::filesystem::path file;
  std::vector<std::pair<std::string, std::string>> manuscript;  // path -> bytes
  std::string said;
};

// For GoogleTest's messages.
inline void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

// All of them, in the order of their files.
std::vector<Fault> faults();

// What building it came to.
struct FaultyBook {
  std::string said;
  bool is_written = false;
};

// Builds the manuscript in a folder of its own and leaves `.epub` there, and `.said` with all that
// was said, a line each.
void build_fault(const Fault& fault, bool lenient);
FaultyBook built_fault(const Fault& fault, bool lenient);

// Whether there is a book to be judged: one for both builds where no error parts them, for they are
// the same bytes.
bool is_judged(const Fault& fault, bool lenient);

// The folder's file for a build.
std::filesystem::path file_of(const Fault& fault, bool lenient, std::string_view extension);

// The file with these texts in place of what it expects to be said, by title.
std::string with_said(std::string_view text,
                      const std::vector<std::pair<std::string, std::string>>& said);

}  // namespace colophon::test
