#include "manuscript/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kHead[] = "title: T\nlanguage: en\n";

TEST(Load, ReadsTheContentsInOrder) {
  MemoryFiles files = {{"book/book.yaml",
                        "title: T\n"
                        "language: en\n"
                        "contents:\n"
                        "  front: [title-page, copyright.md, contents]\n"
                        "  body:\n"
                        "    - 00-before.md\n"
                        "    - part: One\n"
                        "      chapters: [01-a.md, 02-b.md]\n"
                        "    - part: Two\n"
                        "      chapters: part2/*.md\n"
                        "  back:\n"
                        "    - {file: end.md, title: The End, role: afterword, language: fr}\n"
                        "    - appendix-b.md\n"},
                       {"book/copyright.md", "c"},
                       {"book/00-before.md", "x"},
                       {"book/01-a.md", "x"},
                       {"book/02-b.md", "x"},
                       {"book/part2/ch10.md", "x"},
                       {"book/part2/ch2.md", "x"},
                       {"book/part2/image.png", "x"},
                       {"book/end.md", "x"},
                       {"book/appendix-b.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(said(loaded), IsEmpty());
  EXPECT_THAT(contents_of(loaded),
              ElementsAre("front 0 generated (title-page)", "front 0 copyright.md (copyright-page)",
                          "front 0 generated (contents)", "body 0 00-before.md (chapter)",
                          "body 0 part (part) 'One'", "body 1 01-a.md (chapter)",
                          "body 1 02-b.md (chapter)", "body 0 part (part) 'Two'",
                          "body 1 part2/ch2.md (chapter)", "body 1 part2/ch10.md (chapter)",
                          "back 0 end.md (afterword) 'The End' lang=fr",
                          "back 0 appendix-b.md (appendix)"));
  EXPECT_EQ(loaded.manuscript->root, "book");
  EXPECT_FALSE(loaded.manuscript->dialect.shared_notes);
}

TEST(Load, TakesAListAsTheBody) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlanguage: en\ncontents: [a.md]\n"},
                       {"book/a.md", "text\n"},
                       {"book/b.md", "text\n"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(contents_of(loaded), ElementsAre("body 0 a.md (chapter)"));
  ASSERT_EQ(loaded.manuscript->contents[0].text.size(), 1u);
  EXPECT_EQ(loaded.sources.text_of(loaded.manuscript->contents[0].text[0]), "text\n");
  EXPECT_EQ(place(loaded.sources, loaded.manuscript->contents[0].listed), "book/book.yaml:3:12");
}

TEST(Load, ListsTheFolderWhereTheBookFileDoesNot) {
  MemoryFiles files = {{"book/book.yaml", kHead},
                       {"book/ch10.md", "x"},
                       {"book/ch2.md", "x"},
                       {"book/README.md", "x"},
                       {"book/.hidden.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(said(loaded), IsEmpty());
  EXPECT_THAT(contents_of(loaded),
              ElementsAre("front 0 generated (title-page)", "front 0 generated (contents)",
                          "body 0 ch2.md (chapter)", "body 0 ch10.md (chapter)"));
}

TEST(Load, ReadsAFolderWithoutBookFile) {
  MemoryFiles files = {{"novel/2.markdown", "two"},
                       {"novel/1.md", "One *Day*{.x} here\n======\n\ntext"},
                       {"novel/notes.txt", "x"}};
  const Loaded loaded = load(files, {"novel"});
  EXPECT_THAT(
      said(loaded),
      ElementsAre(
          "novel/1.md:1:1: warning: the book has no title; it is called `One Day here` "
          "[missing-title] = give it one with `title: …`",
          "nowhere: note: this is read as a plain folder, its chapters in the order of their names "
          "[recognised-book] = list them below `contents:` in `book.yaml` to have another",
          "nowhere: warning: the book does not say its language; English (`en`) is assumed "
          "[missing-language] = say it with `language: …`, so that readers hyphenate and speak the "
          "text rightly"));
  EXPECT_THAT(contents_of(loaded),
              ElementsAre("front 0 generated (title-page)", "front 0 generated (contents)",
                          "body 0 1.md (chapter)", "body 0 2.markdown (chapter)"));
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "en");
}

// Its title is no line of code and none of a comment.
TEST(Load, NamesABookAsItsFirstChapterIsRead) {
  const struct {
    const char* text;
    const char* title;
  } samples[] = {
      {"```\n~~~\n# not a heading\n```\n\n# Real title\n", "Real title"},
      {"<!--\n# hidden heading\n-->\n\n# Real\n", "Real"},
      {"````md\n```\n# shown\n```\n````\n\n# Real\n", "Real"},
      {"    # code\n\n> # Quoted\n\n# Real\n", "Quoted"},
      {"- # In a list\n", "In a list"},
      {"The [*Tide*](x \"y\")&amp; `[a](b)`\n===\n", "The Tide& [a](b)"},
  };
  for (const auto& [text, title] : samples) {
    MemoryFiles files = {{"novel/1.md", text}};
    const Loaded loaded = load(files, {"novel"});
    ASSERT_TRUE(loaded.manuscript);
    EXPECT_EQ(loaded.manuscript->metadata.title.text, title);
  }
}

TEST(Load, NamesABookAfterItsFolder) {
  MemoryFiles files = {{"a/novel/1.md", "no heading"}};
  const Loaded loaded = load(files, {"a/novel/"}, {{"language", "en"}});
  EXPECT_THAT(
      said(loaded),
      ElementsAre(
          "nowhere: note: this is read as a manuscript in one file: `1.md` [recognised-book]",
          "nowhere: warning: the book has no title; it is called "
          "`novel` [missing-title] = give it one with `title: …`"));
}

TEST(Load, KeepsReadmeWhereThereIsNothingElse) {
  MemoryFiles files = {{"book/README.md", "x"}};
  const Loaded loaded = load(files, {"book"}, {{"title", "T"}, {"language", "en"}});
  EXPECT_EQ(contents_of(loaded).back(), "body 0 README.md (chapter)");
}

TEST(Load, ReadsPandocsMetadataFile) {
  MemoryFiles files = {
      {"book/metadata.yaml", "---\ntitle: T\nlang: de\nauthor: A\ntoc: true\n---\n"},
      {"book/a.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(said(loaded), ElementsAre("nowhere: note: this is read as a manuscript for pandoc: "
                                        "`metadata.yaml` [recognised-book]"));
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "T");
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "de");
}

TEST(Load, ReadsFilesOfACommandLine) {
  MemoryFiles files = {{"b/part1/z.md", "x"}, {"b/part2/a.md", "x"}, {"b/meta.yml", kHead}};
  const Loaded loaded = load(files, {"b/part1/z.md", "./b/part2/a.md", "b/meta.yml"});
  EXPECT_THAT(said(loaded), IsEmpty());
  EXPECT_EQ(loaded.manuscript->root, ".");
  EXPECT_TRUE(loaded.manuscript->dialect.shared_notes);
  EXPECT_THAT(contents_of(loaded),
              ElementsAre("front 0 generated (title-page)", "front 0 generated (contents)",
                          "body 0 b/part1/z.md (chapter)", "body 0 b/part2/a.md (chapter)"));
  EXPECT_EQ(loaded.sources[SourceId{1}].name, "b/part1/z.md");
}

TEST(Load, TakesOneFileOrABookFile) {
  MemoryFiles files = {{"b/one.md", "x"}, {"b/book.yaml", kHead}};
  const Loaded one = load(files, {"b/one.md"}, {{"title", "T"}, {"lang", "en"}});
  EXPECT_THAT(said(one), IsEmpty());
  EXPECT_FALSE(one.manuscript->dialect.shared_notes);
  EXPECT_EQ(one.manuscript->root, ".");
  const Loaded by_book_file = load(files, {"b/book.yaml"});
  EXPECT_THAT(said(by_book_file), IsEmpty());
  EXPECT_EQ(by_book_file.manuscript->root, "b");
  EXPECT_EQ(contents_of(by_book_file).size(), 3u);
}

TEST(Load, TakesTheWorkingDirectoryWhereNothingIsNamed) {
  MemoryFiles files = {{"book.yaml", kHead}, {"a.md", "x"}};
  const Loaded loaded = load(files, {});
  EXPECT_EQ(loaded.manuscript->root, ".");
  EXPECT_EQ(loaded.sources[SourceId{0}].name, "book.yaml");
}

TEST(Load, LetsTheCommandLineGoBeforeTheBookFile) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlang: en\nauthor: A\n"}, {"book/a.md", "x"}};
  const Loaded loaded =
      load(files, {"book"}, {{"title", "New"}, {"creator", "B"}, {"creator", "C"}, {"titel", "x"}});
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "New");
  EXPECT_EQ(place(loaded.sources, loaded.manuscript->metadata.title.span), "command line:1:7");
  ASSERT_EQ(loaded.manuscript->metadata.creators.size(), 2u);
  EXPECT_EQ(loaded.manuscript->metadata.creators[1].name.text, "C");
  EXPECT_THAT(said(loaded), ElementsAre("command line:4:1: warning: unknown key `titel` "
                                        "[unknown-key] = did you mean `title`?"));
}

