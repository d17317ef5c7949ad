// Manuscripts of Leanpub, in several manners.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/tool_projects.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;

TEST(Leanpub, HasItsMatterInItsList) {
  MemoryFiles files = {{"book/manuscript/Book.txt",
                        "{frontmatter}\n\npreface.txt\n# not yet: x.md\nmainmatter:\n  a/one.md\n\n"
                        "    a/two.markdown\n{backmatter}\nlast.md\n"},
                       {"book/manuscript/preface.txt", "x"},
                       {"book/manuscript/a/one.md", "x"},
                       {"book/manuscript/a/two.markdown", "x"},
                       {"book/manuscript/last.md", "x"},
                       {"book/manuscript/Sample.txt", "a/one.md"},
                       {"book/manuscript/images/title_page.png", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(chapters_of(loaded), ElementsAre("front 0 manuscript/preface.txt (preface)",
                                               "body 0 manuscript/a/one.md (chapter)",
                                               "body 0 manuscript/a/two.markdown (chapter)",
                                               "back 0 manuscript/last.md"));
  EXPECT_EQ(folder_of(loaded.manuscript->contents[3]), "manuscript");
  EXPECT_EQ(loaded.manuscript->cover.path, "manuscript/images/title_page.png");
}

TEST(Leanpub, HasItsMatterAndPartsInItsFiles) {
  MemoryFiles files = {
      {"book/Book.txt", "front.txt\nnote.md\nmain.txt\np1.md\na.md\np2.md\nb.md\n"},
      {"book/front.txt", "{frontmatter}\n"},
      {"book/note.md", "# Note"},
      {"book/main.txt", "\n{mainmatter}\n\n"},
      {"book/p1.md", "-# First part\n"},
      {"book/a.md", "# A"},
      {"book/p2.md", "\n{class: part}\n\n# Second part\n\nWords.\n"},
      {"book/b.md", "{class: part}\n\nText, no part.\n"},
      {"book/resources/x.png", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("front 0 note.md", "body 0 p1.md (part)", "body 1 a.md (chapter)",
                          "body 0 p2.md (part)", "body 1 b.md (chapter)"));
  const std::vector<ContentsItem>& contents = loaded.manuscript->contents;
  EXPECT_EQ(loaded.sources.text_of(contents[3].text.front()), "# First part\n");
  EXPECT_EQ(loaded.sources.text_of(contents[5].text.front()), "# Second part\n\nWords.\n");
  EXPECT_EQ(folder_of(contents[3]), "resources");
}

TEST(Leanpub, ReportsWhatItsListDoesNotFind) {
  MemoryFiles files = {{"book/Book.txt", "a.md\nb.md\n{pagebreak}\nindex\n"}, {"book/a.md", "x"}};
  EXPECT_THAT(
      findings(load(files)),
      ElementsAre("book/Book.txt:2:1: error: chapter `b.md` is not in the manuscript "
                  "[missing-chapter] = did you mean `a.md`?",
                  "book/Book.txt:3:1: error: cannot read this line of the contents: this is "
                  "no file [malformed-contents] = known here are `{frontmatter}`, "
                  "`{mainmatter}` and `{backmatter}`",
                  "book/Book.txt:4:1: error: chapter `index` is not in the manuscript "
                  "[missing-chapter] = there is no file like it in the book's folder"));
}

TEST(Leanpub, HasMarkuasParts) {
  MemoryFiles files = {{"book/Book.txt", "one.md\na.md\nb.md\n"},
                       {"book/one.md", "\n# The Sea #\n\n"},
                       {"book/a.md", "# A #\n\ntext"},
                       {"book/b.md", "# B"}};
  EXPECT_THAT(chapters_of(load(files)), ElementsAre("body 0 one.md (part)", "body 1 a.md (chapter)",
                                                    "body 1 b.md (chapter)"));
}

TEST(Leanpub, IsNotNamedAfterItsPreface) {
  MemoryFiles files = {{"tides/Book.txt", "frontmatter:\nthanks.md\nmainmatter:\na.md\n"},
                       {"tides/thanks.md", "# Acknowledgements"},
                       {"tides/a.md", "# A"}};
  EXPECT_EQ(load(files, {"tides"}).manuscript->metadata.title.text, "tides");
}

}  // namespace
}  // namespace colophon::testing
