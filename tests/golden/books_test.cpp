// golden/books/NAME/book: a small book; golden/books/NAME/expected: what is in its container.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "golden/golden.h"
#include "support/archive.h"
#include "support/disk.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

class GoldenBook : public ::testing::TestWithParam<fs::path> {};

std::string name_of_folder(const ::testing::TestParamInfo<fs::path>& info) {
  return test_name(info.param.filename().string());
}

// Whether the compiler wrote the entry's text itself, so that it is worth reading in a diff.
bool is_written_text(const fs::path& name) {
  const std::string extension = name.extension().string();
  return extension == ".xhtml" || extension == ".opf" || extension == ".ncx" || extension == ".xml";
}

// The archive as a text: every entry in order; of copied files the size and check sum, but not of
// the theme, which has tests of its own.
std::string describe(const std::vector<ArchiveEntry>& entries, const fs::path& book) {
  std::vector<std::string> authors;
  for (const fs::path& file : files_below(book)) authors.push_back(file.filename().string());
  std::string out;
  for (const ArchiveEntry& entry : entries) {
    const fs::path name = entry.name;
    out += fmt::format("{} {}", entry.stored ? "stored  " : "deflated", entry.name);
    const bool is_theme = name.extension() == ".css" &&
                          std::count(authors.begin(), authors.end(), name.filename()) == 0;
    if (!is_written_text(name) && !is_theme) {
      out += fmt::format(" {} bytes {:08x}", entry.bytes.size(), entry.crc32);
    }
    out += '\n';
  }
  return out;
}

void remove_expectations(const fs::path& folder) {
  if (updating()) fs::remove_all(folder);
}

}  // namespace

TEST_P(GoldenBook, becomes) {
  const fs::path& folder = GetParam();
  const fs::path expected = folder / "expected";
  remove_expectations(expected);

  const TemporaryFolder scratch;
  const Outcome outcome =
      run_fixed("colophon build book -o \"$SCRATCH/book.epub\"", folder, scratch.path());
  expect_golden(expected / "messages.txt", without_variables(outcome.output, scratch.path()));
  ASSERT_EQ(outcome.status, 0) << outcome.output;

  const std::vector<ArchiveEntry> entries = read_archive(scratch.path() / "book.epub");
  expect_golden(expected / "container.txt", describe(entries, folder / "book"));
  std::vector<fs::path> names = {"container.txt", "messages.txt"};
  for (const ArchiveEntry& entry : entries) {
    if (!is_written_text(entry.name)) continue;
    names.emplace_back(entry.name);
    expect_golden(expected / entry.name, without_variables(entry.bytes));
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(files_below(expected), names) << "an expectation that nothing is compared with";
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(GoldenBook);
INSTANTIATE_TEST_SUITE_P(Folder, GoldenBook,
                         ::testing::ValuesIn(folders_in(tests_folder() / "golden/books")),
                         name_of_folder);

}  // namespace colophon::test