TEST(Load, ExtendsAnotherBookFile) {
  MemoryFiles files = {
      {"house.yaml",
       "publisher: House\ntitle: Default\ncss: style/house.css\nextends: base/all.yaml\n"
       "contents:\n  front: [legal.md]\n"},
      {"base/all.yaml", "language: fr\nrights: All\ncover: c.jpg\n"},
      {"legal.md", "x"},
      {"book/book.yaml", "title: Mine\nextends: ../house.yaml\ncontents: {body: a.md}\n"},
      {"book/a.md", "x"}};
  const Loaded loaded = load(files, {"book"}, {}, {"."});
  EXPECT_THAT(said(loaded), IsEmpty());
  const Manuscript& book = *loaded.manuscript;
  EXPECT_EQ(book.metadata.title.text, "Mine");
  EXPECT_EQ(book.metadata.publisher.text, "House");
  EXPECT_EQ(place(loaded.sources, book.metadata.publisher.span), "house.yaml:1:12");
  EXPECT_EQ(book.metadata.language.text, "fr");
  EXPECT_EQ(book.styles.at(0).path, "../style/house.css");
  EXPECT_EQ(book.cover.path, "../base/c.jpg");
  EXPECT_THAT(contents_of(loaded), ElementsAre("front 0 ../legal.md", "body 0 a.md (chapter)"));
}

