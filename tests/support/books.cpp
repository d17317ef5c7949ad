#include "support/books.h"

#include <fmt/format.h>

#include <algorithm>

#include "support/disk.h"

namespace colophon::test {

namespace fs = std::filesystem;

namespace {

// The value of `key: value` in a book.info.
std::string value_of(const std::string& info, std::string_view key) {
  const std::string start = std::string(key) + ": ";
  const std::size_t line = info.starts_with(start) ? 0 : info.find("\n" + start) + 1;
  if (line == 0 && !info.starts_with(start)) return {};
  const std::size_t begin = line + start.size();
  return info.substr(begin, info.find('\n', begin) - begin);
}

Book corpus(const fs::path& folder) {
  const std::string name = folder.filename().string();
  std::string inputs =
      fmt::format("--lenient --metadata title={} --metadata language={} --", shell_word(name),
                  shell_word(value_of(read_file(folder / "book.info"), "language")));
  std::vector<fs::path> chapters;
  for (const std::string& chapter : lines_of(read_file(folder / "chapters.txt"))) {
    inputs += " " + shell_word(chapter);
    chapters.push_back(folder / chapter);
  }
  return {"corpus-" + name, folder, inputs, chapters, false};
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
