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

// A book with one document of each kind.
struct Sample {
  Manuscript manuscript;
  Book book;
  Assets assets;

  Sample() {
    Metadata& metadata = book.metadata;
    metadata.title.text = "The Book";
    metadata.subtitle.text = "A & B";
    metadata.creators = {{{"Ann", {}}, "aut", ""}, {{"Bob", {}}, "edt", ""}};
    metadata.publisher.text = "The Press";
    metadata.date.text = "2024-05-31";
    metadata.language.text = "en-GB";
    assets.styles = {"css/book.css", "css/my.css"};
    add(ContentsItem::Kind::generated, Matter::front, BookPart::title_page, "Title page",
        "text/title-page.xhtml");
    add(ContentsItem::Kind::part, Matter::body, BookPart::part, "Part One", "text/part-1.xhtml");
    add(ContentsItem::Kind::chapter, Matter::body, BookPart::chapter, "Loomings",
        "text/loomings.xhtml");
  }
  Document& add(ContentsItem::Kind kind, Matter matter, BookPart role, std::string title,
                std::string href) {
    Document& document = book.documents.emplace_back();
    document.item.kind = kind;
    document.item.matter = matter;
    document.item.role = role;
    document.language = "en-GB";
    document.title = std::move(title);
    document.page_title = document.title + " – The Book";
    document.href = std::move(href);
    return document;
  }
  Document& title_page() { return book.documents[0]; }
  Document& part() { return book.documents[1]; }
  Document& chapter() { return book.documents[2]; }
  Page make(std::size_t document) const {
    return make_page(document, {manuscript, book, assets, {}});
  }
  // The chapter with this body.
  std::string finish(const char* body) {
    Chapter chapter;
    chapter.document = 2;
    chapter.body = chapter.markup.append_element(chapter.markup.root(), "body");
    pugi::xml_document parsed;
    EXPECT_TRUE(parsed.load_string(body, pugi::parse_fragment | pugi::parse_ws_pcdata));
    for (const pugi::xml_node child : parsed) chapter.body.append_copy(child);
    Page page = finish_chapter(chapter, book, assets);
    EXPECT_EQ(page.href, book.documents[2].href);
    return page.written.text;
  }
};

