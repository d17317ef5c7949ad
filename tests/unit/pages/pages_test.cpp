#include "pages/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "pages/frame.h"

namespace colophon::pages {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// A book with one item of each kind.
struct Book {
  Manuscript manuscript;
  BookFacts facts;

  Book() {
    manuscript.metadata.title.text = "The Book";
    manuscript.metadata.subtitle.text = "A & B";
    manuscript.metadata.creators = {{{"Ann", {}}, "aut", ""}, {{"Bob", {}}, "edt", ""}};
    manuscript.metadata.publisher.text = "The Press";
    manuscript.metadata.date.text = "2024-05-31";
    facts.language = "en-GB";
    facts.styles = {"css/book.css", "css/my.css"};
    add(ContentsItem::Kind::generated, Matter::front, BookPart::title_page, "Title page",
        "text/title-page.xhtml");
    add(ContentsItem::Kind::part, Matter::body, BookPart::part, "Part One", "text/part-1.xhtml");
    add(ContentsItem::Kind::chapter, Matter::body, BookPart::chapter, "Loomings",
        "text/loomings.xhtml");
  }
  ContentsItem& add(ContentsItem::Kind kind, Matter matter, BookPart role, std::string title,
                    std::string document) {
    ContentsItem item;
    item.kind = kind;
    item.matter = matter;
    item.role = role;
    facts.titles.push_back(std::move(title));
    facts.documents.push_back(std::move(document));
    return manuscript.contents.emplace_back(std::move(item));
  }
  // The chapter, item 2, with this body.
  std::string finish(const char* body) {
    Chapter chapter;
    chapter.item = 2;
    chapter.body = chapter.markup.append_element(chapter.markup.root(), "body");
    pugi::xml_document parsed;
    EXPECT_TRUE(parsed.load_string(body, pugi::parse_fragment | pugi::parse_ws_pcdata));
    for (const pugi::xml_node child : parsed) chapter.body.append_copy(child);
    Page page = finish_chapter(chapter, manuscript.contents[2], manuscript, facts);
    EXPECT_EQ(page.href, facts.documents[2]);
    return page.written.text;
  }
};

TEST(ChapterPage, IsAWholeDocument) {
  EXPECT_EQ(Book().finish("<h1 id=\"loomings\">Loomings</h1><p>Call me.</p>"),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB" xml:lang="en-GB">
<head>
<title>Loomings – The Book</title>
<link rel="stylesheet" type="text/css" href="../css/book.css"/>
<link rel="stylesheet" type="text/css" href="../css/my.css"/>
</head>
<body epub:type="bodymatter">
<section class="chapter" epub:type="chapter" role="doc-chapter" aria-labelledby="loomings">
<h1 id="loomings" class="opening">Loomings</h1>
<p>Call me.</p>
</section>
</body>
</html>
)");
}

TEST(ChapterPage, IsNamedByItsFirstHeadingOfTheText) {
  const struct {
    const char* body;
    const char* expected;
  } cases[] = {
      {"<header><h2 id=\"a\">A</h2></header>", "aria-labelledby=\"a\""},
      {"<figure><img src=\"x\" alt=\"\"/></figure><h1 id=\"a\">A</h1>", "class=\"opening\""},
      {"<div class=\"epigraph\"><p>x</p></div><h1 id=\"a\">A</h1>", "class=\"opening\""},
      {"<p>x</p>", "aria-label=\"Loomings\""},
      {"<p>x</p><section epub:type=\"footnotes\"><h2 id=\"n\">Notes</h2></section>",
       "aria-label=\"Loomings\""},
      {"<h1>no id</h1>", "aria-label=\"Loomings\""},
      {"<p>x</p><h2 id=\"later\">Later</h2>", "aria-labelledby=\"later\""},
      {"", "aria-label=\"Loomings\""},
  };
  for (const auto& [body, expected] : cases) EXPECT_THAT(Book().finish(body), HasSubstr(expected));
}

TEST(ChapterPage, OpensWithNoHeadingThatStandsAfterText) {
  EXPECT_THAT(Book().finish("<p>x</p><h2 id=\"later\">Later</h2>"), Not(HasSubstr("opening")));
  EXPECT_THAT(Book().finish("<section epub:type=\"footnotes\"><h2 id=\"n\">N</h2></section>"),
              Not(HasSubstr("opening")));
}

TEST(ChapterPage, HasNoNameWithoutARole) {
  Book book;
  book.manuscript.contents[2].role = BookPart::copyright_page;
  book.manuscript.contents[2].matter = Matter::front;
  const std::string text = book.finish("<p>(c)</p>");
  EXPECT_THAT(text, HasSubstr("<body epub:type=\"frontmatter\">"));
  EXPECT_THAT(text, HasSubstr("<section class=\"copyright-page\" epub:type=\"copyright-page\">"));
  book.manuscript.contents[2].role = BookPart::none;
  EXPECT_THAT(book.finish("<h1 id=\"a\">A</h1>"), HasSubstr("<section>\n<h1"));
}

TEST(ChapterPage, SaysItsOwnLanguageAndDirection) {
  Book book;
  book.manuscript.contents[2].language = "ar";
  EXPECT_THAT(book.finish("<p>x</p>"), HasSubstr("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\""));
  book.manuscript.contents[2].language = "fr";
  EXPECT_THAT(book.finish("<p>x</p>"), HasSubstr("lang=\"fr\" xml:lang=\"fr\">"));
}

TEST(ChapterPage, CodeRunsFromLeftToRight) {
  Book book;
  book.manuscript.contents[2].language = "ar";
  EXPECT_THAT(book.finish("<p><code>a;</code><code dir=\"auto\">b</code></p>"),
              HasSubstr("<code dir=\"ltr\">a;</code><code dir=\"auto\">b</code>"));
  EXPECT_THAT(book.finish("<pre><code>a;</code></pre>"),
              HasSubstr("<pre dir=\"ltr\"><code>a;</code></pre>"));
  book.manuscript.contents[2].language = "fr";
  EXPECT_THAT(book.finish("<p><code>a;</code></p>"), HasSubstr("<code>a;</code>"));
}

TEST(ChapterPage, KeepsWhereThingsCameFrom) {
  Book book;
  Chapter chapter;
  chapter.item = 2;
  make_roots(chapter);
  const Span span{static_cast<SourceId>(0), 7, 9};
  chapter.markup.append_element(chapter.body, "p", span);
  const Page page =
      finish_chapter(chapter, book.manuscript.contents[2], book.manuscript, book.facts);
  ASSERT_EQ(page.written.source_map.size(), 1u);
  EXPECT_EQ(page.written.source_map[0].span, span);
  EXPECT_THAT(page.written.text, Not(HasSubstr("colophon:")));
}

TEST(PartPage, IsItsTitle) {
  Book book;
  book.manuscript.contents[1].title.span = {static_cast<SourceId>(0), 3, 5};
  const Page page = make_part_page(1, book.manuscript, book.facts);
  EXPECT_EQ(page.href, "text/part-1.xhtml");
  EXPECT_THAT(page.written.text,
              HasSubstr("<section class=\"part\" epub:type=\"part\" role=\"doc-part\" "
                        "aria-labelledby=\"title-part-1\">\n"
                        "<h1 id=\"title-part-1\" class=\"opening\">Part One</h1>\n</section>"));
  EXPECT_FALSE(page.written.source_map.empty());
}

TEST(PartPage, InAPartIsALevelDeeper) {
  Book book;
  book.manuscript.contents[1].depth = 1;
  EXPECT_THAT(make_part_page(1, book.manuscript, book.facts).written.text, HasSubstr("<h2 id="));
}

TEST(TitlePage, SaysTitleSubtitleCreatorsPublisherAndYear) {
  const Book book;
  const std::string text = make_title_page(0, book.manuscript, book.facts).written.text;
  EXPECT_THAT(text, HasSubstr("<title>Title page – The Book</title>"));
  EXPECT_THAT(text, HasSubstr("<body epub:type=\"frontmatter\">"));
  EXPECT_THAT(text, HasSubstr(R"(<section class="title-page" epub:type="titlepage">
<h1 epub:type="title">The Book</h1>
<p class="subtitle" epub:type="subtitle" role="doc-subtitle">A &amp; B</p>
<p class="creator">Ann</p>
<p class="creator">Bob</p>
<p class="publisher">The Press</p>
<p class="date">2024</p>
</section>)"));
}

TEST(TitlePage, LeavesOutWhatIsNotKnown) {
  Book book;
  book.manuscript.metadata.subtitle = {};
  book.manuscript.metadata.publisher = {};
  book.manuscript.metadata.date = {};
  book.manuscript.metadata.creators.clear();
  EXPECT_THAT(make_title_page(0, book.manuscript, book.facts).written.text,
              HasSubstr("<h1 epub:type=\"title\">The Book</h1>\n</section>"));
}

TEST(CoverPage, IsTheImageAlone) {
  Book book;
  const PackedImage image{"images/cover.jpg", 1600, 2560};
  const Page page = make_cover_page(book.manuscript, book.facts, image);
  EXPECT_EQ(page.href, kCoverPageHref);
  EXPECT_THAT(page.written.text, HasSubstr("<title>Cover – The Book</title>"));
  EXPECT_THAT(
      page.written.text,
      HasSubstr("<section class=\"cover\" epub:type=\"cover\"><img role=\"doc-cover\" "
                "src=\"../images/cover.jpg\" alt=\"Cover: The Book, Ann, Bob\"/></section>"));
  book.manuscript.cover_alternative.text = "A lighthouse";
  EXPECT_THAT(make_cover_page(book.manuscript, book.facts, image).written.text,
              HasSubstr("alt=\"A lighthouse\""));
}

TEST(Titles, AreUnique) {
  Book book;
  book.facts.titles = {"Notes", "Notes", "The Book", "The Book", "Cover", "Notes (2)"};
  EXPECT_THAT(
      title_documents(book.manuscript, book.facts, book.manuscript.spending),
      ElementsAre("Notes – The Book", "Notes (2) – The Book", "The Book", "The Book (2) – The Book",
                  "Cover (2) – The Book", "Notes (2) (2) – The Book"));
}

TEST(Titles, OfABookAreUsedWhereTheyAreKnown) {
  Book book;
  book.facts.document_titles = {"a", "b", "c"};
  EXPECT_THAT(book.finish("<p>x</p>"), HasSubstr("<title>c</title>"));
}

TEST(RelativeHref, ClimbsOutOfTheDocumentsFolder) {
  EXPECT_EQ(relative_href("text/a.xhtml", "css/book.css"), "../css/book.css");
  EXPECT_EQ(relative_href("nav.xhtml", "css/book.css"), "css/book.css");
  EXPECT_EQ(relative_href("a/b/c.xhtml", "x"), "../../x");
}

}  // namespace
}  // namespace colophon::pages
