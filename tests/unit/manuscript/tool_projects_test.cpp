// What holds for the manuscripts of every tool.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/tool_projects.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;

TEST(ToolProjects, GiveWayToABookFile) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlanguage: en\ncontents: [b.md]\n"},
                       {"book/SUMMARY.md", "* [A](a.md)\n"},
                       {"book/a.md", "x"},
                       {"book/b.md", "x"}};
  EXPECT_THAT(contents_of(load(files)), ElementsAre("body 0 b.md (chapter)"));
}

TEST(ToolProjects, AreOverruledByTheCommandLine) {
  MemoryFiles files = {{"book/book.toml", "[book]\ntitle = 'T'\n"},
                       {"book/src/SUMMARY.md", "- [One](one.md)\n"},
                       {"book/src/one.md", "# One"}};
  const Loaded loaded = load(files, {"book"}, {{"title", "Mine"}, {"line-breaks", "hard"}});
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "Mine");
  EXPECT_TRUE(loaded.manuscript->dialect.hard_line_breaks);
  EXPECT_FALSE(loaded.manuscript->dialect.subscript);
}

}  // namespace
}  // namespace colophon::testing