TEST(ChapterPage, IsAWholeDocument) {
  EXPECT_EQ(Sample().finish("<h1 id=\"loomings\">Loomings</h1><p>Call me.</p>"),
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
  for (const auto& [body, expected] : cases)
    EXPECT_THAT(Sample().finish(body), HasSubstr(expected));
}

TEST(ChapterPage, OpensWithNoHeadingThatStandsAfterText) {
  EXPECT_THAT(Sample().finish("<p>x</p><h2 id=\"later\">Later</h2>"), Not(HasSubstr("opening")));
  EXPECT_THAT(Sample().finish("<section epub:type=\"footnotes\"><h2 id=\"n\">N</h2></section>"),
              Not(HasSubstr("opening")));
}

TEST(ChapterPage, HasNoNameWithoutARole) {
  Sample sample;
  sample.chapter().item.role = BookPart::copyright_page;
  sample.chapter().item.matter = Matter::front;
  const std::string text = sample.finish("<p>(c)</p>");
  EXPECT_THAT(text, HasSubstr("<body epub:type=\"frontmatter\">"));
  EXPECT_THAT(text, HasSubstr("<section class=\"copyright-page\" epub:type=\"copyright-page\">"));
  sample.chapter().item.role = BookPart::none;
  EXPECT_THAT(sample.finish("<h1 id=\"a\">A</h1>"), HasSubstr("<section>\n<h1"));
}

TEST(ChapterPage, SaysItsOwnLanguageAndDirection) {
  Sample sample;
  sample.chapter().language = "ar";
  EXPECT_THAT(sample.finish("<p>x</p>"), HasSubstr("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\""));
  sample.chapter().language = "fr";
  EXPECT_THAT(sample.finish("<p>x</p>"), HasSubstr("lang=\"fr\" xml:lang=\"fr\">"));
}

TEST(ChapterPage, CodeRunsFromLeftToRight) {
  Sample sample;
  sample.chapter().language = "ar";
  EXPECT_THAT(sample.finish("<p><code>a;</code><code dir=\"auto\">b</code></p>"),
              HasSubstr("<code dir=\"ltr\">a;</code><code dir=\"auto\">b</code>"));
  EXPECT_THAT(sample.finish("<pre><code>a;</code></pre>"),
              HasSubstr("<pre dir=\"ltr\"><code>a;</code></pre>"));
  sample.chapter().language = "fr";
  EXPECT_THAT(sample.finish("<p><code>a;</code></p>"), HasSubstr("<code>a;</code>"));
}

TEST(ChapterPage, KeepsWhereThingsCameFrom) {
  Sample sample;
  Chapter chapter;
  chapter.document = 2;
  make_roots(chapter);
  const Span span{static_cast<SourceId>(0), 7, 9};
  chapter.markup.append_element(chapter.body, "p", span);
  const Page page = finish_chapter(chapter, sample.book, sample.assets);
  ASSERT_EQ(page.written.source_map.size(), 1u);
  EXPECT_EQ(page.written.source_map[0].span, span);
  EXPECT_THAT(page.written.text, Not(HasSubstr("colophon:")));
}

TEST(PartPage, IsItsTitle) {
  Sample sample;
  sample.part().item.title.span = {static_cast<SourceId>(0), 3, 5};
  const Page page = sample.make(1);
  EXPECT_EQ(page.href, "text/part-1.xhtml");
  EXPECT_THAT(page.written.text,
              HasSubstr("<section class=\"part\" epub:type=\"part\" role=\"doc-part\" "
                        "aria-labelledby=\"title-part-1\">\n"
                        "<h1 id=\"title-part-1\" class=\"opening\">Part One</h1>\n</section>"));
  EXPECT_FALSE(page.written.source_map.empty());
}

TEST(PartPage, InAPartIsALevelDeeper) {
  Sample sample;
  sample.part().item.depth = 1;
  EXPECT_THAT(sample.make(1).written.text, HasSubstr("<h2 id="));
}

TEST(TitlePage, SaysTitleSubtitleCreatorsPublisherAndYear) {
  const Sample sample;
  const std::string text = sample.make(0).written.text;
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
  Sample sample;
  sample.book.metadata.subtitle = {};
  sample.book.metadata.publisher = {};
  sample.book.metadata.date = {};
  sample.book.metadata.creators.clear();
  EXPECT_THAT(sample.make(0).written.text,
              HasSubstr("<h1 epub:type=\"title\">The Book</h1>\n</section>"));
}

TEST(CoverPage, IsTheImageAlone) {
  Sample sample;
  sample
      .add(ContentsItem::Kind::generated, Matter::front, BookPart::cover, "Cover",
           "text/cover.xhtml")
      .item.page = GeneratedPage::cover;
  sample.assets.cover = {"images/cover.jpg", 1600, 2560};
  const Page page = sample.make(3);
  EXPECT_EQ(page.href, "text/cover.xhtml");
  EXPECT_THAT(page.written.text, HasSubstr("<title>Cover – The Book</title>"));
  EXPECT_THAT(
      page.written.text,
      HasSubstr("<section class=\"cover\" epub:type=\"cover\"><img role=\"doc-cover\" "
                "src=\"../images/cover.jpg\" alt=\"Cover: The Book, Ann, Bob\"/></section>"));
  sample.manuscript.cover_alternative.text = "A lighthouse";
  EXPECT_THAT(sample.make(3).written.text, HasSubstr("alt=\"A lighthouse\""));
}

TEST(Titles, AreUnique) {
  Sample sample;
  sample.book.documents.clear();
  for (const char* title : {"Notes", "Notes", "The Book", "The Book", "Cover", "Notes (2)"})
    sample.book.documents.emplace_back().title = title;
  Spending spending;
  title_documents(sample.book, spending);
  std::vector<std::string> titles;
  for (const Document& document : sample.book.documents) titles.push_back(document.page_title);
  EXPECT_THAT(titles, ElementsAre("Notes – The Book", "Notes (2) – The Book", "The Book",
                                  "The Book (2) – The Book", "Cover – The Book",
                                  "Notes (2) (2) – The Book"));
}

TEST(Titles, OfABookAreUsed) {
  Sample sample;
  sample.chapter().page_title = "c";
  EXPECT_THAT(sample.finish("<p>x</p>"), HasSubstr("<title>c</title>"));
}

TEST(RelativeHref, ClimbsOutOfTheDocumentsFolder) {
  EXPECT_EQ(relative_href("text/a.xhtml", "css/book.css"), "../css/book.css");
  EXPECT_EQ(relative_href("nav.xhtml", "css/book.css"), "css/book.css");
  EXPECT_EQ(relative_href("a/b/c.xhtml", "x"), "../../x");
}

}  // namespace
}  // namespace colophon::pages
