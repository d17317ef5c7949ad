#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "passes/book/book.h"
#include "passes/book/find_cuts.h"
#include "trees.h"

namespace colophon::passes {
namespace {

using testing::ElementsAre;

struct SplitBook {
  Book book;
  std::vector<Chapter> chapters;

  SplitBook(Split split, const std::string& body, const std::string& notes = {}) {
    book.metadata.title.text = "Book";
    ContentsItem generated;
    generated.kind = ContentsItem::Kind::generated;
    ContentsItem item;
    item.path = "book.md";
    item.id = "all";
    item.role = BookPart::chapter;
    ContentsItem last;
    last.kind = ContentsItem::Kind::part;
    last.title.text = "Last";
    book.documents = {{.item = generated}, {.item = item}, {.item = last}};
    chapters.push_back(read_chapter(body, notes));
    chapters.back().document = 1;
    Spending spending;
    split_chapters(book, chapters, split, 2, spending);
  }

  std::vector<std::string> bodies() const {
    std::vector<std::string> texts;
    for (const Chapter& chapter : chapters) texts.push_back(written(chapter.body));
    return texts;
  }
  std::vector<std::string> notes() const {
    std::vector<std::string> texts;
    for (const Chapter& chapter : chapters) texts.push_back(written(chapter.notes));
    return texts;
  }
  const ContentsItem& item(std::size_t chapter) const {
    return book.documents[chapters[chapter].document].item;
  }
};

TEST(SplitChapters, CutsAtTheHighestHeadings) {
  const SplitBook book(
      Split::first, "<p>0</p><h1>A</h1><p>1</p><h2>a</h2><div><h1>in</h1></div><h1>B</h1><p>2</p>");
  EXPECT_THAT(book.bodies(),
              ElementsAre("<p>0</p>", "<h1>A</h1><p>1</p><h2>a</h2><div><h1>in</h1></div>",
                          "<h1>B</h1><p>2</p>"));
  ASSERT_EQ(book.book.documents.size(), 5u);
  EXPECT_EQ(book.item(0).title.text, "Book");
  EXPECT_EQ(book.item(0).id, "all");
  EXPECT_EQ(book.item(1).name, "A");
  EXPECT_EQ(book.item(1).id, "");
  EXPECT_EQ(book.item(2).path, "book.md");
  EXPECT_EQ(book.book.documents[4].item.title.text, "Last");
}

TEST(SplitChapters, LeavesWholeWhatHasOneChapter) {
  const struct {
    Split split;
    const char* body;
  } cases[] = {
      {Split::none, "<h1>A</h1><p>1</p><h1>B</h1>"},
      {Split::first, "<h1>A</h1><p>1</p><h2>B</h2>"},
      {Split::first, "<p>no heading</p>"},
      {Split::first, ""},
      {Split::first, "\n<hr/>\n<h1>A</h1><p>1</p>"},
      {Split::automatic, "<h1>A</h1><h2>B</h2><p>1</p>"},
      {Split::automatic, "<p>0</p><h1>A</h1><div><h1>B</h1></div>"},
  };
  for (const auto& [split, body] : cases) {
    const SplitBook book(split, body);
    EXPECT_THAT(book.bodies(), ElementsAre(body));
    EXPECT_EQ(book.book.documents.size(), 3u) << body;
  }
}

TEST(SplitChapters, LeavesWholeWhatHasThousandsOfHeadings) {
  std::string body;
  for (int i = 0; i < 2001; ++i) body += "<h1>A</h1><p>1</p>";
  EXPECT_EQ(SplitBook(Split::first, body).chapters.size(), 1u);
  EXPECT_EQ(SplitBook(Split::first, body.substr(18)).chapters.size(), 2000u);
}

TEST(SplitChapters, CutsBelowATitle) {
  const SplitBook book(Split::automatic,
                       "<h1>Tides</h1><h2>by Ada</h2><hr/><h2>A</h2><p>1</p><h2>B</h2><p>2</p>");
  EXPECT_THAT(book.bodies(), ElementsAre("<h1 colophon:unlisted=\"\">Tides</h1>"
                                         "<h2 colophon:unlisted=\"\">by Ada</h2>",
                                         "<h1>A</h1><p>1</p>", "<h1>B</h1><p>2</p>"));
  EXPECT_EQ(book.item(0).role, BookPart::half_title_page);
  EXPECT_EQ(book.item(0).matter, Matter::front);
  EXPECT_EQ(book.item(1).depth, 0);
  EXPECT_EQ(book.item(1).role, BookPart::chapter);
}

TEST(SplitChapters, KeepsATitleWithTextAsAChapter) {
  const SplitBook book(Split::automatic,
                       "<h1>Tides</h1><p>0</p><h2>A</h2><p>1</p><h2>B</h2><p>2</p>");
  EXPECT_THAT(book.bodies(),
              ElementsAre("<h1>Tides</h1><p>0</p>", "<h1>A</h1><p>1</p>", "<h1>B</h1><p>2</p>"));
  EXPECT_EQ(book.item(0).role, BookPart::chapter);
}

TEST(SplitChapters, MakesPartsOfTheHigherOfTwoLevels) {
  const SplitBook book(
      Split::second, "<h1>Preface</h1><p>0</p><h1>A</h1><h2>a</h2><h3>x</h3><h1>B</h1><h2>b</h2>");
  EXPECT_THAT(book.bodies(), ElementsAre("<h1>Preface</h1><p>0</p>", "<h1>A</h1>",
                                         "<h2>a</h2><h3>x</h3>", "<h1>B</h1>", "<h2>b</h2>"));
  EXPECT_EQ(book.item(0).role, BookPart::preface);
  EXPECT_EQ(book.item(1).role, BookPart::part);
  EXPECT_EQ(book.item(2).role, BookPart::chapter);
  EXPECT_EQ(book.item(2).depth, 1);
  EXPECT_EQ(book.item(3).depth, 0);
}

TEST(SplitChapters, DropsRulesAtTheEdgesAndMovesAnchorsOn) {
  const SplitBook book(Split::first,
                       "<hr/><p>0</p><hr/><p><a id=\"x\"/></p><h1>A</h1><p>1</p><hr id=\"r\"/>"
                       "<h1>B</h1><p>2</p><hr/>");
  EXPECT_THAT(book.bodies(),
              ElementsAre("<p>0</p>", "<h1>A</h1><p><a id=\"x\"/></p><p>1</p><hr id=\"r\"/>",
                          "<h1>B</h1><p>2</p><hr/>"));
}

const std::string kRef0 = "<colophon:noteref colophon:note=\"0\"/>";
const std::string kRef1 = "<colophon:noteref colophon:note=\"1\"/>";

std::string note(int index, const std::string& content) {
  return "<colophon:note colophon:note=\"" + std::to_string(index) + "\"><p>" + content +
         "</p></colophon:note>";
}

TEST(SplitChapters, GivesEachItsNotes) {
  const SplitBook book(
      Split::first,
      "<h1>A</h1><p>1" + kRef0 + kRef0 + "</p><h1>B</h1><p>2</p><h1>C</h1><p>" + kRef0 + "</p>",
      note(0, "<span id=\"i\"/>see" + kRef1) + note(1, "one") + note(2, "unused"));
  EXPECT_THAT(book.notes(),
              ElementsAre(note(0, "<span id=\"i\"/>see" + kRef1) + note(1, "one"), "",
                          note(0, "<span/>see" + kRef1) + note(1, "one") + note(2, "unused")));
}

TEST(SplitChapters, KeepsWhatWasSaidAndTakesOutReferencesToOtherPieces) {
  SplitBook book(Split::none,
                 "<h1>A</h1><p id=\"a\" aria-describedby=\"b a\">1</p>"
                 "<h1>B</h1><p id=\"b\" aria-describedby=\"a\">2</p>");
  book.chapters[0].diagnostics.report(Code::empty_heading, {});
  Spending spending;
  split_chapters(book.book, book.chapters, Split::first, 1, spending);
  EXPECT_THAT(book.bodies(), ElementsAre("<h1>A</h1><p id=\"a\" aria-describedby=\"a\">1</p>",
                                         "<h1>B</h1><p id=\"b\">2</p>"));
  EXPECT_EQ(codes(book.chapters[0].diagnostics), "empty-heading removed-attribute");
  EXPECT_EQ(codes(book.chapters[1].diagnostics), "removed-attribute");
}

}  // namespace
}  // namespace colophon::passes