TEST(Load, RemembersTheNewestFile) {
  MemoryFiles files;
  files.add("book/book.yaml", kHead, 10);
  files.add("book/a.md", "x", 30);
  files.add("book/b.md", "x", 20);
  files.add("book/picture.png", "x", 99);
  EXPECT_EQ(load(files).manuscript->newest_time, 30);
}

TEST(Load, ForgetsALanguageThatIsTheBooks) {
  MemoryFiles files = {{"book/book.yaml", kHead},
                       {"book/a.md", "---\nlang: en\n---\nx"},
                       {"book/b.md", "---\nlang: de\n---\nx"}};
  const Loaded loaded = load(files);
  EXPECT_EQ(loaded.manuscript->contents[2].language, "");
  EXPECT_EQ(loaded.manuscript->contents[3].language, "de");
}

// What cannot be a book.

TEST(LoadFailure, NoSuchFolder) {
  MemoryFiles files;
  const Loaded loaded = load(files, {"nowhere/"});
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(said(loaded), ElementsAre("nowhere: fatal: there is no book in `nowhere/` "
                                        "[no-manuscript] = there is no such file or folder"));
}

TEST(LoadFailure, FolderWithoutMarkdown) {
  MemoryFiles files = {{"book/notes.txt", "x"}};
  const Loaded loaded = load(files);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(
      said(loaded),
      ElementsAre("nowhere: fatal: there is no book in `book` [no-manuscript] = a book is a "
                  "folder with `book.yaml` or with Markdown files (`.md`) in it"));
}

