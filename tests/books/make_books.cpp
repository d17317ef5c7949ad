// Builds every book and has it judged: by both versions of EPUBCheck, in one virtual machine each,
// and by MuPDF. What they said is left in files for books_test.cpp. With --unjudged the books are
// only built.

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/books.h"
#include "support/disk.h"
#include "support/epubcheck.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

constexpr char kDebiansEpubcheck[] = "/usr/share/java/epubcheck.jar";

void build(const Book& book) {
  const fs::path epub = file_of(book, ".epub");
  const Outcome outcome =
      run({.line = fmt::format("colophon build -o {} {}", shell_word(epub.string()), book.inputs),
           .folder = book.folder,
           .environment = {{"SOURCE_DATE_EPOCH", "1577836800"}}});
  std::string log = outcome.output;
  if (outcome.timed_out) log += "(killed after a minute)\n";
  if (outcome.status != 0) log += fmt::format("[{}]\n", outcome.status);
  write_file(file_of(book, ".log"), log);
}

bool judge(const std::vector<Book>& built, const std::string& jar, std::string_view extension) {
  std::vector<JudgedBook> judged;
  for (const Book& book : built) {
    judged.push_back({file_of(book, ".epub"), file_of(book, extension)});
  }
  return judge_by_epubcheck(judged, jar);
}

void open_in_mupdf(const Book& book) {
  const Outcome outcome = run({.line = fmt::format("mutool draw -q -F text -o {} {}",
                                                   shell_word(file_of(book, ".mupdf.txt").string()),
                                                   shell_word(file_of(book, ".epub").string()))});
  std::string log = outcome.output;
  if (outcome.status != 0) log += fmt::format("[{}]\n", outcome.status);
  write_file(file_of(book, ".mupdf.log"), log);
}

int make_books(bool are_judged) {
  const fs::path folder = file_of(Book{}, "").parent_path();
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::vector<Book> built;
  for (const Book& book : books()) {
    build(book);
    if (!fs::exists(file_of(book, ".epub"))) continue;
    built.push_back(book);
    if (are_judged && book.is_ours) open_in_mupdf(book);
  }
  if (!are_judged) return 0;
  const bool judged = judge(built, environment("COLOPHON_EPUBCHECK"), ".epubcheck5.json") &&
                      judge(built, kDebiansEpubcheck, ".epubcheck4.json");
  return judged ? 0 : 1;
}

}  // namespace

}  // namespace colophon::test

int main(int argc, char** argv) {
  const bool are_judged = argc < 2 || std::string_view(argv[1]) != "--unjudged";
  return colophon::test::make_books(are_judged);
}
