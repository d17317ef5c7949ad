// Verify beside EPUBCheck 5.3, over books that make_damaged_books damaged: what the one calls an
// error is one to the other, but for faults that only we know.

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "books/damages.h"
#include "books/odd_books.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/epubcheck.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

class EveryDamage : public ::testing::TestWithParam<Damage> {};

std::vector<fs::path> books_with(const Damage& damage) {
  std::vector<fs::path> found = files_in(damaged_folder(), ".epub");
  std::erase_if(found, [&](const fs::path& path) {
    return !path.filename().string().starts_with(test_name(damage.name) + "-");
  });
  return found;
}

std::string name_of_damage(const ::testing::TestParamInfo<Damage>& info) {
  return test_name(info.param.name);
}

}  // namespace

void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.name; }

TEST(DamagedBooks, are_many) { EXPECT_GE(files_in(damaged_folder(), ".epub").size(), 200); }

TEST_P(EveryDamage, is_judged_as_by_epubcheck) {
  if (environment("COLOPHON_EPUBCHECK").empty()) {
    GTEST_SKIP() << "COLOPHON_EPUBCHECK does not name epubcheck.jar of EPUBCheck 5.3";
  }
  const std::vector<fs::path> books = books_with(GetParam());
  ASSERT_FALSE(books.empty()) << "no book has what this damages";
  for (const fs::path& book : books) {
    const bool counts_warnings = GetParam().is_warning;
    const Outcome ours =
        run({.line = fmt::format("colophon verify {} {}", counts_warnings ? "--deny warnings" : "",
                                 shell_word(book.string()))});
    const fs::path report = fs::path(book).replace_extension(".json");
    const bool is_refused =
        counts_warnings ? !epubcheck_findings(report).empty() : has_epubcheck_error(report);
    const bool expected = GetParam().is_ours_alone || is_refused;
    EXPECT_EQ(ours.status, expected ? 1 : 0) << book << "\nours:\n"
                                             << ours.output << "\nEPUBCheck:\n"
                                             << epubcheck_findings(report);
  }
}

// Books that are valid in ways that few are.
TEST(OddBooks, are_accused_of_nothing) {
  if (environment("COLOPHON_EPUBCHECK").empty()) {
    GTEST_SKIP() << "COLOPHON_EPUBCHECK does not name epubcheck.jar of EPUBCheck 5.3";
  }
  for (const OddBook& book : odd_books()) {
    const fs::path stem = damaged_folder() / ("odd-" + book.name);
    EXPECT_EQ(judgement_in(stem.string() + ".json", "5.3.0"), "") << book.name;
    const Outcome ours = run({.line = fmt::format("colophon verify --deny warnings {}",
                                                  shell_word(stem.string() + ".epub"))});
    EXPECT_EQ(ours.status, 0) << book.name << '\n' << ours.output;
  }
}

INSTANTIATE_TEST_SUITE_P(Books, EveryDamage, ::testing::ValuesIn(damages()), name_of_damage);

}  // namespace colophon::test