TEST(LoadFailure, FolderWithMarkdownOnlyWhereNobodyLooks) {
  MemoryFiles files = {{"book/.drafts/a.md", "x"}, {"book/node_modules/b/c.md", "x"}};
  EXPECT_THAT(
      said(load(files)),
      ElementsAre("nowhere: fatal: there is no book in `book` [no-manuscript] = a book is a "
                  "folder with `book.yaml` or with Markdown files (`.md`) in it"));
}

TEST(LoadFailure, ForbiddenFolder) {
  MemoryFiles files = {{"book/a.md", "x"}};
  files.fail("book", FailureKind::not_permitted);
  const Loaded loaded = load(files);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(said(loaded), ElementsAre("nowhere: fatal: cannot read `book`: permission denied "
                                        "[unreadable-file]"));
}

TEST(LoadFailure, FolderForABookFile) {
  MemoryFiles files = {{"book/book.yaml/x", ""}, {"book/a.md", "---\ntitle: T\nlang: en\n---\nx"}};
  EXPECT_THAT(
      said(load(files)),
      ElementsAre(
          "nowhere: error: `book/book.yaml` is a folder, not a file "
          "[folder-as-file] = a book file is a text file; give the folder another "
          "name",
          "nowhere: note: this is read as a manuscript in one file: `a.md` [recognised-book]"));
}

TEST(LoadFailure, ForbiddenBookFile) {
  MemoryFiles files = {{"book/book.yaml", kHead}, {"book/a.md", "x"}};
  files.fail("book/book.yaml", FailureKind::not_permitted);
  const Loaded loaded = load(files);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(said(loaded), ElementsAre("nowhere: fatal: cannot read `book/book.yaml`: permission "
                                        "denied [unreadable-file]"));
}

TEST(LoadFailure, ForbiddenChapter) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlang: en\ncontents:\n  - a.md\n  - b.md\n"},
                       {"book/a.md", "x"},
                       {"book/b.md", "x"}};
  files.fail("book/b.md", FailureKind::not_permitted);
  const Loaded loaded = load(files);
  EXPECT_THAT(contents_of(loaded), ElementsAre("body 0 a.md (chapter)"));
  EXPECT_THAT(said(loaded), ElementsAre("book/book.yaml:5:5: error: cannot read chapter `b.md`: "
                                        "permission denied [unreadable-chapter]"));
}

TEST(LoadFailure, NoChapterLeft) {
  MemoryFiles files = {
      {"book/book.yaml", "title: T\nlang: en\ncontents: [title-page, a.md, b.md]\n"},
      {"book/b.md", " \n"}};
  const Loaded loaded = load(files);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(
      said(loaded),
      ElementsAre(
          "book/book.yaml:1:1: fatal: the book has no readable chapter [no-chapters] = list "
          "Markdown files below `contents:`, or put them beside the book file",
          "book/book.yaml:3:24: error: chapter `a.md` is not in the manuscript "
          "[missing-chapter] = did you mean `b.md`?",
          "book/book.yaml:3:30: warning: chapter `b.md` is empty [empty-chapter] = it is "
          "left out of the book"));
}

