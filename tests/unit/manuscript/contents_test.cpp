#include "manuscript/book_file/contents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

MemoryFiles shelf(const std::string& contents) {
  return {{"book/book.yaml", "title: T\nlang: en\n" + contents},
          {"book/a.md", "x"},
          {"book/b.md", "x"},
          {"book/colophon.md", "x"},
          {"book/part1/x2.md", "x"},
          {"book/part1/x10.md", "x"},
          {"book/part1/deep/y.md", "x"},
          {"other/z.md", "x"}};
}

struct Complaint {
  const char* contents;
  const char* expected;
};

class ContentsComplaint : public ::testing::TestWithParam<Complaint> {};

TEST_P(ContentsComplaint, IsSaid) {
  MemoryFiles files = shelf(std::string("contents:\n  - a.md\n") + GetParam().contents);
  const Loaded loaded = load(files);
  EXPECT_THAT(said_of_listed(loaded), ElementsAre(GetParam().expected));
  ASSERT_TRUE(loaded.manuscript);
  EXPECT_EQ(contents_of(loaded).front(), "body 0 a.md (chapter)");
}

INSTANTIATE_TEST_SUITE_P(
    All, ContentsComplaint,
    ::testing::Values(
        Complaint{"  - a.md\n",
                  "book/book.yaml:5:5: error: chapter `a.md` is listed twice [repeated-chapter] = "
                  "keep it in one place < book/book.yaml:4:5 first listed here"},
        Complaint{"  - ./part1/../a.md\n",
                  "book/book.yaml:5:5: error: chapter `./part1/../a.md` is listed twice "
                  "[repeated-chapter] = keep it in one place < book/book.yaml:4:5 first listed "
                  "here"},
        Complaint{"  - b.mdd\n",
                  "book/book.yaml:5:5: error: chapter `b.mdd` is not in the manuscript "
                  "[missing-chapter] = did you mean `b.md`?"},
        Complaint{"  - x10.md\n",
                  "book/book.yaml:5:5: error: chapter `x10.md` is not in the manuscript "
                  "[missing-chapter] = did you mean `part1/x10.md`?"},
        Complaint{"  - wholly-other.md\n",
                  "book/book.yaml:5:5: error: chapter `wholly-other.md` is not in the manuscript "
                  "[missing-chapter] = there is no file like it in the book's folder"},
        Complaint{"  - tilte-page\n",
                  "book/book.yaml:5:5: error: chapter `tilte-page` is not in the manuscript "
                  "[missing-chapter] = did you mean `title-page`?"},
        Complaint{"  - part1\n",
                  "book/book.yaml:5:5: error: `part1` is a folder, not a file [folder-as-file] = "
                  "list its files with a pattern: `part1/*.md`"},
        Complaint{"  - ../other/z.md\n",
                  "book/book.yaml:5:5: error: `../other/z.md` lies outside the book's folder "
                  "[outside-book] = move it into the folder of the book, or open its folder "
                  "with `--allow-path other`"},
        Complaint{"  - \"../other/*.md\"\n",
                  "book/book.yaml:5:5: error: `../other/*.md` lies outside the book's folder "
                  "[outside-book] = move it into the folder of the book, or open its folder "
                  "with `--allow-path other`"},
        Complaint{"  - \"é/*.md\"\n",
                  "book/book.yaml:5:5: error: no file matches `é/*.md` [empty-pattern] = a pattern "
                  "finds files that end in `.md` or `.markdown`"},
        Complaint{
            "  - index\n",
            "book/book.yaml:5:5: error: there is no generated page `index` [unknown-page] = "
            "write it as a file of your own, `index.md`; generated are `title-page`, `contents` "
            "and `notes`"},
        Complaint{"  - colophon\n",
                  "book/book.yaml:5:5: error: there is no generated page `colophon` [unknown-page] "
                  "= did you mean `colophon.md`?"},
        Complaint{"  - First: b.md\n",
                  "book/book.yaml:5:5: error: `contents` must be a list of files, pages, and maps "
                  "with `file` or `part` [wrong-type] = write `{file: b.md, title: First}`"},
        Complaint{"  - First: [b.md]\n",
                  "book/book.yaml:5:5: error: `contents` must be a list of files, pages, and maps "
                  "with `file` or `part` [wrong-type] = write `part: First` and the list below "
                  "`chapters:`"},
        Complaint{"  - [b.md]\n",
                  "book/book.yaml:5:5: error: `contents` must be a list of files, pages, and maps "
                  "with `file` or `part` [wrong-type]"},
        Complaint{
            "  -\n",
            "book/book.yaml:5:3: warning: `contents` is empty [empty-value] = give it a value "
            "or take it out"},
        Complaint{"  - part: P\n",
                  "book/book.yaml:5:11: error: `chapters` must be a list of files [wrong-type] = "
                  "list the part's files below `chapters:`"},
        Complaint{"  - part:\n    chapters: [b.md]\n",
                  "book/book.yaml:5:5: warning: `part` is empty [empty-value] = give it a value or "
                  "take it out"},
        Complaint{"  - {part: P, chaptres: x, chapters: [b.md]}\n",
                  "book/book.yaml:5:15: warning: unknown key `chaptres` [unknown-key] = did you "
                  "mean `chapters`?"},
        Complaint{"  - {file: b.md, rloe: preface}\n",
                  "book/book.yaml:5:18: warning: unknown key `rloe` [unknown-key] = did you mean "
                  "`role`?"},
        Complaint{"  - {file: b.md, role: prefase}\n",
                  "book/book.yaml:5:24: warning: unknown role `prefase` [unknown-role] = did you "
                  "mean `preface`?"},
        Complaint{"  - {file: b.md, role: qqqqqqq}\n",
                  "book/book.yaml:5:24: warning: unknown role `qqqqqqq` [unknown-role] = write a "
                  "part of a book such as `preface`, `chapter` or `appendix`"},
        Complaint{"  - {file: b.md, id: 2 x}\n",
                  "book/book.yaml:5:22: error: `id` must be a letter, then letters, digits, `-`, "
                  "`_` and `.` [wrong-type] = write `x`, for example"},
        Complaint{"  - {file: b.md, title: [x]}\n",
                  "book/book.yaml:5:25: error: the title `x` is not one line of text "
                  "[malformed-title] = write it as one text, between quotes where it holds `: `"}));

