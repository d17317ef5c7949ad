// make_seeds FOLDER: what the fuzzers begin with, beside their corpora: FOLDER/markdown has every
// example of the goldens and every chapter of the manuscripts that COLOPHON_CORPORA names,
// FOLDER/book_file every book file of the goldens, FOLDER/style_sheet every theme and style sheet
// of the goldens, FOLDER/manuscript every folder of goldens and manuscripts with the beginnings of
// its files.

#include <fmt/format.h>

#include <string>

#include "base/utf8.h"
#include "fuzz/folder.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/examples.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// As much as a fuzzer takes of one input.
constexpr std::size_t kMost = 4000;

void write_seed(const fs::path& folder, const std::string& name, const std::string& text) {
  fs::create_directories(folder);
  write_file(folder / test_name(name), text.substr(0, kMost));
}

void seed_markdown(const fs::path& folder) {
  for (const fs::path& path : files_in(tests_folder() / "golden/markdown", ".txt")) {
    for (const Example& example : read_examples(read_file(path))) {
      const std::string name = fmt::format("{}-{}", path.stem().string(), example.number);
      write_seed(folder, name, example.markdown);
    }
  }
  for (const Book& book : books()) {
    for (const fs::path& chapter : book.chapters) {
      write_seed(folder, book.name + "-" + fs::relative(chapter, book.folder).string(),
                 read_file(chapter));
    }
  }
}

void seed_book_files(const fs::path& folder) {
  const fs::path golden = tests_folder() / "golden";
  for (const fs::path& path : files_below(golden)) {
    if (path.filename() != "book.yaml") continue;
    write_seed(folder, path.string(), read_file(golden / path));
  }
}

void seed_style_sheets(const fs::path& folder) {
  for (const fs::path& root :
       {tests_folder() / "golden", tests_folder().parent_path() / "styles"}) {
    for (const fs::path& path : files_below(root)) {
      if (path.extension() == ".css") write_seed(folder, path.string(), read_file(root / path));
    }
  }
}

// A tool's files are small and chapters are long: so much of each says what it is.
constexpr std::size_t kBeginning = 600;

void seed_manuscripts(const fs::path& folder) {
  for (const Book& book : books()) {
    const fs::path root = book.is_ours ? book.folder / "book" : book.folder;
    std::string seed;
    for (const fs::path& path : files_below(root)) {
      const std::string bytes = read_file(root / path).substr(0, kBeginning);
      const bool is_text = bytes.find('\0') == bytes.npos && path.extension() != ".svg";
      if (is_text && seed.size() + bytes.size() < kMost) {
        seed += fuzz::write_file(path.generic_string(), bytes);
      }
    }
    write_seed(folder, book.name, seed);
  }
}

}  // namespace

}  // namespace colophon::test

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  colophon::test::seed_markdown(folder / "markdown");
  colophon::test::seed_book_files(folder / "book_file");
  colophon::test::seed_style_sheets(folder / "style_sheet");
  colophon::test::seed_manuscripts(folder / "manuscript");
  return 0;
}
