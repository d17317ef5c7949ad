// Manuscripts for pandoc that are known by the metadata beside their chapters.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/tool_projects.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(PandocFolder, MayLieBelowTheRoot) {
  MemoryFiles files = {
      {"book/README.md", "x"},      {"book/notes/idea.md", "x"},
      {"book/text/README.md", "x"}, {"book/text/2.md", "x"},
      {"book/text/1.md", "x"},      {"book/text/metadata.yaml", "title: 'The Sea'\nlang: en\n"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(recognised(loaded), HasSubstr("a manuscript for pandoc: `text/metadata.yaml`, its "
                                            "chapters in the order of their names"));
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("body 0 text/1.md (chapter)", "body 0 text/2.md (chapter)"));
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "The Sea");
  EXPECT_THAT(findings(loaded),
              ElementsAre("nowhere: note: `README.md` lies in the book's folder and is not in its "
                          "contents [unlisted-chapter] = so do `notes/idea.md` and "
                          "`text/README.md`"));
}

TEST(PandocFolder, IsTheRootWhereThatHasChapters) {
  MemoryFiles files = {
      {"book/a.md", "x"}, {"book/text/b.md", "x"}, {"book/text/title.txt", "% The Sea\n"}};
  EXPECT_THAT(chapters_of(load(files)),
              ElementsAre("body 0 a.md (chapter)", "body 0 text/b.md (chapter)"));
}

TEST(PandocFolder, MayHaveItsWholeBookInOneFile) {
  const std::string whole = "The Sea: a *novel*\n===\n\nOne\n---\n\nWater.\n\nTwo\n---\n\nMore.\n";
  MemoryFiles files = {{"book/title.txt", "% The sea\n% Ada Reed\n"},
                       {"book/characters.md", "# People\n"},
                       {"book/novel.md", whole},
                       {"book/plot.md", "# The Sea\n"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(recognised(loaded), ::testing::EndsWith("`title.txt` [recognised-book]"));
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 novel.md (chapter)"));
  EXPECT_EQ(loaded.manuscript->split, Split::automatic);
  // Not where files have numbers, nor where another is as long.
  files.add("book/1.md", "x");
  EXPECT_EQ(chapters_of(load(files)).size(), 4u);
  MemoryFiles long_ones = {{"book/title.txt", "% The sea\n% Ada Reed\n"},
                           {"book/novel.md", whole},
                           {"book/plot.md", whole}};
  EXPECT_EQ(chapters_of(load(long_ones)).size(), 2u);
}

}  // namespace
}  // namespace colophon::testing
