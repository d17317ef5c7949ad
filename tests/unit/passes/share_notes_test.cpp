#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "passes/book/book.h"
#include "trees.h"

namespace colophon::passes {
namespace {

std::string open(const std::string& label) {
  return "<colophon:noteref colophon:label=\"" + label + "\" colophon:raw=\"[^" + label + "]\"/>";
}

std::string ref(int index) {
  return "<colophon:noteref colophon:note=\"" + std::to_string(index) + "\"/>";
}

std::string note(int index, const std::string& label, const std::string& content) {
  return "<colophon:note colophon:note=\"" + std::to_string(index) + "\" colophon:label=\"" +
         label + "\">" + content + "</colophon:note>";
}

// Each chapter lies in a folder of its own: "0/c.md".
Book book_of(std::vector<Chapter>& chapters) {
  Book book;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    chapters[i].document = i;
    book.documents.emplace_back().item.path = std::to_string(i) + "/c.md";
  }
  return book;
}

void share(std::vector<Chapter>& chapters) {
  const Book book = book_of(chapters);
  Spending spending;
  share_notes(chapters, book, spending);
}

TEST(ShareNotes, BringsNotesWithWhatTheyReferTo) {
  std::vector<Chapter> chapters;
  chapters.push_back(read_chapter("<p>" + open("a") + open("b") + "</p>"));
  chapters.push_back(read_chapter("<p>" + ref(1) + "</p>",
                                  note(0, "a", "A" + ref(1) + ref(2)) + note(1, "b", "B") +
                                      note(2, "c", "C" + ref(0)) + note(3, "d", "D")));
  share(chapters);
  EXPECT_EQ(written(chapters[0].body), "<p>" + ref(0) + ref(1) + "</p>");
  EXPECT_EQ(written(chapters[0].notes),
            note(0, "a", "A" + ref(1) + ref(2)) + note(1, "b", "B") + note(2, "c", "C" + ref(0)));
  // What the second refers to itself, and what nobody does, stays there.
  EXPECT_EQ(written(chapters[1].notes), note(1, "b", "B") + note(3, "d", "D"));
  EXPECT_EQ(codes(chapters[0].diagnostics), "");
}

TEST(ShareNotes, AsksOnFromWhatCameIn) {
  std::vector<Chapter> chapters;
  chapters.push_back(read_chapter("<p>" + open("A") + "</p>", note(0, "own", "O")));
  chapters.push_back(read_chapter("<p/>", note(0, "a", "A" + open("b"))));
  chapters.push_back(read_chapter("<p>" + open("a") + "</p>", note(0, "b", "B" + open("own"))));
  share(chapters);
  EXPECT_EQ(written(chapters[0].body), "<p>" + ref(1) + "</p>");
  EXPECT_EQ(written(chapters[0].notes),
            note(0, "own", "O") + note(1, "a", "A" + ref(2)) + note(2, "b", "B" + ref(0)));
  EXPECT_EQ(written(chapters[1].notes), "");
  EXPECT_EQ(written(chapters[2].body), "<p>" + ref(1) + "</p>");
  EXPECT_EQ(codes(chapters[2].diagnostics), "");
}

TEST(ShareNotes, ReportsWhatIsNowhere) {
  std::vector<Chapter> chapters;
  chapters.push_back(read_chapter("<p>a" + open("x") + open("two words") + "</p>"));
  chapters.push_back(read_chapter("<p/>", note(0, "y", "Y")));
  share(chapters);
  EXPECT_EQ(written(chapters[0].body), "<p>a[^x][^two words]</p>");
  EXPECT_EQ(codes(chapters[0].diagnostics), "undefined-note");
}

TEST(ShareNotes, LeadsWhereTheFileThatDefinesANoteLeads) {
  std::vector<Chapter> chapters;
  chapters.push_back(read_chapter("<p>" + open("a") + "</p>"));
  chapters.push_back(
      read_chapter("<p/>", note(0, "a",
                                "<a href=\"b.md#x\"/><a href=\"#y\"/><img src=\"../i.png\"/>"
                                "<a href=\"https://x.org\"/>")));
  share(chapters);
  EXPECT_EQ(written(chapters[0].notes),
            note(0, "a",
                 "<a href=\"../1/b.md#x\"/><a href=\"../1/c.md#y\"/><img src=\"../1/../i.png\"/>"
                 "<a href=\"https://x.org\"/>"));
}

}  // namespace
}  // namespace colophon::passes
