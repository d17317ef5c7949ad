#include "cli/allowed_folders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/base/memory_files.h"

namespace colophon::cli {
namespace {

using ::testing::ElementsAre;

TEST(AllowedFolders, AreThoseOfTheOptionsAndOfTheVariable) {
  EXPECT_THAT(allowed_folders({"a"}, ""), ElementsAre("a"));
  EXPECT_THAT(allowed_folders({"a"}, "b:/c d"), ElementsAre("a", "b", "/c d"));
  EXPECT_THAT(allowed_folders({}, ":b::c:"), ElementsAre("b", "c"));
}

TEST(AllowedFolders, AreThere) {
  testing::MemoryFiles files{{"shared/a.png", ""}};
  const std::vector<std::string> good = {"shared", "."};
  EXPECT_EQ(judge_allowed(good, files), "");
  const std::vector<std::string> missing = {"shared", "none"};
  EXPECT_EQ(judge_allowed(missing, files), "--allow-path: `none`: there is no such file");
  const std::vector<std::string> file = {"shared/a.png"};
  EXPECT_EQ(judge_allowed(file, files), "--allow-path names a folder, not `shared/a.png`");
}

}  // namespace
}  // namespace colophon::cli
