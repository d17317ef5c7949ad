// Every book that the tests can build: the sample, the golden ones, the corpora. They are built
// once, by the test `make_books`, and judged by many tests after it.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::test {

struct Book {
  std::string name;  // of letters, digits, `-` and `_`
  std::filesystem::path folder;
  std::string inputs;  // what is given to `colophon build`, as a shell has it
  std::vector<std::filesystem::path> chapters;
  bool is_ours = true;
};

// For GoogleTest's messages.
inline void PrintTo(const Book& book, std::ostream* out) { *out << book.name; }

std::vector<Book> books();

// The folder of manuscripts by other people; empty where the environment names none.
std::filesystem::path corpora_folder();

// What belongs to a built book: `.epub`, `.log` (all that was said, and a status that is not 0) and
// the judges' reports.
std::filesystem::path file_of(const Book& book, std::string_view extension);

// Where damaged ones lie.
std::filesystem::path damaged_folder();

// The text as one word for a shell.
std::string shell_word(std::string_view text);

}  // namespace colophon::test
