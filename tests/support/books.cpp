#include "support/books.h"

#include <fmt/format.h>

#include <algorithm>

#include "support/disk.h"

namespace colophon::test {

namespace fs = std::filesystem;

namespace {

Book corpus(const fs::path& folder) {
  std::vector<fs::path> chapters;
  for (const std::string& chapter : lines_of(read_file(folder / "chapters.txt"))) {
    chapters.push_back(folder / chapter);
  }
  return {"corpus-" + folder.filename().string(), folder, "--lenient .", chapters, false};
}

}  // namespace

fs::path corpora_folder() { return environment("COLOPHON_CORPORA"); }

std::vector<Book> books() {
  const fs::path root = tests_folder().parent_path();
  std::vector<Book> all = {{"sample", root, "book", files_in(root / "book", ".md")}};
  for (const fs::path& folder : folders_in(tests_folder() / "golden/books")) {
    all.push_back(
        {"golden-" + folder.filename().string(), folder, "book", files_in(folder / "book", ".md")});
  }
  for (const fs::path& folder : folders_in(corpora_folder())) {
    if (fs::exists(folder / "chapters.txt")) all.push_back(corpus(folder));
  }
  return all;
}

fs::path damaged_folder() { return file_of(Book{}, "").parent_path().parent_path() / "damaged"; }

fs::path file_of(const Book& book, std::string_view extension) {
  return fs::path(COLOPHON_BOOKS_FOLDER) / (book.name + std::string(extension));
}

std::string shell_word(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') {
      result += "'\\''";
    } else {
      result += c;
    }
  }
  return result + "'";
}

}  // namespace colophon::test
