// The same book comes out as the same bytes, whatever the surroundings.

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "support/archive.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

struct Surroundings {
  std::string name;
  std::string line;  // builds $BOOK as $OUT; $SCRATCH is a folder of its own
  std::vector<std::pair<std::string, std::string>> environment = {};
  std::string folder = "/";
};

void PrintTo(const Surroundings& surroundings, std::ostream* out) { *out << surroundings.name; }

constexpr char kBuild[] = "colophon build \"$BOOK\" -o \"$OUT\"";

// Debian has the sources of Turkish, in which I and i are no pair, but not the compiled locale.
constexpr char kBuildInTurkish[] =
    "localedef -i tr_TR -f UTF-8 \"$SCRATCH/tr_TR.UTF-8\" && export LOCPATH=\"$SCRATCH\" && "
    "LC_ALL=tr_TR.UTF-8 locale charmap && "
    "LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 colophon build \"$BOOK\" -o \"$OUT\"";

const std::vector<Surroundings> kSurroundings = {
    {"again", kBuild},
    {"time_zone", kBuild, {{"TZ", "Pacific/Kiritimati"}}},
    {"c_locale", kBuild, {{"LC_ALL", "C"}, {"LANG", "C"}}},
    {"turkish_locale", kBuildInTurkish},
    {"umask", std::string("umask 077; ") + kBuild},
    {"from_the_book", "cd \"$BOOK\" && colophon build -o \"$OUT\""},
    {"copied", "cp -R \"$BOOK\" \"$SCRATCH/book\" && colophon build \"$SCRATCH/book\" -o \"$OUT\""},
    {"one_thread", std::string(kBuild) + " --jobs 1"},
    {"seven_threads", std::string(kBuild) + " --jobs 7"},
    {"no_home", kBuild, {{"HOME", "/nonexistent"}, {"XDG_CACHE_HOME", ""}}},
};

std::string build(const Surroundings& surroundings) {
  const TemporaryFolder scratch;
  const fs::path out = scratch.path() / "out.epub";
  const fs::path book = tests_folder().parent_path() / "book";
  Command command = {.line = surroundings.line,
                     .folder = surroundings.folder,
                     .environment = {{"BOOK", book.string()},
                                     {"OUT", out.string()},
                                     {"SCRATCH", scratch.path().string()},
                                     {"SOURCE_DATE_EPOCH", "1577836800"}}};
  command.environment.insert(command.environment.end(), surroundings.environment.begin(),
                             surroundings.environment.end());
  const Outcome outcome = run(command);
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  return fs::exists(out) ? read_file(out) : std::string();
}

// The names of entries that differ, for the message.
std::string differences(const std::string& ours, const std::string& theirs) {
  const TemporaryFolder scratch;
  write_file(scratch.path() / "a.epub", ours);
  write_file(scratch.path() / "b.epub", theirs);
  const std::vector<ArchiveEntry> a = read_archive(scratch.path() / "a.epub");
  const std::vector<ArchiveEntry> b = read_archive(scratch.path() / "b.epub");
  if (a.size() != b.size()) return "the books have not the same entries";
  std::string names;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].name != b[i].name || a[i].bytes != b[i].bytes) names += a[i].name + "\n";
  }
  return names.empty() ? "only the archives' own bytes differ" : names;
}

class Reproducible : public ::testing::TestWithParam<Surroundings> {};

std::string name_of(const ::testing::TestParamInfo<Surroundings>& info) { return info.param.name; }

}  // namespace

TEST_P(Reproducible, builds_the_same_bytes) {
  const std::string plain = build({"plain", kBuild});
  const std::string other = build(GetParam());
  ASSERT_FALSE(plain.empty());
  EXPECT_TRUE(plain == other) << differences(plain, other);
}

INSTANTIATE_TEST_SUITE_P(Under, Reproducible, ::testing::ValuesIn(kSurroundings), name_of);

}  // namespace colophon::test
