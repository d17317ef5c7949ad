// make_seeds FOLDER: what the fuzzers begin with, beside their corpora: FOLDER/markdown has every
// example of the goldens and every chapter of the manuscripts that COLOPHON_CORPORA names,
// FOLDER/book_file every book file of the goldens.

#include <fmt/format.h>

#include <string>

#include "support/books.h"
#include "support/disk.h"
#include "support/examples.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// As much as a fuzzer takes of one input.
constexpr std::size_t kMost = 20000;

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

}  // namespace

}  // namespace colophon::test

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  colophon::test::seed_markdown(folder / "markdown");
  colophon::test::seed_book_files(folder / "book_file");
  return 0;
}
