#include "passes/book/gather_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "passes/book/book.h"
#include "passes/local/local.h"
#include "trees.h"

namespace colophon::passes {
namespace {

using testing::ElementsAre;

// "page:chapter:first+count"
std::vector<std::string> plan(std::vector<std::size_t> counts) {
  Book book;
  for (const std::size_t count : counts) {
    book.documents.emplace_back();
    book.documents.back().facts.notes = count;
  }
  std::vector<std::string> sections;
  for (const NotesSection& section : plan_notes(book, 7)) {
    sections.push_back(std::to_string(section.page) + ':' + std::to_string(section.chapter) + ':' +
                       std::to_string(section.first) + '+' + std::to_string(section.count));
  }
  return sections;
}

TEST(PlanNotes, FillsPagesByChapter) {
  EXPECT_THAT(plan({}), ElementsAre());
  EXPECT_THAT(plan({0, 0}), ElementsAre());
  EXPECT_THAT(plan({3, 0, 2}), ElementsAre("7:0:1+3", "7:2:1+2"));
  EXPECT_THAT(plan({500, 1}), ElementsAre("7:0:1+500", "8:1:1+1"));
  EXPECT_THAT(plan({300, 300, 200}), ElementsAre("7:0:1+300", "8:1:1+300", "8:2:1+200"));
  EXPECT_THAT(plan({1, 1100, 0, 5}),
              ElementsAre("7:0:1+1", "8:1:1+500", "9:1:501+500", "10:1:1001+100", "10:3:1+5"));
}

Book book_with_notes_page() {
  Book book;
  book.documents.resize(4);
  book.documents[1].item.kind = ContentsItem::Kind::generated;
  book.documents[1].item.page = GeneratedPage::notes;
  return book;
}

std::vector<Chapter> chapters_with(std::vector<std::size_t> counts) {
  const std::size_t documents[] = {0, 2, 3};
  std::vector<Chapter> chapters;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    std::string notes;
    for (std::size_t n = 0; n < counts[i]; ++n) notes += "<colophon:note/>";
    chapters.push_back(read_chapter("<p/>", notes));
    chapters.back().document = documents[i];
  }
  return chapters;
}

TEST(MakeRoomForNotes, HasADocumentForEachPage) {
  Book book = book_with_notes_page();
  std::vector<Chapter> chapters = chapters_with({400, 400, 1});
  Diagnostics diags;
  make_room_for_notes(book, chapters, diags);
  ASSERT_EQ(book.documents.size(), 5u);
  EXPECT_EQ(book.documents[2].item.page, GeneratedPage::notes);
  EXPECT_EQ(chapters[0].document, 0u);
  EXPECT_EQ(chapters[1].document, 3u);
  EXPECT_EQ(chapters[2].document, 4u);
  EXPECT_TRUE(diags.empty());
}

TEST(MakeRoomForNotes, TakesAnEmptyPageOut) {
  Book book = book_with_notes_page();
  std::vector<Chapter> chapters = chapters_with({0, 0});
  Diagnostics diags;
  make_room_for_notes(book, chapters, diags);
  EXPECT_EQ(book.documents.size(), 3u);
  EXPECT_EQ(chapters[1].document, 1u);
  EXPECT_EQ(codes(diags), "empty-chapter");
}

TEST(PlaceNotes, LeavesGatheredNotesAside) {
  Chapter chapter = read_chapter(
      "<p>a<colophon:noteref colophon:note=\"0\"/><colophon:noteref colophon:note=\"0\"/></p>",
      "<colophon:note colophon:note=\"0\" colophon:label=\"x\"><ul><li>A</li></ul></colophon:note>"
      "<colophon:note colophon:note=\"1\" colophon:label=\"y\"><p>B</p></colophon:note>");
  place_notes(chapter, {.prefix = "c", .language = "en", .gathered = true});
  const std::string back = "epub:type=\"backlink\" role=\"doc-backlink\" aria-label=\"Back to the ";
  EXPECT_EQ(written(chapter.notes),
            "<li id=\"c-fn-1\" epub:type=\"endnote\"><ul><li>A</li></ul><p>"
            "<a href=\"#c-fnref-1\" " +
                back +
                "text\">\u21A9\uFE0E</a> "
                "<a href=\"#c-fnref-1-2\" " +
                back +
                "text (2)\">\u21A9\uFE0E2</a></p></li>"
                "<li id=\"c-fn-2\" epub:type=\"endnote\"><p>B</p></li>");
  EXPECT_EQ(written(chapter.body).find("section"), std::string::npos);
  EXPECT_EQ(codes(chapter.diagnostics), "unused-note");
}

}  // namespace
}  // namespace colophon::passes