TEST(Contents, SectionsAreThree) {
  MemoryFiles files = shelf("contents:\n  bdoy: [b.md]\n  body: [a.md]\n");
  EXPECT_THAT(said_of_listed(load(files)),
              ElementsAre("book/book.yaml:4:3: warning: unknown key `bdoy` [unknown-key] = did you "
                          "mean `body`?"));
}

TEST(Contents, PagesAreListedOnce) {
  MemoryFiles files = shelf("contents: [title-page, a.md, title_page]\n");
  const Loaded loaded = load(files);
  EXPECT_THAT(said_of_listed(loaded),
              ElementsAre("book/book.yaml:3:30: error: chapter `title_page` is listed twice "
                          "[repeated-chapter] = keep it in one place < book/book.yaml:3:12 first "
                          "listed here"));
  EXPECT_EQ(contents_of(loaded).size(), 2u);
}

TEST(Contents, PatternsLeaveOutWhatIsListed) {
  MemoryFiles files = shelf("contents: ['*.md', b.md, 'part1/x*.md', '**/*.md']\n");
  const Loaded loaded = load(files);
  EXPECT_THAT(said(loaded), IsEmpty());
  EXPECT_THAT(contents_of(loaded),
              ElementsAre("body 0 a.md (chapter)", "body 0 colophon.md (colophon)",
                          "body 0 b.md (chapter)", "body 0 part1/x2.md (chapter)",
                          "body 0 part1/x10.md (chapter)", "body 0 part1/deep/y.md (chapter)"));
}

TEST(Contents, PartsNest) {
  MemoryFiles files = shelf(
      "contents:\n  - part: 1\n    chapters:\n      - part: Sub\n        chapters: a.md\n"
      "      - b.md\n  - colophon.md\n");
  const Loaded loaded = load(files);
  EXPECT_THAT(said_of_listed(loaded), IsEmpty());
  EXPECT_THAT(contents_of(loaded), ElementsAre("body 0 part (part) '1'", "body 1 part (part) 'Sub'",
                                               "body 2 a.md (chapter)", "body 1 b.md (chapter)",
                                               "body 0 colophon.md (colophon)"));
}

TEST(Contents, AFileMayHaveANameLikeAPattern) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlang: en\ncontents: ['why?.md']\n"},
                       {"book/why?.md", "x"},
                       {"book/whys.md", "x"}};
  EXPECT_THAT(contents_of(load(files)), ElementsAre("body 0 why?.md (chapter)"));
}

TEST(Contents, RolesComeFromFrontMatterThenContentsThenNames) {
  MemoryFiles files = {
      {"book/book.yaml",
       "title: T\nlang: en\ncontents:\n  front:\n    - {file: preface.md, role: foreword}\n"
       "    - 01_Dedication.md\n    - thanks.md\n    - index.md\n"
       "  body: [prologue.md, chapter-12.md, index2.md, part-of-it.md, 1984.md]\n"
       "  back: [appendix_b.md, Index-2.md, e.md]\n"},
      {"book/preface.md", "---\nrole: introduction\n---\nx"},
      {"book/01_Dedication.md", "x"},
      {"book/thanks.md", "---\nrole: nonsense\n---\nx"},
      {"book/index.md", "x"},
      {"book/prologue.md", "x"},
      {"book/chapter-12.md", "x"},
      {"book/index2.md", "x"},
      {"book/part-of-it.md", "x"},
      {"book/1984.md", "x"},
      {"book/appendix_b.md", "x"},
      {"book/Index-2.md", "x"},
      {"book/e.md", "x"}};
  EXPECT_THAT(
      contents_of(load(files)),
      ElementsAre("front 0 preface.md (introduction)", "front 0 01_Dedication.md (dedication)",
                  "front 0 thanks.md", "front 0 index.md", "body 0 prologue.md (prologue)",
                  "body 0 chapter-12.md (chapter)", "body 0 index2.md (chapter)",
                  "body 0 part-of-it.md (chapter)", "body 0 1984.md (chapter)",
                  "back 0 appendix_b.md (appendix)", "back 0 Index-2.md (index)", "back 0 e.md"));
}

}  // namespace
}  // namespace colophon::testing
