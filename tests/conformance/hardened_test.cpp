// What is shipped: whether the program that was built ends where its stack or a buffer is broken,
// and has nothing that can be written and run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

std::string readelf(const std::string& options) {
  const Outcome outcome = run({.line = "readelf -W " + options + " '" + compiler().string() + "'"});
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  return outcome.output;
}

TEST(Hardened, LiesAnywhereInMemory) {
  EXPECT_THAT(readelf("-h"), ContainsRegex("Type: +DYN"));
  EXPECT_THAT(readelf("-d"), ContainsRegex("FLAGS_1.*PIE"));
}

TEST(Hardened, HasItsTablesOfFunctionsReadOnly) {
  EXPECT_THAT(readelf("-l"), HasSubstr("GNU_RELRO"));
  EXPECT_THAT(readelf("-d"), ContainsRegex("FLAGS_1.*NOW"));
}

TEST(Hardened, RunsNothingThatCanBeWritten) {
  EXPECT_THAT(readelf("-l"), ContainsRegex("GNU_STACK +0x[0-9a-f]+ 0x[0-9a-f]+ 0x[0-9a-f]+ "
                                           "0x[0-9a-f]+ 0x[0-9a-f]+ RW +0x"));
  EXPECT_THAT(readelf("-l"), Not(HasSubstr("RWE")));
}

// What the compiler calls where it finds a stack, or the bounds of a container, broken. (That C's
// own functions are checked shows in no name, as long as none writes to a buffer of fixed size.)
TEST(Hardened, GuardsStacksAndBounds) {
  const std::string symbols = readelf("--dyn-syms");
  EXPECT_NE(symbols.find("__stack_chk_fail"), symbols.npos);
  EXPECT_NE(symbols.find("__glibcxx_assert_fail"), symbols.npos);
}

TEST(Hardened, LoadsNoLibraryOfThisFolder) {
  EXPECT_THAT(readelf("-d"), Not(ContainsRegex("RPATH|RUNPATH")));
}

}  // namespace
}  // namespace colophon::test