TEST(LoadFailure, ExtendedFileOutside) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlang: en\nextends: ../house/all.yaml\n"},
                       {"house/all.yaml", "publisher: House\n"},
                       {"book/a.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(said(loaded),
              ElementsAre("book/book.yaml:3:10: fatal: cannot read `../house/all.yaml`, which this "
                          "book extends [missing-extends] = move it into the folder of the book, "
                          "or open its folder with `--allow-path house`"));
}

TEST(LoadFailure, UntrustedExtendsNothing) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlang: en\nextends: all.yaml\n"},
                       {"book/all.yaml", "publisher: House\n"},
                       {"book/a.md", "x"}};
  Loaded loaded;
  loaded.manuscript = manuscript::load({.paths = {"book"}, .metadata = {}, .is_untrusted = true},
                                       *files.confined(), loaded.sources, loaded.diags);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(said(loaded),
              ElementsAre("book/book.yaml:3:10: fatal: `all.yaml` is extended by a manuscript that "
                          "is not trusted [untrusted-extends] = put what it says into the book "
                          "file, or build without `--untrusted`"));
}

TEST(LoadFailure, MissingExtendedFile) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlang: en\nextends: others.yaml\ntitel: T\n"},
                       {"book/a.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_EQ(said(loaded).front(),
            "book/book.yaml:3:10: fatal: cannot read `others.yaml`, which this book extends "
            "[missing-extends] = there is no such file");
  EXPECT_EQ(said(loaded).size(), 2u) << "the rest is read all the same";
}

TEST(LoadFailure, ExtendsInACircle) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlang: en\nextends: house.yaml\n"},
                       {"book/house.yaml", "extends: ./book.yaml\n"},
                       {"book/a.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(said(loaded),
              ElementsAre("book/house.yaml:1:10: fatal: `./book.yaml` extends itself "
                          "[extends-cycle] = take `extends` out of one of the files"));
}

TEST(LoadFailure, BrokenExtendedFile) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlang: en\nextends: house.yaml\n"},
                       {"book/house.yaml", "a: [\n"},
                       {"book/a.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_FALSE(loaded.manuscript);
  EXPECT_THAT(said(loaded), ElementsAre("book/house.yaml:2:1: fatal: invalid YAML: a `[` is never "
                                        "closed [invalid-yaml] = close it with `]`"));
}

TEST(LoadFailure, FilesOfACommandLine) {
  MemoryFiles files = {{"a.md", "x"}, {"c/dawn.md", "x"}};
  const Loaded loaded = load(files, {"a.md", "gone.md", "c/dwan.md", "c", "./a.md"},
                             {{"title", "T"}, {"language", "en"}});
  EXPECT_THAT(
      said(loaded),
      ElementsAre(
          "nowhere: error: chapter `gone.md` is not in the manuscript [missing-chapter] = "
          "there is no such file",
          "nowhere: error: chapter `c/dwan.md` is not in the manuscript [missing-chapter] = "
          "did you mean `c/dawn.md`?",
          "nowhere: error: `c` is a folder, not a file [folder-as-file] = build a folder "
          "alone, or name the files in it",
          "nowhere: error: chapter `./a.md` is listed twice [repeated-chapter]"));
  EXPECT_EQ(contents_of(loaded).back(), "body 0 a.md (chapter)");
}

TEST(Load, SettlesTheEncodingOfEveryFile) {
  MemoryFiles files = {{"book/book.yaml", "\xEF\xBB\xBFtitle: T\r\nlang: en\r\n"},
                       {"book/a.md", "caf\xE9\x01\r\nx"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(said(loaded),
              ElementsAre("book/a.md:1:4: error: byte 0xE9 is not UTF-8 [not-utf8] = save the file "
                          "as UTF-8; in Windows-1252 this byte is `é`",
                          "book/a.md:1:5: error: control character U+0001 [control-character] = "
                          "take it out; no reader can show it"));
  EXPECT_EQ(loaded.sources.text_of(loaded.manuscript->contents.back().text[0]), "caf��\nx");
}

}  // namespace
}  // namespace colophon::testing
