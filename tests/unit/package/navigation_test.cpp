// The navigation document against EPUB 3.3 section 7, and the NCX, which says the same.
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/package/sample_book.h"

namespace colophon::package {
namespace {

using test::parse;
using test::sample_book;
using test::SampleBook;
using test::text_at;
using test::Texts;
using test::texts_at;

pugi::xml_document navigation_of(const SampleBook& sample) {
  return parse(write_navigation_document(sample.publish(), sample.assets));
}

pugi::xml_document ncx_of(const SampleBook& sample) { return parse(write_ncx(sample.publish())); }

constexpr char kToc[] = "//nav[@epub:type='toc']";
constexpr char kLandmarks[] = "//nav[@epub:type='landmarks']";

// An outline as one line: "One (Two (Three) Four)".
std::string outline_of(pugi::xml_node list) {
  std::string result;
  for (const pugi::xml_node item : list.children("li")) {
    if (!result.empty()) result += ' ';
    result += item.child("a").text().get();
    if (item.child("ol")) result += " (" + outline_of(item.child("ol")) + ")";
  }
  return result;
}

// #sec-nav-toc
TEST(NavigationDocument, HasOneTableOfContents) {
  const pugi::xml_document nav = navigation_of(sample_book());
  EXPECT_EQ(texts_at(nav, "//nav/@epub:type"), (Texts{"toc", "landmarks"}));
  const pugi::xml_node toc = nav.select_node(kToc).node();
  EXPECT_EQ(text_at(toc, "@role"), "doc-toc");
  EXPECT_EQ(text_at(toc, "@id"), "toc");
  EXPECT_EQ(text_at(toc, "h1"), "Contents");
  EXPECT_EQ(text_at(toc, "h1/@id"), text_at(toc, "@aria-labelledby"));
  EXPECT_EQ(toc.select_nodes("ol").size(), 1u);
}

// #sec-nav-def-model
TEST(NavigationDocument, ListsNestAsTheOutlineDoes) {
  const pugi::xml_document nav = navigation_of(sample_book());
  EXPECT_EQ(outline_of(nav.select_node(kToc).node().child("ol")),
            "Copyright Preface Exile’s child (Brussels & Paris (The docks) The press) Works");
  EXPECT_EQ(texts_at(nav, std::string(kToc) + "//a/@href"),
            (Texts{"text/copyright.xhtml", "text/preface.xhtml", "text/part-1.xhtml",
                   "text/brussels.xhtml", "text/brussels.xhtml#the-docks", "text/press.xhtml",
                   "text/works.xhtml"}));
}

TEST(NavigationDocument, EveryItemIsALinkAndPerhapsAList) {
  const pugi::xml_document nav = navigation_of(sample_book());
  for (const pugi::xpath_node& found : nav.select_nodes("//li")) {
    std::string names;
    for (const pugi::xml_node child : found.node().children()) {
      if (child.type() == pugi::node_element) names += child.name();
    }
    EXPECT_TRUE(names == "a" || names == "aol") << names;
  }
  for (const pugi::xpath_node& list : nav.select_nodes("//ol")) {
    EXPECT_TRUE(list.node().child("li")) << "an empty list";
  }
}

TEST(NavigationDocument, PartsAreMarkedAndTheirHeadingsAreNot) {
  SampleBook sample = sample_book();
  const std::vector<Document>& documents = sample.book.documents;
  const auto part = std::find_if(documents.begin(), documents.end(), [](const Document& document) {
    return document.item.kind == ContentsItem::Kind::part;
  });
  ASSERT_NE(part, documents.end());
  const auto item = static_cast<std::size_t>(part - documents.begin());
  sample.book.outline.push_back({1, "A heading on its page", item, "a"});
  EXPECT_EQ(texts_at(navigation_of(sample), "//li[@class='part']/a"), (Texts{"Exile’s child"}));
}

TEST(NavigationDocument, NoLevelIsLeftOut) {
  SampleBook sample;
  sample.add_chapter("one", "One", Matter::body);
  sample.book.outline = {{2, "Deep first", 0, "a"}, {0, "Top", 0, "b"},   {2, "Skips", 0, "c"},
                         {1, "Middle", 0, "d"},     {5, "Never", 0, "e"}, {1, "Last", 0, "f"}};
  EXPECT_EQ(outline_of(navigation_of(sample).select_node(kToc).node().child("ol")),
            "Deep first Top (Skips Middle Last)");
}

TEST(NavigationDocument, LabelsAreNeverEmpty) {
  SampleBook sample;
  sample.book.metadata.title.text = "Book";
  sample.add_chapter("one", " \n", Matter::body);
  sample.add_chapter("two", "Two \n lines", Matter::body);
  EXPECT_EQ(outline_of(navigation_of(sample).select_node(kToc).node().child("ol")),
            "Untitled Two lines");
  sample.book.outline.clear();
  const pugi::xml_document nav = navigation_of(sample);
  EXPECT_EQ(outline_of(nav.select_node(kToc).node().child("ol")), "Book");
  EXPECT_EQ(text_at(nav, std::string(kToc) + "//a/@href"), "text/one.xhtml");
}

TEST(NavigationDocument, LinksAreAddresses) {
  SampleBook sample;
  sample.add_chapter("one", "One", Matter::body);
  sample.book.outline = {{0, "One", 0, "a b%c"}, {0, "Été", 0, "été"}};
  EXPECT_EQ(texts_at(navigation_of(sample), std::string(kToc) + "//a/@href"),
            (Texts{"text/one.xhtml#a%20b%25c", "text/one.xhtml#été"}));
}

TEST(NavigationDocument, TheContentsPageLinksToItself) {
  SampleBook sample = sample_book();
  sample.book.outline.insert(sample.book.outline.begin(), {0, "Contents", 3, ""});
  EXPECT_EQ(text_at(navigation_of(sample), std::string(kToc) + "//a/@href"), "nav.xhtml");
}

// #sec-nav-landmarks
TEST(NavigationDocument, LandmarksAreFlatTypedAndHidden) {
  const pugi::xml_document nav = navigation_of(sample_book());
  const pugi::xml_node landmarks = nav.select_node(kLandmarks).node();
  EXPECT_EQ(text_at(landmarks, "@hidden"), "hidden");
  EXPECT_EQ(text_at(landmarks, "@aria-label"), "Landmarks");
  EXPECT_EQ(text_at(landmarks, "@role"), "(none)");
  EXPECT_EQ(landmarks.select_nodes(".//ol").size(), 1u);
  EXPECT_EQ(texts_at(landmarks, ".//a/@epub:type"),
            (Texts{"cover", "titlepage", "copyright-page", "toc", "bodymatter", "bibliography"}));
  EXPECT_EQ(texts_at(landmarks, ".//a/@href"),
            (Texts{"text/cover.xhtml", "text/title-page.xhtml", "text/copyright.xhtml", "nav.xhtml",
                   "text/part-1.xhtml", "text/works.xhtml"}));
  EXPECT_EQ(texts_at(landmarks, ".//a"), (Texts{"Cover", "Title page", "Copyright", "Contents",
                                                "Start of text", "Bibliography"}));
}

TEST(NavigationDocument, LandmarksNameEachKindOnce) {
  SampleBook sample = sample_book();
  sample.add_chapter("more", "More works", Matter::back, BookPart::bibliography);
  sample.add_chapter("cover", "Cover", Matter::back, BookPart::cover);
  EXPECT_EQ(texts_at(navigation_of(sample), std::string(kLandmarks) + "//a/@epub:type").size(), 6u);
}

TEST(NavigationDocument, TextBeginsWhereSomebodyWrote) {
  SampleBook sample;
  sample.add_page(GeneratedPage::title_page, "text/title-page.xhtml");
  sample.add_chapter("preface", "Preface", Matter::front);
  EXPECT_EQ(text_at(navigation_of(sample), "//a[@epub:type='bodymatter']/@href"),
            "text/preface.xhtml");
}

// #sec-nav-doc-use: it is a page of the book
TEST(NavigationDocument, IsAPageOfTheBook) {
  const SampleBook sample = sample_book();
  const std::string text = write_navigation_document(sample.publish(), sample.assets).text;
  EXPECT_TRUE(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"));
  const pugi::xml_document nav = parse(text);
  EXPECT_STREQ(nav.child("html").attribute("xmlns").value(), "http://www.w3.org/1999/xhtml");
  EXPECT_STREQ(nav.child("html").attribute("xmlns:epub").value(), "http://www.idpf.org/2007/ops");
  EXPECT_EQ(text_at(nav, "/html/@lang"), "en");
  EXPECT_EQ(text_at(nav, "/html/@xml:lang"), "en");
  EXPECT_EQ(text_at(nav, "//title"), "Contents – Memoirs of a Revolutionary");
  EXPECT_EQ(texts_at(nav, "//link/@href"), (Texts{"css/classic.css"}));
  EXPECT_EQ(text_at(nav, "//link/@type"), "text/css");
  EXPECT_EQ(text_at(nav, "//body/@epub:type"), "frontmatter");
}

TEST(NavigationDocument, StandsInThePartitionWhereTheAuthorPutIt) {
  SampleBook sample;
  sample.add_chapter("one", "One", Matter::body);
  sample.add_page(GeneratedPage::contents, "nav.xhtml", Matter::back);
  EXPECT_EQ(text_at(navigation_of(sample), "//body/@epub:type"), "backmatter");
}

TEST(NavigationDocument, SpeaksTheLanguageOfTheBook) {
  SampleBook sample = sample_book();
  sample.book.metadata.language.text = "he";
  sample.book.right_to_left = true;
  const pugi::xml_document nav = navigation_of(sample);
  EXPECT_EQ(text_at(nav, "/html/@dir"), "rtl");
  EXPECT_EQ(text_at(nav, "/html/@lang"), "he");
  EXPECT_EQ(text_at(nav, "//h1"), "תוכן העניינים");
  EXPECT_EQ(text_at(nav, "//a[@epub:type='cover']"), "כריכה");
}

// NCX: OPF 2.0.1 section 2.4.1
TEST(Ncx, SaysWhatTheNavigationDocumentSays) {
  const SampleBook sample = sample_book();
  const pugi::xml_document ncx = ncx_of(sample);
  const pugi::xml_document nav = navigation_of(sample);
  EXPECT_EQ(texts_at(ncx, "//navLabel/text"), texts_at(nav, std::string(kToc) + "//a"));
  EXPECT_EQ(texts_at(ncx, "//content/@src"), texts_at(nav, std::string(kToc) + "//a/@href"));
  EXPECT_EQ(text_at(ncx, "//navPoint/navPoint/navPoint/navLabel/text"), "The docks");
}

TEST(Ncx, HeadIsTrue) {
  const pugi::xml_document ncx = ncx_of(sample_book());
  EXPECT_STREQ(ncx.child("ncx").attribute("xmlns").value(), "http://www.daisy.org/z3986/2005/ncx/");
  EXPECT_EQ(text_at(ncx, "/ncx/@version"), "2005-1");
  EXPECT_EQ(text_at(ncx, "//meta[@name='dtb:uid']/@content"), "urn:isbn:9783161484100");
  EXPECT_EQ(text_at(ncx, "//meta[@name='dtb:depth']/@content"), "3");
  EXPECT_EQ(text_at(ncx, "/ncx/docTitle/text"), "Memoirs of a Revolutionary");
  SampleBook flat;
  flat.add_chapter("one", "One", Matter::body);
  EXPECT_EQ(text_at(ncx_of(flat), "//meta[@name='dtb:depth']/@content"), "1");
}

TEST(Ncx, PlayOrderIsConsecutiveAndOneForEachPlace) {
  SampleBook sample = sample_book();
  sample.book.outline.insert(sample.book.outline.begin() + 1, {1, "Again", 2, ""});
  EXPECT_EQ(texts_at(ncx_of(sample), "//navPoint/@playOrder"),
            (Texts{"1", "1", "2", "3", "4", "5", "6", "7"}));
  EXPECT_EQ(texts_at(ncx_of(sample), "//navPoint/@id").back(), "point-8");
}

}  // namespace
}  // namespace colophon::package
