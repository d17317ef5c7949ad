// Folders of Markdown that no tool made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/tool_projects.h"

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
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("front 0 frontmatter/dedication.md (dedication)",
                          "body 0 part (part) 'Sea'", "body 1 1-sea/b2.md (chapter)",
                          "body 1 1-sea/b10.md (chapter)", "body 0 2-mud/index.md (chapter)",
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
  EXPECT_THAT(recognised(loaded), HasSubstr("a manuscript in one file: `a.md`"));
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 a.md (chapter)"));
  EXPECT_THAT(findings(loaded),
              ElementsAre("nowhere: note: `SUMMARY.md` lies in the book's folder and is not in its "
                          "contents [unlisted-chapter]"));
}

TEST(PlainFolder, SaysInWhichOrderItIsRead) {
  const auto note = [](MemoryFiles files) { return recognised(load(files)); };
  EXPECT_EQ(note({{"book/b.md", "x"}, {"book/a.md", "x"}}),
            "nowhere: note: this is read as a plain folder, its chapters in the order of their "
            "names [recognised-book] = list them below `contents:` in `book.yaml` to have another");
  EXPECT_THAT(
      note({{"book/b.md", "---\nweight: 1\n---\nx"}, {"book/a.md", "---\nweight: 2\n---\nx"}}),
      HasSubstr("in the order of `weight` in their front matter"));
  EXPECT_THAT(
      note({{"book/index.md", "```toc\nb\n```\nx"}, {"book/a.md", "x"}, {"book/b.md", "x"}}),
      HasSubstr("in the order that `index.md` lists"));
  EXPECT_EQ(note({{"book/a.md", "x"}}),
            "nowhere: note: this is read as a manuscript in one file: `a.md` [recognised-book]");
  EXPECT_EQ(note({{"book/book.yaml", "title: T\n"}, {"book/a.md", "x"}, {"book/b.md", "x"}}), "");
  MemoryFiles files = {{"book/a.md", "x"}, {"book/b.md", "x"}};
  EXPECT_EQ(recognised(load(files, {"book/a.md", "book/b.md"})), "");
}

TEST(PlainFolder, HasFilesWithoutNumbersWhereABookHasThem) {
  MemoryFiles files = {
      {"book/1.md", "x"},          {"book/10.md", "x"},        {"book/2.md", "x"},
      {"book/Afterword.md", "x"},  {"book/epilogue.md", "x"},  {"book/Preface.md", "x"},
      {"book/Title page.md", "x"}, {"book/copyright.md", "x"}, {"book/introduction.md", "x"}};
  std::vector<std::string> contents = contents_of(load(files));
  EXPECT_THAT(contents,
              ElementsAre("front 0 Title page.md (title-page)", "front 0 generated (contents)",
                          "front 0 copyright.md (copyright-page)", "front 0 Preface.md (preface)",
                          "body 0 introduction.md (introduction)", "body 0 1.md (chapter)",
                          "body 0 2.md (chapter)", "body 0 10.md (chapter)",
                          "body 0 epilogue.md (epilogue)", "back 0 Afterword.md (afterword)"));
}

TEST(PlainFolder, HasNumberedFoldersAsParts) {
  MemoryFiles files = {{"book/text/01 Sea/1.md", "x"},       {"book/text/01 Sea/2.md", "x"},
                       {"book/text/02-the-shore/a.md", "x"}, {"book/text/03 Mud/Mud.md", "x"},
                       {"book/text/04 Rain/1.md", "# rain"}, {"book/text/05/x.md", "x"},
                       {"book/text/06 Fog/index.md", "x"},   {"book/text/07 Ice/1.md", ""},
                       {"book/one/1 Alone/x.md", "x"}};
  EXPECT_THAT(
      chapters_of(load(files)),
      ElementsAre("body 0 one/1 Alone/x.md (chapter)", "body 0 part (part) 'Sea'",
                  "body 1 text/01 Sea/1.md (chapter)", "body 1 text/01 Sea/2.md (chapter)",
                  "body 0 part (part) 'The shore'", "body 1 text/02-the-shore/a.md (chapter)",
                  "body 0 text/03 Mud/Mud.md (chapter)", "body 0 text/04 Rain/1.md (chapter)",
                  "body 0 text/05/x.md (chapter)", "body 0 text/06 Fog/index.md (chapter)"));
}

TEST(PlainFolder, LeavesOutWhatAnAuthorKeepsBeside) {
  MemoryFiles files = {{"book/a.md", "x"},
                       {"book/Research/map.md", "x"},
                       {"book/templates/x/y.md", "x"},
                       {"book/text/research/in.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("body 0 a.md (chapter)", "body 0 text/research/in.md (chapter)"));
  EXPECT_THAT(findings(loaded),
              ElementsAre("nowhere: note: `Research/map.md` lies in the book's folder and is not "
                          "in its contents [unlisted-chapter] = so does `templates/x/y.md`"));
}

TEST(PlainFolder, IsInTheOrderOfAPageThatLinksToItsChapters) {
  MemoryFiles files = {
      {"book/Home.md",
       "# Home\n\n- [[Zinc]]\n* [ ] [[b/Iron#Ore|iron]]\n1. [C](<c%20c.md>)\n- x\n"},
      {"book/a.md", "x"},
      {"book/b/Iron.md", "x"},
      {"book/c c.md", "- [[Zinc]]"},
      {"book/Zinc.md", "x"}};
  EXPECT_THAT(chapters_of(load(files)),
              ElementsAre("body 0 Home.md (chapter)", "body 0 Zinc.md (chapter)",
                          "body 0 b/Iron.md (chapter)", "body 0 c c.md (chapter)",
                          "body 0 a.md (chapter)"));
  files.add("book/1.md", "x");
  EXPECT_THAT(chapters_of(load(files)).front(), "body 0 1.md (chapter)");
}

TEST(PlainFolder, MayBeASiteOfJekyll) {
  MemoryFiles files = {
      {"book/_config.yml", "title: Site\nauthor: {name: Ada}\nlang: fr\nbaseurl: /x\n"},
      {"book/_data/sea.yml", "salt: 35\n"},
      {"book/_includes/x.md", "included"},
      {"book/a.md", "---\nnav_order: 2\n---\n{{ site.title }} {{ site.data.sea.salt }}"},
      {"book/b.md", "---\nnav_order: 1\n---\n{% include x.md %}"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(recognised(loaded), HasSubstr("a site of Jekyll, its chapters in the order of "
                                            "`nav_order` in their front matter"));
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 b.md (chapter)", "body 0 a.md (chapter)"));
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "Site");
  EXPECT_EQ(loaded.manuscript->metadata.creators.at(0).name.text, "Ada");
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "fr");
  EXPECT_EQ(loaded.sources.text_of(loaded.manuscript->contents[2].text.front()), "included");
  EXPECT_EQ(loaded.sources.text_of(loaded.manuscript->contents[3].text.back()), "35");
}

TEST(PlainFolder, IsNoSiteForAFileThatOthersHave) {
  MemoryFiles files = {{"book/_config.yml", "title: [\n"}, {"book/a.md", "{{ site.title }}"}};
  EXPECT_THAT(recognised(load(files)), HasSubstr("a manuscript in one file"));
  files.add("book/_toc.yml", "format: jb-book\n");
  files.add("book/_data/x.yml", "");
  EXPECT_THAT(recognised(load(files)), HasSubstr("a manuscript in one file"));
}

}  // namespace
}  // namespace colophon::testing
