// Folders of Markdown that no tool made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/conventions.h"

namespace colophon::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(PlainFolder, IsReadWithItsSubfoldersInNaturalOrder) {
  MemoryFiles files = {{"book/README.md", "x"},
                       {"book/code-of-conduct.md", "x"},
                       {"book/10-end.mkd", "x"},
                       {"book/2-mud/index.md", "x"},
                       {"book/2-mud/b.md", "x"},
                       {"book/2-mud/a/x.md", "x"},
                       {"book/1-sea/b2.md", "x"},
                       {"book/1-sea/b10.md", "x"},
                       {"book/frontmatter/dedication.md", "x"},
                       {"book/appendix/tables.md", "x"},
                       {"book/node_modules/y/README.md", "x"},
                       {"book/.git/z.md", "x"},
                       {"book/requirements.txt", "# x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(
      chapters_of(loaded),
      ElementsAre("front 0 frontmatter/dedication.md (dedication)", "body 0 1-sea/b2.md (chapter)",
                  "body 0 1-sea/b10.md (chapter)", "body 0 2-mud/index.md (chapter)",
                  "body 1 2-mud/a/x.md (chapter)", "body 1 2-mud/b.md (chapter)",
                  "body 0 10-end.mkd (chapter)", "back 0 appendix/tables.md (appendix)"));
  EXPECT_THAT(findings(loaded),
              ElementsAre("nowhere: note: `README.md` lies in the book's folder and is not in its "
                          "contents [unlisted-chapter] = so does `code-of-conduct.md`"));
}

TEST(PlainFolder, IsInTheOrderThatAllItsChaptersGive) {
  MemoryFiles files = {{"book/a.md", "---\nweight: 3\n---\nx"},
                       {"book/b.md", "---\nweight: 1.5\n---\nx"},
                       {"book/c/_index.md", "---\nweight: 2\n---\nx"},
                       {"book/c/z.md", "---\norder: -1\nweight: 9\n---\nx"},
                       {"book/c/y.md", "---\norder: 10\n---\nx"},
                       {"book/d/q.md", "---\norder: 2\n---\nx"},
                       {"book/d/r.md", "no number"},
                       {"book/e.md", "---\nweight: 0\ndraft: true\n---\nx"},
                       {"book/f.md", "---\npublished: false\n---\nx"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(
      chapters_of(loaded),
      ElementsAre("body 0 b.md (chapter)", "body 0 c/_index.md (chapter)",
                  "body 1 c/z.md (chapter)", "body 1 c/y.md (chapter)", "body 0 a.md (chapter)",
                  "body 0 d/q.md (chapter)", "body 0 d/r.md (chapter)"));
  EXPECT_THAT(
      findings(loaded),
      ElementsAre("book/e.md:1:1: note: `e.md` is a draft; it is left out [draft-chapter] = "
                  "take `draft` out of its front matter to have it in the book",
                  "book/f.md:1:1: note: `f.md` is a draft; it is left out [draft-chapter] = "
                  "take `draft` out of its front matter to have it in the book"));
}

TEST(PlainFolder, IsInTheOrderThatItsPageLists) {
  MemoryFiles files = {
      {"book/index.md", "# Book\n\n```toc\n:maxdepth: 2\n\nz\nSea <sea/index>\n```\n\nEnd.\n"},
      {"book/a.md", "x"},
      {"book/z.md", "x"},
      {"book/sea/index.md", "```{toctree}\nc.md\nb\n```\n"},
      {"book/sea/b.md", "x"},
      {"book/sea/c.md", "x"},
      {"book/sea/open.md", "```toc\nb\n"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("body 0 index.md (chapter)", "body 0 z.md (chapter)",
                          "body 1 sea/c.md (chapter)", "body 1 sea/b.md (chapter)",
                          "body 1 sea/open.md (chapter)", "body 0 a.md (chapter)"));
  EXPECT_THAT(
      findings(loaded),
      ElementsAre("book/index.md:3:1: note: `toc` makes nothing in a book and was "
                  "taken out [removed-template] = the order of the chapters is taken from it",
                  "book/sea/index.md:1:1: note: `{toctree}` makes nothing in a book "
                  "and was taken out [removed-template] = the order of the chapters is taken "
                  "from it",
                  "book/sea/index.md:1:1: warning: chapter `sea/index.md` is empty "
                  "[empty-chapter] = it is left out of the book"));
  ASSERT_EQ(loaded.manuscript->contents[2].text.size(), 2u);
  EXPECT_EQ(loaded.sources.text_of(loaded.manuscript->contents[2].text[1]), "\nEnd.\n");
}

TEST(PlainFolder, IsReadFromTextsWhereThereIsNoMarkdown) {
  MemoryFiles files = {{"book/README.md", "x"},
                       {"book/one.txt", "\nOne\n===\n\nx"},
                       {"book/three.txt", "% Three\n\nx"},
                       {"book/two.txt", "## Two\n"},
                       {"book/list.txt", "one.txt\n"},
                       {"book/LICENSE.txt", "# Licence\n"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("body 0 one.txt (chapter)", "body 0 three.txt (chapter) 'Three'",
                          "body 0 two.txt (chapter)"));
}

TEST(PlainFolder, SpeaksTheLanguageThatAllItsChaptersSpeak) {
  MemoryFiles files = {{"book/a.md", "---\nlang: ja\ntitle: One\n---\nx"},
                       {"book/b.md", "---\nlang: ja\n---\nx"}};
  const Loaded loaded = load(files);
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "ja");
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "One");
  EXPECT_THAT(said(loaded), Not(Contains(HasSubstr("missing-language"))));
}

TEST(PlainFolder, MayHaveTextsWithTheNamesOfToolFiles) {
  MemoryFiles files = {
      {"book/a.md", "# A"},
      {"book/Book.txt", "It was a dark night.\n{stormy}\n"},
      {"book/SUMMARY.md", "# Summary\n\nA [murder](http://example.org).\n\n- (\n"}};
  const Loaded loaded = load(files);
  EXPECT_EQ(recognised(loaded), "");
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 a.md (chapter)"));
  EXPECT_THAT(findings(loaded),
              ElementsAre("nowhere: note: `SUMMARY.md` lies in the book's folder and is not in its "
                          "contents [unlisted-chapter]"));
}

}  // namespace
}  // namespace colophon::testing
