#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "passes/book/book.h"
#include "passes/common/titles.h"
#include "trees.h"

namespace colophon::passes {
namespace {

using testing::ElementsAre;

ContentsItem chapter_item(const std::string& path, const std::string& id = {}) {
  ContentsItem item;
  item.path = path;
  item.id = id;
  return item;
}

ContentsItem part_item(const std::string& title) {
  ContentsItem item;
  item.kind = ContentsItem::Kind::part;
  item.title.text = title;
  return item;
}

ContentsItem generated_item(vocabulary::GeneratedPage page) {
  ContentsItem item;
  item.kind = ContentsItem::Kind::generated;
  item.page = page;
  return item;
}

std::vector<std::string> names(const std::vector<ContentsItem>& contents) {
  Book book;
  for (const ContentsItem& item : contents) book.documents.push_back({.item = item});
  name_documents(book);
  std::vector<std::string> hrefs;
  for (const Document& document : book.documents) hrefs.push_back(document.href);
  return hrefs;
}

TEST(NameDocuments, LeavesOrderOutOfNames) {
  const struct {
    const char* path;
    const char* href;
  } cases[] = {
      {"02-press.md", "text/press.xhtml"},
      {"02_press.md", "text/press.xhtml"},
      {"2. The Press.md", "text/the-press.xhtml"},
      {"press.md", "text/press.xhtml"},
      {"ch02.md", "text/ch02.xhtml"},
      {"02press.md", "text/02press.xhtml"},
      {"1917.md", "text/chapter-1917.xhtml"},
      {"a/b/Été.md", "text/ete.xhtml"},
      {"третий.md", "text/chapter.xhtml"},
      {"README.md", "text/readme.xhtml"},
      {"03-harbour/README.md", "text/harbour.xhtml"},
      {"harbour/index.md", "text/harbour.xhtml"},
      {"cover.md", "text/cover-2.xhtml"},
      {"nav.md", "text/nav-2.xhtml"},
      {"title-page.md", "text/title-page-2.xhtml"},
      {"01-.md", "text/chapter-01.xhtml"},
  };
  for (const auto& c : cases) EXPECT_EQ(names({chapter_item(c.path)}).at(0), c.href) << c.path;
}

TEST(NameDocuments, AreUnique) {
  EXPECT_THAT(names({chapter_item("a/intro.md"), chapter_item("b/01-Intro.md"),
                     chapter_item("c/intro.md"), chapter_item("intro-2.md")}),
              ElementsAre("text/intro.xhtml", "text/intro-2.xhtml", "text/intro-3.xhtml",
                          "text/intro-2-2.xhtml"));
  // What the author names wins, wherever it stands.
  EXPECT_THAT(names({chapter_item("press.md"), chapter_item("x.md", "press")}),
              ElementsAre("text/press-2.xhtml", "text/press.xhtml"));
}

TEST(NameDocuments, KnowsPartsAndGeneratedPages) {
  EXPECT_THAT(names({generated_item(vocabulary::GeneratedPage::title_page),
                     generated_item(vocabulary::GeneratedPage::contents), chapter_item("part-1.md"),
                     part_item("One"), part_item("Two")}),
              ElementsAre("text/title-page.xhtml", "nav.xhtml", "text/part-1-2.xhtml",
                          "text/part-1.xhtml", "text/part-2.xhtml"));
}

TEST(TitleFromPath, IsReadable) {
  EXPECT_EQ(title_from_path("02-the-long_night.md"), "The long night");
  EXPECT_EQ(title_from_path("1917.md"), "1917");
  EXPECT_EQ(title_from_path("a/README.md"), "A");
  EXPECT_EQ(title_from_path(""), "");
}

Heading heading(int level, const std::string& label, bool listed = true) {
  return {.level = level, .id = "id-" + label, .label = label, .listed = listed, .span = {}};
}

// One line an entry: depth, label, document, id.
std::vector<std::string> outline(const Book& book) {
  std::vector<std::string> lines;
  for (const OutlineEntry& entry : book.outline) {
    lines.push_back(std::to_string(entry.depth) + ' ' + entry.label + ' ' +
                    std::to_string(entry.document) + ' ' + entry.id);
  }
  return lines;
}

std::vector<std::string> titles(const Book& book) {
  std::vector<std::string> all;
  for (const Document& document : book.documents) all.push_back(document.title);
  return all;
}

struct Joined {
  Book book;
  Diagnostics diagnostics;

