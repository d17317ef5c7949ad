// Manuscripts of other tools, each kind in several manners.
#include "manuscript/convention.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::StartsWith;

// What was said but for identifiers, titles and languages that nobody gave.
std::vector<std::string> findings(const Loaded& loaded) {
  std::vector<std::string> lines = said(loaded);
  std::erase_if(lines, [](const std::string& line) {
    return line.find("[missing-language]") != line.npos ||
           line.find("[missing-title]") != line.npos || line.find("[recognised-book]") != line.npos;
  });
  return lines;
}

std::string recognised(const Loaded& loaded) {
  for (const std::string& line : said(loaded)) {
    if (line.find("[recognised-book]") != line.npos) return line;
  }
  return {};
}

// The contents behind the pages that every such book begins with, with what they call a chapter.
std::vector<std::string> chapters_of(const Loaded& loaded) {
  std::vector<std::string> lines = contents_of(loaded);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Value& label = loaded.manuscript->contents[i].label;
    if (label) lines[i] += " \"" + label.text + "\"";
  }
  if (lines.size() < 2 || lines[0] != "front 0 generated (title-page)" ||
      lines[1] != "front 0 generated (contents)") {
    return {"no title page and contents"};
  }
  lines.erase(lines.begin(), lines.begin() + 2);
  return lines;
}

// mdBook

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
          "[outside-book] = move it into the folder of the book",
          "book/src/SUMMARY.md:6:3: error: cannot read this line of the contents: this item is no "
          "link [malformed-contents] = write `- [Title](file.md)`, or `- [Title]()` for a chapter "
          "yet to be written",
          "book/src/SUMMARY.md:7:3: note: `Later` is a draft; it is left out [draft-chapter]",
          "nowhere: note: `src/two.md` lies in the book's folder and is not in its contents "
          "[unlisted-chapter]"));
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

// HonKit and GitBook

TEST(HonKit, BeginsWithItsReadmeAndEndsWithItsGlossary) {
  MemoryFiles files = {{"book/book.json",
                        "{\"title\": \"Tides\", \"author\": \"A. Reed\", \"language\": \"fr\",\n"
                        " \"isbn\": \"978-0-306-40615-7\", \"plugins\": [\"katex\"]}"},
                       {"book/SUMMARY.md",
                        "# Sommaire\n\n### Un\n\n* [A](a.md)\n* Sans fichier\n\t* [B](b.md#x)\n"
                        "* [B encore](b.md#y)\n\n----\n\n* [C](c.md)\n"
                        "* [Site](https://example.org/)\n"},
                       {"book/README.md", "x"},
                       {"book/GLOSSARY.md", "x"},
                       {"book/a.md", "x"},
                       {"book/b.md", "x"},
                       {"book/c.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded),
              ElementsAre("book/SUMMARY.md:13:10: note: `https://example.org/` means nothing for "
                          "an EPUB and is not read [unsupported-setting] = the contents of a book "
                          "name its own chapters; link to it from one of them"));
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("body 0 README.md (introduction)", "body 0 part (part) 'Un'",
                          "body 1 a.md (chapter) \"A\"", "body 1 part (part) 'Sans fichier'",
                          "body 2 b.md (chapter) \"B\"", "body 0 c.md (chapter) \"C\"",
                          "back 0 GLOSSARY.md (glossary) \"Glossaire\""));
  EXPECT_EQ(loaded.manuscript->metadata.identifiers.at(0).text, "urn:isbn:9780306406157");
  EXPECT_TRUE(loaded.manuscript->dialect.mathematics);
}

TEST(HonKit, HasItsTextsWhereItsSettingsSay) {
  MemoryFiles files = {
      {"book/.gitbook.yaml", "root: ./docs/\nstructure:\n  readme: start.md\n  summary: toc.md\n"},
      {"book/docs/toc.md", "Contents\n===\n\n- [Start](start.md)\n- [Next](next%20one.md)\n"},
      {"book/docs/start.md", "x"},
      {"book/docs/next one.md", "x"},
      {"book/docs/cover.jpg", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 docs/start.md (chapter) \"Start\"",
                                               "body 0 docs/next one.md (chapter) \"Next\""));
  EXPECT_EQ(loaded.manuscript->cover.path, "docs/cover.jpg");
}

MemoryFiles languages() {
  return {{"book/LANGS.md", "# Languages\n\n* [English](en)\n* [Deutsch](de/)\n"},
          {"book/book.json", "{\"title\": \"Tides\"}"},
          {"book/en/SUMMARY.md", "* [A](a.md)\n"},
          {"book/en/a.md", "x"},
          {"book/de/book.json", "{\"title\": \"Gezeiten\"}"},
          {"book/de/SUMMARY.md", "* [B](b.md)\n"},
          {"book/de/b.md", "x"}};
}

