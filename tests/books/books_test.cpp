// What others say of the books that make_books built, ours and the corpora, which are compiled with
// --lenient: no finding at all, from a warning upwards.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "support/books.h"
#include "support/disk.h"
#include "support/epubcheck.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

class EveryBook : public ::testing::TestWithParam<Book> {};
class EveryBookOfOurs : public ::testing::TestWithParam<Book> {};

std::string name_of_book(const ::testing::TestParamInfo<Book>& info) {
  return test_name(info.param.name);
}

std::vector<Book> our_books() {
  std::vector<Book> ours = books();
  std::erase_if(ours, [](const Book& book) { return !book.is_ours; });
  return ours;
}

void expect_judgement(const Book& book, const std::string& version) {
  EXPECT_EQ(judgement_in(file_of(book, ".epubcheck" + version + ".json"), version), "");
}

}  // namespace

TEST(Corpora, are_there) {
  if (corpora_folder().empty()) {
    GTEST_SKIP() << "COLOPHON_CORPORA names no folder of manuscripts: only our own are built";
  }
  EXPECT_FALSE(folders_in(corpora_folder()).empty()) << corpora_folder();
}

TEST_P(EveryBook, is_built) {
  const std::string log = read_file(file_of(GetParam(), ".log"));
  EXPECT_TRUE(fs::exists(file_of(GetParam(), ".epub"))) << log;
  EXPECT_FALSE(log.ends_with("]\n") && log[log.rfind('\n', log.size() - 2) + 1] == '[') << log;
}

TEST_P(EveryBook, verifies_without_a_warning) {
  const Outcome outcome =
      run({.line = fmt::format("colophon verify --deny warnings {}",
                               shell_word(file_of(GetParam(), ".epub").string()))});
  EXPECT_EQ(outcome.status, 0) << outcome.output;
}

TEST_P(EveryBook, passes_epubcheck_5) {
  if (environment("COLOPHON_EPUBCHECK").empty()) {
    GTEST_SKIP() << "COLOPHON_EPUBCHECK does not name epubcheck.jar of EPUBCheck 5.3";
  }
  expect_judgement(GetParam(), "5");
}

// Below a warning, too, it has nothing to remark: no second style sheet to choose, no viewport, no
// file that nobody asks for. But gathered notes have `endnote`, which reading systems show in place
// (OPF-086b), and an author's raw formula may lack words for it (ACC-009).
TEST_P(EveryBook, passes_epubcheck_5_without_remarks) {
  if (environment("COLOPHON_EPUBCHECK").empty()) {
    GTEST_SKIP() << "COLOPHON_EPUBCHECK does not name epubcheck.jar of EPUBCheck 5.3";
  }
  std::set<std::string> remarks = epubcheck_remarks(file_of(GetParam(), ".epubcheck5.json"));
  remarks.erase("OPF-086b");
  remarks.erase("ACC-009");
  EXPECT_EQ(remarks, std::set<std::string>());
}

TEST_P(EveryBook, passes_epubcheck_4) {
  if (!fs::exists("/usr/share/java/epubcheck.jar")) {
    GTEST_SKIP() << "the Debian package epubcheck is not installed";
  }
  expect_judgement(GetParam(), "4");
}

TEST_P(EveryBookOfOurs, opens_in_mupdf) {
  // What MuPDF 1.21 says of itself: it knows EPUB 2 and reads EPUB 3 all the same, Debian built it
  // without colour profiles, and it shows no SVG image in an SVG image.
  const std::set<std::string> about_itself = {
      "warning: unknown epub version: 3.0", "warning: ICC support is not available",
      "error: unknown image file format",
      "warning: svg: ignoring external image '../images/gull.svg'"};
  EXPECT_FALSE(read_file(file_of(GetParam(), ".mupdf.txt")).empty());
  for (const std::string& line : lines_of(read_file(file_of(GetParam(), ".mupdf.log")))) {
    if (!about_itself.contains(line)) ADD_FAILURE() << line;
  }
}

INSTANTIATE_TEST_SUITE_P(Books, EveryBook, ::testing::ValuesIn(books()), name_of_book);
INSTANTIATE_TEST_SUITE_P(Books, EveryBookOfOurs, ::testing::ValuesIn(our_books()), name_of_book);

}  // namespace colophon::test
