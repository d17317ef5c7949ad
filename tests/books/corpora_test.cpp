// Manuscripts by other people, read as they lie: what each is recognised as, and what a reader
// would lose of it, for which the book is refused without --lenient. The findings of a manuscript
// that is known stand in corpora/NAME.txt.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "golden/golden.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/findings.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

std::vector<Book> manuscripts() {
  std::vector<Book> found = books();
  std::erase_if(found, [](const Book& book) { return book.is_ours; });
  return found;
}

std::string summary_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    if (finding.severity != "error" && finding.code != "recognised-book") continue;
    if (!finding.file.empty())
      text += fmt::format("{}:{}:{}: ", finding.file, finding.line, finding.column);
    text += fmt::format("{}: {} [{}]\n", finding.severity, finding.message, finding.code);
  }
  return text;
}

class Manuscript : public ::testing::TestWithParam<Book> {};

std::string name_of_book(const ::testing::TestParamInfo<Book>& info) {
  return test_name(info.param.name);
}

}  // namespace

TEST_P(Manuscript, is_recognised_and_refused_only_for_losses) {
  const std::string name = GetParam().folder.filename().string();
  const fs::path expected = tests_folder() / "books/corpora" / (name + ".txt");
  if (!fs::exists(expected) && !updating()) GTEST_SKIP() << "nothing is known of " << name;
  expect_golden(expected, summary_of(findings_of(".", GetParam().folder)));
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Manuscript);
INSTANTIATE_TEST_SUITE_P(Books, Manuscript, ::testing::ValuesIn(manuscripts()), name_of_book);

}  // namespace colophon::test
