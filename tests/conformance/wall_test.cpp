// Nothing outside of a manuscript's folder is read, whatever names it and however it leads out.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/archive.h"
#include "support/disk.h"
#include "support/process.h"
#include "support/ways_out.h"

namespace colophon::test {
namespace {

namespace fs = std::filesystem;

struct Attempt {
  const Way* way;
  std::string_view turn;
  std::string name() const { return way->name + "." + std::string(turn); }
};

constexpr std::size_t kTried = kIsSanitized ? 40 : 210;

// Each way by some of the turns, so that all of either are tried.
std::vector<Attempt> attempts() {
  std::vector<Attempt> all;
  for (std::size_t round = 0; all.size() < kTried; ++round) {
    for (std::size_t i = 0; i < ways_out().size() && all.size() < kTried; ++i) {
      all.push_back({&ways_out()[i], kTurns[(i + 4 * round) % std::size(kTurns)]});
    }
  }
  return all;
}

// Builds each manuscript in its folder, one after another; `before` comes before the compiler.
void build_all(const std::vector<Attempt>& attempts, const fs::path& scratch,
               const std::string& before, const std::string& options) {
  std::string names;
  for (const Attempt& attempt : attempts) {
    write_way_out(*attempt.way, attempt.turn, scratch / attempt.name());
    names += ' ' + attempt.name();
  }
  const Outcome outcome =
      run({.line = "for name in" + names + "; do cd \"$SCRATCH/$name\" && " + before +
                   "colophon build book -o out.epub --lenient --jobs 1 " + options +
                   " >said 2>&1; done; true",
           .folder = scratch,
           .environment = {{"SCRATCH", scratch.string()},
                           {"WORD", std::string(kSecret)},
                           {"SOURCE_DATE_EPOCH", "1577836800"}},
           .seconds = 300});
  EXPECT_EQ(outcome.status, 0) << outcome.output;
}

// What of the outside came into the book or was said of it.
std::string leak_of(const fs::path& folder) {
  const auto is_leaked = [](std::string_view text) {
    return text.find(kSecret) != text.npos || text.find("root:x:0:") != text.npos;
  };
  if (is_leaked(read_file(folder / "said"))) return "a message";
  if (!fs::exists(folder / "out.epub")) return {};
  for (const ArchiveEntry& entry : read_archive(folder / "out.epub")) {
    if (is_leaked(entry.bytes)) return entry.name;
  }
  return {};
}

// A way that leads nowhere would prove nothing: with its folder open, each has the word.
TEST(Wall, IsOpenedByTheCommandLine) {
  const TemporaryFolder scratch;
  std::vector<Attempt> all;
  for (const Way& way : ways_out()) all.push_back({&way, way.link.empty() ? "above" : "link"});
  if (kIsSanitized) all.resize(10);
  build_all(all, scratch.path(), "", "--allow-path outside");
  for (const Attempt& attempt : all) {
    const fs::path folder = scratch.path() / attempt.name();
    EXPECT_NE(leak_of(folder), "") << attempt.name() << "\n" << read_file(folder / "said");
  }
}

// What a build opens outside of the manuscript: the loader, the locale, the time zone of the
// archive's dates, the number of processors.
constexpr std::array<std::string_view, 9> kOpened = {"/etc/ld.so.",
                                                     "/lib/",
                                                     "/usr/lib/",
                                                     "/usr/share/locale/",
                                                     "/usr/share/zoneinfo/",
                                                     "/sys/devices/system/cpu/",
                                                     "/etc/localtime",
                                                     "/dev/null",
                                                     "/proc/sys/vm/overcommit_memory"};

// The files that a line of strace's says were opened: `openat(…) = 3</a/file>`.
std::string opened_by(std::string_view line) {
  const std::size_t result = line.rfind(" = ");
  const std::size_t begin = line.find('<', std::min(result, line.size()));
  if (result == line.npos || begin == line.npos || !line.ends_with('>')) return {};
  return std::string(line.substr(begin + 1, line.size() - begin - 2));
}

bool is_expected(const std::string& path, const fs::path& folder) {
  const auto begins = [&path](const std::string& start) { return path.starts_with(start); };
  if (path == folder || begins((folder / "book").string()) ||
      begins((folder / "out.epub").string()) || begins((folder / ".out.epub").string()) ||
      begins(folder.string() + "/#") || begins(compiler().string())) {
    return true;
  }
  return std::any_of(kOpened.begin(), kOpened.end(),
                     [&path](std::string_view start) { return path.starts_with(start); });
}

void expect_opened_inside(const fs::path& folder) {
  std::size_t opened = 0;
  for (const std::string& line : lines_of(read_file(folder / "trace"))) {
    const std::string path = opened_by(line);
    if (path.empty()) continue;
    ++opened;
    EXPECT_TRUE(is_expected(path, folder)) << line;
  }
  EXPECT_GT(opened, 10u) << folder;
}

// Nothing of the outside is in a book or in what is said of it, and the system was not even asked
// for it.
TEST(Wall, HoldsInTheTraceOfTwoHundredBuilds) {
  const TemporaryFolder scratch;
  const std::vector<Attempt> all = attempts();
  // The leak checker cannot be traced.
  const bool is_traced =
      !kIsSanitized &&
      run({.line = "strace -qq -o /dev/null true", .folder = scratch.path()}).status == 0;
  build_all(all, scratch.path(),
            is_traced ? "strace -f --seccomp-bpf -y -qq -e trace=%file -o trace " : "", "");
  for (const Attempt& attempt : all) {
    const fs::path folder = fs::canonical(scratch.path()) / attempt.name();
    EXPECT_EQ(leak_of(folder), "") << attempt.name() << "\n" << read_file(folder / "said");
    EXPECT_NE(read_file(folder / "said"), "") << attempt.name();
    if (is_traced) expect_opened_inside(folder);
  }
  if (!is_traced && !kIsSanitized) GTEST_SKIP() << "strace is not there, or not permitted to trace";
}

}  // namespace
}  // namespace colophon::test
