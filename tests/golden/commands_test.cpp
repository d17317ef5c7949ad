// golden/diagnostics/CODE/book: the smallest book that provokes a code, and beside it in `expected`
// all that the compiler says; golden/cli/*.txt: command lines with what they print.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "golden/golden.h"
#include "support/disk.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> codes() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kCodeCount; ++i) names.push_back(name_of(static_cast<Code>(i)));
  return names;
}

fs::path folder_of_diagnostics() { return tests_folder() / "golden/diagnostics"; }

// What is printed, and the exit status where it is not 0, as in golden/cli.
std::string describe(const Outcome& outcome, const fs::path& scratch) {
  std::string text = without_variables(outcome.output, scratch);
  if (!text.empty() && !text.ends_with('\n')) text += "\n(no line end)\n";
  if (outcome.timed_out) text += "(killed)\n";
  if (outcome.status != 0) text += fmt::format("[{}]\n", outcome.status);
  return text;
}

// Codes that no folder of plain files can provoke: a line each, with the reason.
std::set<std::string> codes_without_a_book() {
  std::set<std::string> names;
  for (const std::string& line : lines_of(read_file(folder_of_diagnostics() / "without-a-book"))) {
    if (!line.starts_with("#")) names.insert(line.substr(0, line.find(' ')));
  }
  return names;
}

std::string name_of_code(const ::testing::TestParamInfo<std::string>& info) {
  return test_name(info.param);
}

std::string name_of_file(const ::testing::TestParamInfo<fs::path>& info) {
  return test_name(info.param.stem().string());
}

class GoldenDiagnostic : public ::testing::TestWithParam<std::string> {};
class GoldenCli : public ::testing::TestWithParam<fs::path> {};

// The file again, each `$ ` line followed by what its command prints now.
std::string transcript(const std::string& text) {
  const TemporaryFolder scratch;
  std::string out;
  bool in_output = false;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("$ ")) {
      out += line + "\n";
      out += describe(run_fixed(line.substr(2), scratch.path(), scratch.path()), scratch.path());
      in_output = true;
    } else if (line.starts_with("#") || line.empty()) {
      // A comment or an empty line ends what was printed.
      in_output = false;
      out += line + "\n";
    } else if (!in_output) {
      ADD_FAILURE() << "neither a command, its output nor a comment: " << line;
    }
  }
  return out;
}

}  // namespace

TEST_P(GoldenDiagnostic, says) {
  const std::string& code = GetParam();
  const fs::path folder = folder_of_diagnostics() / code;
  ASSERT_TRUE(fs::is_directory(folder)) << "no book in tests/golden/diagnostics shows " << code;

  const fs::path command = folder / "command";
  std::string line = "colophon check book";
  if (fs::exists(command)) line = lines_of(read_file(command)).front();
  const TemporaryFolder scratch;
  const Outcome outcome = run_fixed(line, folder, scratch.path());
  EXPECT_NE(outcome.output.find("[" + code + "]"), std::string::npos) << outcome.output;
  expect_golden(folder / "expected", describe(outcome, scratch.path()));
}

TEST(GoldenDiagnostics, have_a_code) {
  std::vector<std::string> known = codes();
  for (const fs::path& folder : folders_in(folder_of_diagnostics())) {
    EXPECT_EQ(std::count(known.begin(), known.end(), folder.filename().string()), 1)
        << folder << " is named by no code";
  }
  for (const std::string& name : codes_without_a_book()) {
    EXPECT_EQ(std::count(known.begin(), known.end(), name), 1) << name << " is no code";
    EXPECT_FALSE(fs::exists(folder_of_diagnostics() / name)) << name << " has a book";
  }
}

TEST_P(GoldenCli, prints) {
  const fs::path& path = GetParam();
  expect_golden(path, transcript(read_file(path)));
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(GoldenCli);
INSTANTIATE_TEST_SUITE_P(File, GoldenCli,
                         ::testing::ValuesIn(files_in(tests_folder() / "golden/cli", ".txt")),
                         name_of_file);

namespace {

std::vector<std::string> codes_with_a_book() {
  std::vector<std::string> names = codes();
  const std::set<std::string> excepted = codes_without_a_book();
  std::erase_if(names, [&excepted](const std::string& name) { return excepted.contains(name); });
  return names;
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(Code, GoldenDiagnostic, ::testing::ValuesIn(codes_with_a_book()),
                         name_of_code);

}  // namespace colophon::test