TEST(HonKit, OfSeveralLanguagesIsTheFirst) {
  MemoryFiles files = languages();
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 en/a.md (chapter) \"A\""));
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "en");
  EXPECT_EQ(recognised(loaded),
            "book/book.json:1:1: note: this is read as a HonKit or GitBook book: `book.json`, "
            "`LANGS.md`, `en/SUMMARY.md` [recognised-book] = this is `en` of 2 languages; "
            "`--metadata language=de` builds another");
}

TEST(HonKit, OfSeveralLanguagesIsTheOneAskedFor) {
  MemoryFiles files = languages();
  const Loaded loaded = load(files, {"book"}, {{"language", "de"}});
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 de/b.md (chapter) \"B\""));
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "Gezeiten");
}

TEST(HonKit, IsNotEveryFolderWithABookJson) {
  MemoryFiles files = {{"book/book.json", "[1, {]"}, {"book/a.md", "# A"}};
  const Loaded loaded = load(files);
  EXPECT_EQ(recognised(loaded), "");
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 a.md (chapter)"));
}

// Leanpub

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

// Crowbook

TEST(Crowbook, HasPartsAndChaptersOfAllKinds) {
  MemoryFiles files = {{"book/novel.book",
                        "title: Tides\nauthor: Ada Reed\nlang: en\nlicense: CC BY\n"
                        "html.footer: \"one\n- not a chapter\"\n\n"
                        "! opening.md\n@ High *water*\n+ a.md\n-- a1.md\n42. b.md\n@+ low.md\n"
                        "# a comment\n- c.md\n"},
                       {"book/opening.md", "x"},
                       {"book/a.md", "x"},
                       {"book/a1.md", "x"},
                       {"book/b.md", "x"},
                       {"book/low.md", "x"},
                       {"book/c.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(
      chapters_of(loaded),
      ElementsAre("body 0 opening.md (chapter)", "body 0 part (part) 'High water'",
                  "body 1 a.md (chapter)", "body 2 a1.md (chapter)", "body 1 b.md (chapter)",
                  "body 0 low.md (part)", "body 1 c.md (chapter)"));
  EXPECT_EQ(loaded.manuscript->metadata.rights.text, "CC BY");
}

TEST(Crowbook, ImportsWhatOtherBooksShare) {
  MemoryFiles files = {{"book/common.book", "author: Ada Reed\nlang: en\ntitle: None\n"},
                       {"book/one/one.book", "import: ../common.book\ntitle: One\n+ a.md\n"},
                       {"book/one/a.md", "x"},
                       {"book/two/two.book", "title: Two\n+ b.md\n"},
                       {"book/two/b.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 one/a.md (chapter)"));
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "One");
  EXPECT_EQ(loaded.manuscript->metadata.creators.at(0).name.text, "Ada Reed");
  EXPECT_THAT(recognised(loaded), ::testing::HasSubstr("`colophon build book/two` takes another"));
}

TEST(Crowbook, IsFoundByItsFile) {
  MemoryFiles files = {
      {"book/a.book", "title: A\n+ a.md\n"},
      {"book/b.book", "title: B\nimport: [../x.book, none.book]\n+ \nhm\n+ b.md\n"},
      {"book/a.md", "x"},
      {"book/b.md", "x"}};
  const Loaded loaded = load(files, {"book/b.book"});
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 b.md (chapter)"));
  EXPECT_THAT(
      findings(loaded),
      ElementsAre("book/b.book:2:10: error: `../x.book` lies outside the book's folder "
                  "[outside-book] = build the folder that holds both files",
                  "book/b.book:2:21: error: `none.book` is not there to include "
                  "[missing-include]",
                  "book/b.book:3:1: error: cannot read this line of the contents: the file "
                  "is missing [malformed-contents] = write `+ chapter.md`",
                  "book/b.book:4:1: error: cannot read this line of the contents: it begins "
                  "with no `+`, `-`, `!` or `@` [malformed-contents] = write `+ chapter.md`",
                  "nowhere: note: `a.md` lies in the book's folder and is not in its "
                  "contents [unlisted-chapter]"));
}

// Plain folders

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
  EXPECT_THAT(said(loaded), Not(Contains(::testing::HasSubstr("missing-language"))));
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

// All of them

TEST(Conventions, GiveWayToABookFile) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlanguage: en\ncontents: [b.md]\n"},
                       {"book/SUMMARY.md", "* [A](a.md)\n"},
                       {"book/a.md", "x"},
                       {"book/b.md", "x"}};
  EXPECT_THAT(contents_of(load(files)), ElementsAre("body 0 b.md (chapter)"));
}

TEST(Conventions, AreOverruledByTheCommandLine) {
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
