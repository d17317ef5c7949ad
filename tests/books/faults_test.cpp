// Manuscripts with one fault each, and some with none: what is said of it and where, and that a
// book that is written is one that EPUBCheck has nothing against, with --lenient too. make_books
// built them.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/books.h"
#include "support/disk.h"
#include "support/epubcheck.h"
#include "support/faults.h"
#include "support/findings.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

class OneFault : public ::testing::TestWithParam<Fault> {};

std::string name_of_fault(const ::testing::TestParamInfo<Fault>& info) { return info.param.name; }

bool has_severity(const std::string& said, const std::string& severity) {
  return said.find(": " + severity + ": ") != said.npos;
}

std::string codes_of(const std::vector<Finding>& findings) {
  std::string codes;
  for (const Finding& finding : findings) {
    codes += fmt::format("{}:{}:{}: {}: {}\n", finding.file, finding.line, finding.column,
                         finding.code, finding.message);
  }
  return codes;
}

// With UPDATE_GOLDEN=1 the files get what is said now, all at once.
void update() {
  std::map<fs::path, std::vector<std::pair<std::string, std::string>>> by_file;
  for (const Fault& fault : faults())
    by_file[fault.file].emplace_back(fault.title, built_fault(fault, false).said);
  for (const auto& [file, said] : by_file) write_file(file, with_said(read_file(file), said));
}

}  // namespace

TEST(Clean, the_sample_book_gives_no_message) {
  EXPECT_EQ(codes_of(findings_of("book", tests_folder().parent_path())), "");
}

TEST(Clean, a_generated_book_gives_no_message) {
  const std::string lab = environment("COLOPHON_LAB");
  if (lab.empty()) GTEST_SKIP() << "COLOPHON_LAB names no folder with make-corpus";
  const TemporaryFolder scratch;
  const Outcome made = run({.line = shell_word(lab + "/make-corpus") + " tides small --seed 7",
                            .folder = scratch.path()});
  ASSERT_EQ(made.status, 0) << made.output;
  EXPECT_EQ(codes_of(findings_of("tides", scratch.path())), "");
}

TEST(Faults, are_enough) {
  if (updating()) update();
  EXPECT_GE(faults().size(), 200u);
}

TEST_P(OneFault, is_said_at_its_place) {
  if (updating()) GTEST_SKIP() << "expectations are written";
  const Fault& fault = GetParam();
  const FaultyBook book = built_fault(fault, false);
  EXPECT_EQ(book.said, fault.said);
  EXPECT_EQ(book.said.empty(), fault.file.stem() == "clean");
  EXPECT_EQ(book.is_written,
            !has_severity(book.said, "error") && !has_severity(book.said, "fatal"));
}

TEST_P(OneFault, is_overlooked_leniently_but_for_fatal_ones) {
  const FaultyBook book = built_fault(GetParam(), true);
  EXPECT_EQ(book.said, built_fault(GetParam(), false).said);
  EXPECT_EQ(book.is_written, !has_severity(book.said, "fatal"));
  if (!built_fault(GetParam(), false).is_written) return;
  EXPECT_TRUE(read_file(file_of(GetParam(), true, ".epub")) ==
              read_file(file_of(GetParam(), false, ".epub")))
      << "leniency changed a book that has no errors";
}

TEST_P(OneFault, passes_epubcheck_5) {
  if (environment("COLOPHON_EPUBCHECK").empty()) {
    GTEST_SKIP() << "COLOPHON_EPUBCHECK does not name epubcheck.jar of EPUBCheck 5.3";
  }
  for (const bool lenient : {false, true}) {
    if (!is_judged(GetParam(), lenient)) continue;
    EXPECT_EQ(judgement_in(file_of(GetParam(), lenient, ".epubcheck5.json"), "5"), "")
        << (lenient ? "with --lenient" : "by default");
  }
}

INSTANTIATE_TEST_SUITE_P(Books, OneFault, ::testing::ValuesIn(faults()), name_of_fault);

}  // namespace colophon::test
