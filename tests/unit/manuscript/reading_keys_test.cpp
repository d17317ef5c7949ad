// The keys of a book file that say how its chapters are read, and what its contents may say of one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A book of one chapter with these keys.
Loaded load_with(const std::string& keys, std::string chapter = "x") {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlanguage: en\n" + keys},
                       {"book/a.md", std::move(chapter)},
                       {"book/b.md", "x"},
                       {"book/c.md", "x"}};
  return load(files);
}

TEST(ReadingKeys, AToolsDialectIsWhereTheOthersBegin) {
  const Loaded loaded = load_with(
      "dialect: {mathematics: on, notes: off}\nline-breaks: hard\n"
      "hidden-lines: {python: \"~ \"}\nwritten-for: mdbook\ncontents: [a.md]\n");
  EXPECT_THAT(said_of_listed(loaded), IsEmpty());
  const Dialect& dialect = loaded.manuscript->dialect;
  EXPECT_EQ(loaded.manuscript->written_for, "mdbook");
  EXPECT_EQ(dialect.template_tool, TemplateTool::mdbook);
  EXPECT_TRUE(dialect.mathematics);
  EXPECT_FALSE(dialect.notes);
  EXPECT_FALSE(dialect.divs);
  EXPECT_TRUE(dialect.tables);
  EXPECT_TRUE(dialect.hard_line_breaks);
  ASSERT_EQ(dialect.hidden_lines.size(), 2u);
  EXPECT_EQ(dialect.hidden_lines[1].language, "python");
  EXPECT_EQ(dialect.hidden_lines[1].prefix, "~ ");
}

TEST(ReadingKeys, LeanpubsMarksAreNoText) {
  const Loaded loaded =
      load_with("written-for: leanpub\nbase: resources\ncontents: [{file: a.md, role: part}]\n",
                "\n{mainmatter}\n\n-# Ebb\n");
  EXPECT_THAT(said_of_listed(loaded), IsEmpty());
  const ContentsItem& chapter = loaded.manuscript->contents.front();
  EXPECT_EQ(loaded.sources.text_of(chapter.text.front()), "# Ebb\n");
  EXPECT_EQ(chapter.base, "resources");
}

TEST(ReadingKeys, AFoldersOwnListOfChaptersIsNoText) {
  MemoryFiles files = {
      {"book/book.yaml", "title: T\nlanguage: en\ncontents: [index.md, a.md, part/index.md]\n"},
      {"book/index.md", "# One\n\n```toc\na\npart/index\n```\n"},
      {"book/a.md", "```toc\nx\n```\n"},
      {"book/part/index.md", "```toc\nalone\n```\n"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(said(loaded), ElementsAre(HasSubstr("book/index.md:3:1: note: `toc` makes nothing")));
  std::string text;
  for (const ContentsItem& item : loaded.manuscript->contents) {
    for (const Span& piece : item.text) text += loaded.sources.text_of(piece);
  }
  EXPECT_EQ(text, "# One\n\n```toc\nx\n```\n```toc\nalone\n```\n");
}

TEST(ReadingKeys, ContentsMaySayMoreOfAChapter) {
  const Loaded loaded = load_with(
      "contents:\n"
      "  body:\n"
      "    - file: a.md\n"
      "      label: \"A: or B\"\n"
      "      chapters:\n"
      "        - chapters: [{file: b.md, matter: back}]\n"
      "    - part: P\n"
      "      matter: front\n"
      "      chapters: [c.md]\n");
  EXPECT_THAT(said(loaded), IsEmpty());
  EXPECT_THAT(contents_of(loaded), ElementsAre("body 0 a.md (chapter)", "back 2 b.md",
                                               "front 0 part (part) 'P'", "front 1 c.md"));
  EXPECT_EQ(loaded.manuscript->contents.front().label.text, "A: or B");
}

TEST(ReadingKeys, AnyChapterMaySpeakForTheBook) {
  MemoryFiles files = {
      {"book/book.yaml", "title: T\ncontents: [a.md, {file: b.md, front-matter: book}]\n"},
      {"book/a.md", "---\ntitle: A\n---\nx"},
      {"book/b.md", "---\ntitle: B\nauthor: Ada\nlang: fr\nid: bee\n---\nx"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(said(loaded), IsEmpty());
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "T");
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "fr");
  ASSERT_EQ(loaded.manuscript->metadata.creators.size(), 1u);
  EXPECT_THAT(contents_of(loaded),
              ElementsAre("body 0 a.md (chapter) 'A'", "body 0 b.md (chapter) id=bee"));
}

TEST(ReadingKeys, WhatIsWrongIsSaidAtItsPlace) {
  EXPECT_THAT(
      said_of_listed(load_with("written-for: mdbok\ncontents: [a.md]\n")),
      ElementsAre("book/book.yaml:3:14: error: `written-for` must be `bookdown`, `crowbook`, "
                  "`honkit`, `leanpub`, `mdbook`, `mkdocs`, `pandoc` or `quarto` "
                  "[wrong-type] = did you mean `mdbook`?"));
  EXPECT_THAT(said_of_listed(load_with("hidden-lines: [x]\ncontents: [a.md]\n")),
              ElementsAre(HasSubstr("3:15: error: `hidden-lines` must be a map")));
  EXPECT_THAT(
      said_of_listed(load_with("contents: [{file: a.md, matter: end, front-matter: whole}]\n")),
      ElementsAre(HasSubstr("error: `matter` must be `front`, `body` or `back`"),
                  HasSubstr("error: `front-matter` must be `book` or `chapter`")));
  EXPECT_THAT(said_of_listed(load_with("contents: [{chapters: [a.md], title: T}]\n")),
              ElementsAre(HasSubstr("warning: unknown key `title`")));
}

}  // namespace
}  // namespace colophon::testing
