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
#include "support/faults.h"
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

std::vector<JudgedBook> reports_of(const std::vector<Book>& built, std::string_view extension) {
  std::vector<JudgedBook> judged;
  for (const Book& book : built)
    judged.push_back({file_of(book, ".epub"), file_of(book, extension)});
  return judged;
}

// Of manuscripts with a fault.
void add_faulty_books(std::vector<JudgedBook>& judged) {
  for (const Fault& fault : faults()) {
    for (const bool lenient : {false, true}) {
      if (!is_judged(fault, lenient)) continue;
      judged.push_back(
          {file_of(fault, lenient, ".epub"), file_of(fault, lenient, ".epubcheck5.json")});
    }
  }
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
  for (const Fault& fault : faults()) {
    for (const bool lenient : {false, true}) build_fault(fault, lenient);
  }
  if (!are_judged) return 0;
  std::vector<JudgedBook> by_epubcheck_5 = reports_of(built, ".epubcheck5.json");
  add_faulty_books(by_epubcheck_5);
  const bool judged = judge_by_epubcheck(by_epubcheck_5, environment("COLOPHON_EPUBCHECK")) &&
                      judge_by_epubcheck(reports_of(built, ".epubcheck4.json"), kDebiansEpubcheck);
  return judged ? 0 : 1;
}

}  // namespace

}  // namespace colophon::test

int main(int argc, char** argv) {
  const bool are_judged = argc < 2 || std::string_view(argv[1]) != "--unjudged";
  return colophon::test::make_books(are_judged);
}
