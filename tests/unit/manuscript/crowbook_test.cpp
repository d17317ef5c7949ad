// Manuscripts of Crowbook, in several manners.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/tool_projects.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

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
  EXPECT_THAT(recognised(loaded), HasSubstr("`colophon build book/two` takes another"));
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
                  "[outside-book] = move it into the folder of the book, or open its folder with "
                  "`--allow-path .`",
                  "book/b.book:2:21: error: `none.book` is not there to include "
                  "[missing-include]",
                  "book/b.book:3:1: error: cannot read this line of the contents: the file "
                  "is missing [malformed-contents] = write `+ chapter.md`",
                  "book/b.book:4:1: error: cannot read this line of the contents: it begins "
                  "with no `+`, `-`, `!` or `@` [malformed-contents] = write `+ chapter.md`",
                  "nowhere: note: `a.md` lies in the book's folder and is not in its "
                  "contents [unlisted-chapter]"));
}

TEST(Crowbook, HidesATitleAndHasRemarksBehindNames) {
  MemoryFiles files = {{"book/x.book",
                        "title: T\nlang: en_GB\ninput.clean.smart_quotes: false\n"
                        "! copyright.md # first\n! b.md\n- preface.md\n0. c.md #x\n@ Part #1\n"
                        "+ d.md\n- afterword.md\n"},
                       {"book/copyright.md", "Rights *kept*\n===\n\nAll."},
                       {"book/b.md", "text\n\n# Not at its head"},
                       {"book/preface.md", "x"},
                       {"book/c.md", "x"},
                       {"book/d.md", "x"},
                       {"book/afterword.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("front 0 copyright.md (copyright-page) 'Rights kept' \"Rights kept\"",
                          "body 0 b.md (chapter)", "front 0 preface.md (preface)",
                          "body 0 c.md (chapter)", "body 0 part (part) 'Part #1'",
                          "body 1 d.md (chapter)", "back 0 afterword.md (afterword)"));
  EXPECT_EQ(loaded.sources.text_of(loaded.manuscript->contents[2].text.front()), "\n\nAll.");
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "en-GB");
  EXPECT_FALSE(loaded.manuscript->dialect.smart_punctuation);
}

}  // namespace
}  // namespace colophon::testing
