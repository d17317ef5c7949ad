// What `colophon new --from` writes of a manuscript makes the same book of it: every document to
// the byte, and the package but for the identifier that the manuscript did not have.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/archive.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

class Described : public ::testing::TestWithParam<Book> {};

std::string name_of_book(const ::testing::TestParamInfo<Book>& info) {
  return test_name(info.param.name);
}

// The folder of the manuscript itself.
fs::path folder_of(const Book& book) {
  return book.inputs.ends_with('.') ? book.folder : book.folder / book.inputs;
}

// What stands between `<dc:identifier id="pub-id">` and its end tag.
std::string identifier_of(const std::vector<ArchiveEntry>& entries) {
  for (const ArchiveEntry& entry : entries) {
    if (!entry.name.ends_with(".opf")) continue;
    const std::size_t element = entry.bytes.find("<dc:identifier");
    const std::size_t begin = entry.bytes.find('>', element) + 1;
    return entry.bytes.substr(begin, entry.bytes.find('<', begin) - begin);
  }
  return {};
}

std::string with_identifier(std::string text, const std::string& old, const std::string& name) {
  for (std::size_t at = text.find(old); at != text.npos; at = text.find(old, at + name.size())) {
    text.replace(at, old.size(), name);
  }
  return text;
}

Outcome colophon(const std::string& words, const fs::path& folder) {
  return run({.line = "colophon " + words,
              .folder = folder,
              .environment = {{"SOURCE_DATE_EPOCH", "1577836800"}}});
}

std::size_t count_errors(std::string_view said) {
  constexpr std::string_view kError = ": error: ";
  std::size_t count = 0;
  for (std::size_t at = said.find(kError); at != said.npos; at = said.find(kError, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_P(Described, is_the_same_book) {
  const TemporaryFolder scratch;
  const fs::path folder = scratch.path() / "book";
  fs::copy(folder_of(GetParam()), folder, fs::copy_options::recursive);
  // Without its own the book is a manuscript like others.
  fs::remove(folder / "book.yaml");

  const Outcome before = colophon("build --lenient book -o before.epub", scratch.path());
  if (before.status != 0) GTEST_SKIP() << "no book without book.yaml: " << before.output;
  const Outcome described = colophon("new --from book --lenient", scratch.path());
  ASSERT_EQ(described.status, 0) << described.output;
  const std::string book_file = read_file(folder / "book.yaml");
  const Outcome after = colophon("build --lenient book -o after.epub", scratch.path());
  ASSERT_EQ(after.status, 0) << book_file << after.output;
  // A chapter that the tool's list has and the folder has not was said by `new`.
  EXPECT_LE(count_errors(after.output), count_errors(before.output)) << after.output;

  const std::vector<ArchiveEntry> expected = read_archive(scratch.path() / "before.epub");
  const std::vector<ArchiveEntry> actual = read_archive(scratch.path() / "after.epub");
  const bool is_made = before.output.find("[missing-identifier]") != std::string::npos;
  const std::string identifier = identifier_of(expected);
  const std::string written = is_made ? identifier_of(actual) : identifier;
  ASSERT_FALSE(written.empty());
  ASSERT_EQ(actual.size(), expected.size()) << book_file;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    EXPECT_EQ(actual[i].name, expected[i].name) << book_file;
    const std::string bytes = with_identifier(actual[i].bytes, written, identifier);
    // Of an image there is nothing to see in a difference.
    if (bytes.find('\0') != std::string::npos) {
      EXPECT_TRUE(bytes == expected[i].bytes) << actual[i].name;
    } else {
      EXPECT_EQ(bytes, expected[i].bytes) << actual[i].name << '\n' << book_file;
    }
  }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Described);
INSTANTIATE_TEST_SUITE_P(Books, Described, ::testing::ValuesIn(books()), name_of_book);

}  // namespace colophon::test
