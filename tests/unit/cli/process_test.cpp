#include "cli/process.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace colophon::cli {
namespace {

using End = ProcessOutcome::End;

ProcessOutcome run_shell(const std::string& line) {
  return run_process({.words = {"/bin/sh", "-c", line}});
}

TEST(Process, HandsBackWhatWasPrintedAndTheStatus) {
  const ProcessOutcome outcome = run_shell("echo out; echo err >&2; exit 7");
  EXPECT_EQ(outcome.end, End::exited);
  EXPECT_EQ(outcome.status, 7);
  EXPECT_EQ(outcome.output, "out\n");
  EXPECT_EQ(outcome.errors, "err\n");
}

TEST(Process, TakesWordsAsTheyAre) {
  const ProcessOutcome outcome = run_process({.words = {"/bin/echo", "$HOME; *", "a b"}});
  EXPECT_EQ(outcome.output, "$HOME; * a b\n");
}

TEST(Process, HasAnEmptyInput) { EXPECT_EQ(run_shell("cat").output, ""); }

TEST(Process, ReadsMoreThanAPipeHolds) {
  const ProcessOutcome outcome = run_shell(
      "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789; "
      "echo 0123456789012345678901234567890123456789 >&2; i=$((i+1)); done");
  EXPECT_EQ(outcome.end, End::exited);
  EXPECT_EQ(outcome.output.size(), 123'000u);
  EXPECT_EQ(outcome.errors.size(), 16u << 10);
}

TEST(Process, EndsWhatSaysTooMuch) {
  const ProcessOutcome outcome =
      run_process({.words = {"/bin/sh", "-c", "while :; do echo x; done"}, .most_output = 1000});
  EXPECT_EQ(outcome.end, End::too_much);
}

TEST(Process, EndsWhatDoesNotEnd) {
  const ProcessOutcome outcome = run_process(
      {.words = {"/bin/sh", "-c", "while :; do :; done"}, .limit = std::chrono::seconds(0)});
  EXPECT_EQ(outcome.end, End::timed_out);
}

TEST(Process, SaysWhatCannotBeRun) {
  EXPECT_EQ(run_process({.words = {"/nowhere/program"}}).end, End::not_started);
  EXPECT_EQ(run_shell("kill -9 $$").end, End::killed);
}

TEST(FindProgram, LooksIntoTheFoldersInTheirOrder) {
  const std::unique_ptr<Files> files = disk();
  EXPECT_EQ(find_program("sh", "/nowhere:/bin:/usr/bin", *files), "/bin/sh");
  EXPECT_EQ(find_program("no-such-program", "/bin:/usr/bin", *files), "");
  EXPECT_EQ(find_program("bin", "/usr", *files), "");  // a folder
  EXPECT_EQ(find_program("sh", "", *files), "");
}

// The working folder may be somebody else's manuscript.
TEST(FindProgram, LooksIntoNoFolderThatDependsOnWhereOneStands) {
  const std::string before = std::filesystem::current_path();
  std::filesystem::current_path("/bin");
  const std::unique_ptr<Files> files = disk();
  for (const char* path : {"", ".", ":", "::", "./", "../bin", ":nowhere:.", "/nowhere::"}) {
    EXPECT_EQ(find_program("sh", path, *files), "") << path;
  }
  EXPECT_EQ(find_program("sh", ".::/usr/bin", *files), "/usr/bin/sh");
  std::filesystem::current_path(before);
}

}  // namespace
}  // namespace colophon::cli
