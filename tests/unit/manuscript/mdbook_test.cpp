// Manuscripts of mdBook, in several manners.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/tool_projects.h"

namespace colophon::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

TEST(MdBook, HasAPrefixPartsNestedChaptersAndASuffix) {
  MemoryFiles files = {{"book/book.toml", "[book]\ntitle = 'Tides'\nlanguage = 'en'\n"},
                       {"book/src/SUMMARY.md",
                        "# Summary\n\n[Preface](preface.md)\n\n- [A](a.md)\n    * [B](b/b.md)\n"
                        "# Two\n\n1. [C](<c d.md>)\n\n---\n[Thanks](./acknowledgements.md)\n"},
                       {"book/src/preface.md", "x"},
                       {"book/src/a.md", "x"},
                       {"book/src/b/b.md", "x"},
                       {"book/src/c d.md", "x"},
                       {"book/src/acknowledgements.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_EQ(recognised(loaded),
            "book/book.toml:1:1: note: this is read as an mdBook: `book.toml`, `src/SUMMARY.md` "
            "[recognised-book]");
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("front 0 src/preface.md (preface) \"Preface\"",
                          "body 0 src/a.md (chapter) \"A\"", "body 1 src/b/b.md (chapter) \"B\"",
                          "body 0 part (part) 'Two'", "body 1 src/c d.md (chapter) \"C\"",
                          "back 0 src/acknowledgements.md (acknowledgments) \"Thanks\""));
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "Tides");
}

TEST(MdBook, LiesInASubfolderWithItsTextsInItsOwnRoot) {
  MemoryFiles files = {{"book/README.md", "x"},
                       {"book/doc/book.toml", "[book]\nsrc = \".\"\nauthors = [\"A\", \"B\"]\n"},
                       {"book/doc/SUMMARY.md", "- [One](one.md)\n"},
                       {"book/doc/one.md", "# One"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 doc/one.md (chapter) \"One\""));
  EXPECT_EQ(loaded.manuscript->metadata.creators.size(), 2u);
  EXPECT_EQ(loaded.manuscript->root, "book");
  EXPECT_THAT(findings(loaded),
              ElementsAre("nowhere: note: `README.md` lies in the book's folder and is not in its "
                          "contents [unlisted-chapter]"));
}

TEST(MdBook, ReadsItsMarkdownAsThatToolDoes) {
  MemoryFiles files = {{"book/book.toml",
                        "[output.html]\nsmart-punctuation = false\n"
                        "[output.html.code.hidelines]\npython = '~'\n[preprocessor.katex]\n"},
                       {"book/src/SUMMARY.md", "- [One](one.md)\n"},
                       {"book/src/one.md", "# One"}};
  const Loaded loaded = load(files);
  const Dialect& dialect = loaded.manuscript->dialect;
  EXPECT_FALSE(dialect.smart_punctuation);
  EXPECT_FALSE(dialect.subscript);
  EXPECT_FALSE(dialect.critic_marks);
  EXPECT_FALSE(dialect.bare_links);
  EXPECT_TRUE(dialect.mathematics);
  EXPECT_TRUE(dialect.tables);
  ASSERT_EQ(dialect.hidden_lines.size(), 2u);
  EXPECT_EQ(dialect.hidden_lines[1].language, "python");
  EXPECT_EQ(dialect.hidden_lines[1].prefix, "~");
}

TEST(MdBook, ReportsWhatItsSummaryDoesNotFind) {
  MemoryFiles files = {{"book/src/SUMMARY.md",
                        "- [One](one.md)\n- [Two](tow.md)\n- [Again](one.md)\n- [Open(one.md)\n"
                        "- [Out](../../x.md)\n- loose\n- [Later]()\n"},
                       {"book/src/one.md", "# One"},
                       {"book/src/two.md", "# Two"},
                       {"x.md", "x"}};
  EXPECT_THAT(
      findings(load(files)),
      ElementsAre(
          "book/src/SUMMARY.md:2:9: error: chapter `tow.md` is not in the manuscript "
          "[missing-chapter] = did you mean `src/two.md`?",
          "book/src/SUMMARY.md:3:11: error: chapter `one.md` is listed twice [repeated-chapter] = "
          "keep it in one place < book/src/SUMMARY.md:1:9 first listed here",
          "book/src/SUMMARY.md:4:3: error: cannot read this line of the contents: the `[` is never "
          "closed [malformed-contents] = write `[Title](file.md)`",
          "book/src/SUMMARY.md:5:9: error: `../../x.md` lies outside the book's folder "
          "[outside-book] = move it into the folder of the book, or open its folder "
          "with `--allow-path .`",
          "book/src/SUMMARY.md:6:3: error: cannot read this line of the contents: this item is no "
          "link [malformed-contents] = write `- [Title](file.md)`, or `- [Title]()` for a chapter "
          "yet to be written",
          "book/src/SUMMARY.md:7:3: note: `Later` is a draft; it is left out [draft-chapter]",
          "nowhere: note: `src/two.md` lies in the book's folder and is not in its contents "
          "[unlisted-chapter]"));
}

TEST(MdBook, WithATableThatHasNoNameIsRefused) {
  for (const char* header : {"[# book]\n", "[/book]\n", "[]\n", "[[# book]]\n"}) {
    MemoryFiles files = {{"book/book.toml", header}, {"book/src/SUMMARY.md", "- [A](a.md)\n"}};
    const Loaded loaded = load(files);
    EXPECT_FALSE(loaded.manuscript);
    EXPECT_THAT(said(loaded), Contains(::testing::HasSubstr("fatal: invalid TOML: "))) << header;
  }
}

TEST(MdBook, WithoutASummaryHasNoChapters) {
  MemoryFiles files = {{"book/book.toml", "[book]\ntitle = 'T'\n"}, {"book/src/a.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(said(loaded),
              Contains("book/book.toml:1:1: error: chapter `src/SUMMARY.md` is not in the "
                       "manuscript [missing-chapter] = an mdBook lists its chapters in it"));
}

TEST(MdBook, IsFoundByAnyOfItsFiles) {
  for (const char* path : {"book", "book/book.toml", "book/src/SUMMARY.md"}) {
    MemoryFiles files = {{"book/book.toml", "[book]\ntitle = 'T'\n"},
                         {"book/src/SUMMARY.md", "- [One](one.md)\n"},
                         {"book/src/one.md", "# One"}};
    const Loaded loaded = load(files, {path});
    EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 src/one.md (chapter) \"One\"")) << path;
  }
}

TEST(MdBook, HasPeopleWithoutTheirAddresses) {
  MemoryFiles files = {{"book/book.toml",
                        "[book]\ntitle = 'T'\nlanguage = 'en'\nauthors = ['Ada Reed <ada@x.org>', "
                        "'<no@name.org>', 'A < B']\n[build]\nbuild-dir = 'out'\n"},
                       {"book/src/SUMMARY.md", "- [A](a.md)\n"},
                       {"book/src/a.md", "x"},
                       {"book/out/a.md", "made by the tool"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  ASSERT_EQ(loaded.manuscript->metadata.creators.size(), 3u);
  EXPECT_EQ(loaded.manuscript->metadata.creators[0].name.text, "Ada Reed");
  EXPECT_EQ(loaded.manuscript->metadata.creators[1].name.text, "<no@name.org>");
  EXPECT_EQ(loaded.manuscript->metadata.creators[2].name.text, "A < B");
}

}  // namespace
}  // namespace colophon::testing