  ChapterFacts& add(ContentsItem item) {
    return book.documents.emplace_back(Document{.item = std::move(item)}).facts;
  }
  const Book& join() {
    name_documents(book);
    join_facts(book, diagnostics);
    return book;
  }
};

TEST(JoinFacts, MakesTheOutline) {
  Joined book;
  book.book.documents.reserve(8);  // references stay
  book.add(generated_item(vocabulary::GeneratedPage::title_page));
  book.add(part_item("Part One"));
  ContentsItem first = chapter_item("a.md");
  first.depth = 1;
  ChapterFacts& a = book.add(first);
  a.title = "A";
  a.headings = {
      heading(2, "A"),
      heading(3, "A1"),
      heading(4, "A1x"),
      heading(3, "A2"),
      heading(2, "A-bis"),
      {.level = 3, .id = "", .label = "Notes", .listed = false, .span = {}, .is_made = true}};
  ChapterFacts& b = book.add(chapter_item("b.md"));
  b.title = "B";
  b.headings = {heading(1, "B", false), heading(2, "B1"), heading(3, "B1x", false),
                heading(4, "B1xy")};
  const Book& joined = book.join();
  EXPECT_THAT(outline(joined), ElementsAre("0 Part One 1 ", "1 A 2 ", "2 A1 2 id-A1",
                                           "3 A1x 2 id-A1x", "2 A2 2 id-A2", "1 A-bis 2 id-A-bis",
                                           "0 B1 3 id-B1", "1 B1xy 3 id-B1xy"));
  EXPECT_THAT(titles(joined), ElementsAre("Title page", "Part One", "A", "B"));
  EXPECT_EQ(codes(book.diagnostics), "");
}

TEST(JoinFacts, NamesChaptersWithoutHeadings) {
  Joined book;
  book.book.documents.reserve(8);  // references stay
  book.add(chapter_item("notes.md")).title = "Notes";
  ContentsItem dedication = chapter_item("dedication.md");
  dedication.role = BookPart::dedication;
  book.add(dedication).title = "Dedication";
  ContentsItem titled = chapter_item("c.md");
  titled.title.text = "The Third";
  book.add(titled).title = "The Third";
  const Book& joined = book.join();
  EXPECT_THAT(outline(joined), ElementsAre("0 Notes 0 ", "0 The Third 2 "));
  EXPECT_THAT(titles(joined), ElementsAre("Notes", "Dedication", "The Third"));
  EXPECT_EQ(codes(book.diagnostics), "missing-heading");
}

TEST(JoinFacts, KnowsWhereIdsLive) {
  Joined book;
  book.book.documents.reserve(8);  // references stay
  ChapterFacts& a = book.add(chapter_item("a.md", "alpha"));
  a.anchors = {{"x", {}}, {"y", {}}};
  a.aliases = {{"x-github", "x"}};
  ChapterFacts& b = book.add(chapter_item("b.md"));
  b.anchors = {{"x", {}}};
  const Book& joined = book.join();
  const auto document = [](std::size_t wanted) {
    return testing::Field(&IdHolder::document, wanted);
  };
  EXPECT_THAT(joined.holders_of_id.at("x"), ElementsAre(document(0), document(1)));
  EXPECT_THAT(joined.holders_of_id.at("x-github"), ElementsAre(document(0)));
  EXPECT_EQ(joined.documents[0].ids.at("x-github"), "x");
  EXPECT_EQ(joined.documents[0].ids.at("alpha"), "");
  EXPECT_EQ(joined.documents[1].ids.size(), 1U);
  EXPECT_EQ(joined.document_of_path.at("b.md"), 1U);
}

TEST(JoinFacts, AddsUp) {
  Joined book;
  book.book.documents.reserve(8);  // references stay
  ChapterFacts& a = book.add(chapter_item("a.md"));
  a.words = 10;
  a.notes = 1;
  a.images = {{.path = "a", .span = {}, .has_alternative = true, .is_decorative = false},
              {.path = "b", .span = {}, .has_alternative = false, .is_decorative = true}};
  ChapterFacts& b = book.add(chapter_item("b.md"));
  b.words = 5;
  b.notes = 2;
  b.images = {{.path = "a", .span = {}, .has_alternative = false, .is_decorative = false}};
  const Book& joined = book.join();
  EXPECT_EQ(joined.words, 15U);
  EXPECT_EQ(joined.notes, 3U);
  EXPECT_EQ(joined.meaningful_images, 2U);
  EXPECT_EQ(joined.images_without_alternative, 1U);
}

}  // namespace
}  // namespace colophon::passes
