#include "cli/summary.h"

#include <gtest/gtest.h>

#include <string>

namespace colophon::cli {
namespace {

using Outcome = Compilation::Outcome;

Compilation make(Outcome outcome, int errors, int warnings, int fatals = 0) {
  Compilation compilation;
  compilation.outcome = outcome;
  for (int i = 0; i < errors; ++i) compilation.diagnostics.report(Code::dead_link, {}, "x");
  for (int i = 0; i < warnings; ++i) compilation.diagnostics.report(Code::empty_heading, {});
  for (int i = 0; i < fatals; ++i) compilation.diagnostics.report(Code::no_chapters, {});
  if (outcome == Outcome::written) compilation.book = {"dist/book.epub", 123'400, 12, 4321, 1};
  return compilation;
}

TEST(Summary, SaysWhatWasWritten) {
  EXPECT_EQ(summarise(make(Outcome::written, 0, 0), {}, 0.049),
            "dist/book.epub: 12 chapters, 4,321 words, 1 image, 123 kB in 0.05 s\n");
  EXPECT_EQ(summarise(make(Outcome::written, 0, 1), {}, 0.049),
            "1 warning: 1 empty-heading\ndist/book.epub: 12 chapters, 4,321 words, 1 image, 123 kB "
            "in 0.05 s\n");
}

TEST(Summary, SaysThatErrorsWereRepaired) {
  EXPECT_EQ(summarise(make(Outcome::written, 2, 1), {}, 0.049),
            "2 errors repaired, 1 warning: 2 dead-link, 1 empty-heading\n"
            "dist/book.epub: 12 chapters, 4,321 words, 1 image, 123 kB in 0.05 s\n");
}

TEST(Summary, SaysHowToGetABookAllTheSame) {
  EXPECT_EQ(
      summarise(make(Outcome::refused, 1, 2), {}, 0),
      "1 error, 2 warnings: no book was written; --lenient repairs what it can and writes one\n");
  EXPECT_EQ(summarise(make(Outcome::refused, 1, 0, 1), {}, 0),
            "2 errors: no book can be made before this is mended\n");
  Options check;
  check.command = Options::Command::check;
  EXPECT_EQ(summarise(make(Outcome::refused, 2, 0), check, 0),
            "2 errors: no book would be written; --lenient repairs what it can and writes one\n");
  EXPECT_EQ(summarise(make(Outcome::written, 0, 0), check, 0),
            "nothing stands against this book\n");
}

TEST(Summary, NamesTheMostFrequentKinds) {
  Compilation compilation = make(Outcome::written, 0, 2);
  for (const Code code : {Code::unknown_key, Code::unused_note, Code::heading_skip,
                          Code::stray_div_end, Code::empty_value, Code::unused_note}) {
    compilation.diagnostics.add({code, Severity::warning, {}, "x", {}, {}});
  }
  compilation.diagnostics.report(Code::hidden_content, {});  // a note is no repair
  const std::string summary = summarise(compilation, {}, 1);
  EXPECT_TRUE(
      summary.starts_with("8 warnings: 2 empty-heading, 2 unused-note, 1 unknown-key, "
                          "1 heading-skip, 1 stray-div-end and 1 other kind\n"))
      << summary;
}

TEST(Summary, SaysWhatOthersFoundInTheBook) {
  Compilation judged = make(Outcome::written, 1, 0);
  judged.outcome = Outcome::refused;
  EXPECT_EQ(summarise(judged, {}, 0.049),
            "1 error: 1 dead-link\n"
            "dist/book.epub: 12 chapters, 4,321 words, 1 image, 123 kB in 0.05 s\n");
  Options verify;
  verify.book = "a.epub";
  EXPECT_EQ(summarise_verify(judged, verify), "a.epub: 1 error\n");
  EXPECT_EQ(summarise_verify(make(Outcome::written, 0, 0), verify), "a.epub: nothing was found\n");
  EXPECT_EQ(summarise_verify(make(Outcome::failed, 0, 0, 1), verify), "1 error\n");
}

TEST(Summary, IsQuietOnlyAboutSuccess) {
  Options quiet;
  quiet.quiet = true;
  EXPECT_EQ(summarise(make(Outcome::written, 1, 1), quiet, 0), "");
  EXPECT_NE(summarise(make(Outcome::refused, 1, 0), quiet, 0), "");
}

TEST(Summary, PromisesNothingOfLeniencyWhereItDidNotHelp) {
  Options lenient;
  lenient.policy.lenient = true;
  EXPECT_EQ(summarise(make(Outcome::refused, 1, 0), lenient, 0), "1 error: no book was written\n");
}

TEST(Summary, SaysThatAFailureLeftNoBook) {
  EXPECT_EQ(summarise(make(Outcome::failed, 0, 0, 1), {}, 0), "no book was written\n");
}

TEST(Summary, WritesNumbersForPeople) {
  EXPECT_EQ(with_thousands(0), "0");
  EXPECT_EQ(with_thousands(999), "999");
  EXPECT_EQ(with_thousands(1000), "1,000");
  EXPECT_EQ(with_thousands(1234567), "1,234,567");
  EXPECT_EQ(byte_size(999), "999 B");
  EXPECT_EQ(byte_size(1000), "1 kB");
  EXPECT_EQ(byte_size(999'499), "999 kB");
  EXPECT_EQ(byte_size(999'500), "1.0 MB");
  EXPECT_EQ(byte_size(12'345'678), "12.3 MB");
}

}  // namespace
}  // namespace colophon::cli
