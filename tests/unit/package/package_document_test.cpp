// The package document against EPUB 3.3 section 5, clause by clause.
#include <gtest/gtest.h>

#include <set>

#include "unit/package/sample_book.h"

namespace colophon::package {
namespace {

using test::parse;
using test::sample_book;
using test::SampleBook;
using test::text_at;
using test::Texts;
using test::texts_at;

pugi::xml_document package_of(const SampleBook& sample) {
  return parse(write_package_document(sample.publish()));
}

// #sec-package-elem
TEST(PackageDocument, RootSaysVersionLanguageAndIdentifier) {
  const pugi::xml_document opf = package_of(sample_book());
  EXPECT_STREQ(opf.child("package").attribute("xmlns").value(), "http://www.idpf.org/2007/opf");
  EXPECT_EQ(text_at(opf, "/package/@version"), "3.0");
  EXPECT_EQ(text_at(opf, "/package/@xml:lang"), "en");
  EXPECT_EQ(text_at(opf, "/package/@dir"), "(none)");
  EXPECT_EQ(text_at(opf, "/package/@prefix"), "(none)") << "reserved prefixes are not declared";
  const std::string id = text_at(opf, "/package/@unique-identifier");
  EXPECT_EQ(text_at(opf, "//dc:identifier[@id='" + id + "']"), "urn:isbn:9783161484100");
  Texts children;
  for (const pugi::xml_node child : opf.child("package").children()) {
    if (child.type() == pugi::node_element) children.emplace_back(child.name());
  }
  EXPECT_EQ(children, (Texts{"metadata", "manifest", "spine", "guide"}));
}

// #sec-opf-dcidentifier, ONIX code list 5
TEST(PackageDocument, IdentifiersSayTheirType) {
  SampleBook sample = sample_book();
  sample.book.metadata.identifiers = {{"3-16-148410-X", {}},
                                      {"978-3-16-148410-0", {}},
                                      {"doi:10.1000/182", {}},
                                      {"https://example.org/book", {}}};
  const pugi::xml_document opf = package_of(sample);
  EXPECT_EQ(texts_at(opf, "//dc:identifier"),
            (Texts{"urn:isbn:316148410X", "urn:isbn:9783161484100", "urn:doi:10.1000/182",
                   "https://example.org/book"}));
  EXPECT_EQ(text_at(opf, "//meta[@refines='#pub-id'][@property='identifier-type']"), "02");
  EXPECT_EQ(text_at(opf, "//meta[@refines='#identifier-2'][@property='identifier-type']"), "15");
  EXPECT_EQ(text_at(opf, "//meta[@refines='#identifier-3'][@property='identifier-type']"), "06");
  EXPECT_EQ(text_at(opf, "//meta[@refines='#identifier-4']"), "(none)");
  EXPECT_EQ(texts_at(opf, "//meta[@property='identifier-type']/@scheme"),
            (Texts{"onix:codelist5", "onix:codelist5", "onix:codelist5"}));
}

// #sec-opf-dctitle
TEST(PackageDocument, TitleAndSubtitleAreOneElement) {
  struct Case {
    const char* title;
    const char* subtitle;
    const char* expected;
  };
  const Case cases[] = {
      {"Memoirs", "", "Memoirs"},
      {"Memoirs", "1901–1941", "Memoirs: 1901–1941"},
      {"Whither Russia?", "An essay", "Whither Russia? An essay"},
      {"  Memoirs \n of one ", " Part\tone ", "Memoirs of one: Part one"},
  };
  for (const Case& c : cases) {
    SampleBook sample = sample_book();
    sample.book.metadata.title.text = c.title;
    sample.book.metadata.subtitle.text = c.subtitle;
    EXPECT_EQ(texts_at(package_of(sample), "//dc:title"), (Texts{c.expected}));
  }
}

// #sec-metadata-last-modified
TEST(PackageDocument, ModifiedIsSaidOnceAndInUtc) {
  SampleBook sample = sample_book();
  const std::string path = "//meta[@property='dcterms:modified'][not(@refines)]";
  EXPECT_EQ(texts_at(package_of(sample), path), (Texts{"2024-05-31T10:00:00Z"}));
  sample.book.metadata.modified.text = "2023-01-02T03:04:05Z";
  EXPECT_EQ(texts_at(package_of(sample), path), (Texts{"2023-01-02T03:04:05Z"}));
  sample.book.metadata.modified.text = "2023-01-02";
  EXPECT_EQ(texts_at(package_of(sample), path), (Texts{"2023-01-02T00:00:00Z"}));
  sample.book.metadata.modified.text = "last spring";
  EXPECT_EQ(texts_at(package_of(sample), path), (Texts{"2024-05-31T10:00:00Z"}));
}

// #sec-opf-dccreator, #sec-role, #sec-file-as
TEST(PackageDocument, EveryAgentIsAnElementWithItsRole) {
  SampleBook sample = sample_book();
  Metadata& metadata = sample.book.metadata;
  metadata.creators.push_back({{"A & B <c>", {}}, "ill", ""});
  metadata.contributors.push_back({{"Peter Sedgwick", {}}, "trl", "Sedgwick, Peter"});
  metadata.contributors.push_back({{"  ", {}}, "edt", ""});
  const pugi::xml_document opf = package_of(sample);
  EXPECT_EQ(texts_at(opf, "//dc:creator"), (Texts{"Victor Serge", "A & B <c>"}));
  EXPECT_EQ(texts_at(opf, "//dc:contributor"), (Texts{"Peter Sedgwick"}));
  EXPECT_EQ(text_at(opf, "//dc:creator[1]/@id"), "creator-1");
  EXPECT_EQ(texts_at(opf, "//meta[@property='role'][@scheme='marc:relators']"),
            (Texts{"aut", "ill", "trl"}));
  EXPECT_EQ(text_at(opf, "//meta[@refines='#contributor-1'][@property='role']"), "trl");
  EXPECT_EQ(text_at(opf, "//meta[@refines='#creator-1'][@property='file-as']"), "Serge, Victor");
  EXPECT_EQ(text_at(opf, "//meta[@refines='#creator-2'][@property='file-as']"), "(none)");
}

// #sec-authority, #sec-term: one without the other is an error
TEST(PackageDocument, SubjectsHaveAuthorityAndTermOrNeither) {
  SampleBook sample = sample_book();
  sample.book.metadata.subjects = {{{"Biography", {}}, "BISAC", "BIO010000"},
                                   {{"Russia", {}}, "THEMA", ""},
                                   {{"Exile", {}}, "", "x"},
                                   {{" ", {}}, "", ""}};
  const pugi::xml_document opf = package_of(sample);
  EXPECT_EQ(texts_at(opf, "//dc:subject"), (Texts{"Biography", "Russia", "Exile"}));
  EXPECT_EQ(texts_at(opf, "//meta[@property='authority']"), (Texts{"BISAC"}));
  EXPECT_EQ(texts_at(opf, "//meta[@property='term']"), (Texts{"BIO010000"}));
  EXPECT_EQ(text_at(opf, "//meta[@property='term']/@refines"), "#subject-1");
}

// #sec-belongs-to-collection, and what calibre and KOReader read
TEST(PackageDocument, SeriesIsACollection) {
  SampleBook sample = sample_book();
  sample.book.metadata.series = Series{{"Witnesses", {}}, "2.1"};
  const pugi::xml_document opf = package_of(sample);
  EXPECT_EQ(text_at(opf, "//meta[@property='belongs-to-collection'][@id='series']"), "Witnesses");
  EXPECT_EQ(text_at(opf, "//meta[@refines='#series'][@property='collection-type']"), "series");
  EXPECT_EQ(text_at(opf, "//meta[@refines='#series'][@property='group-position']"), "2.1");
  const pugi::xml_node series = opf.select_node("//meta[@name='calibre:series']").node();
  EXPECT_EQ(text_at(series, "@content"), "Witnesses");
  const pugi::xml_node index =
      series.select_node("following-sibling::meta[@name='calibre:series_index']").node();
  EXPECT_EQ(text_at(index, "@content"), "2.1");

  for (const char* position : {"", "two", "2.", ".2", "2..1", "-1"}) {
    sample.book.metadata.series->position = position;
    const pugi::xml_document without = package_of(sample);
    EXPECT_EQ(text_at(without, "//meta[@property='group-position']"), "(none)") << position;
    EXPECT_EQ(text_at(without, "//meta[@name='calibre:series_index']"), "(none)") << position;
    EXPECT_EQ(text_at(without, "//meta[@name='calibre:series']/@content"), "Witnesses");
  }
}

// #sec-metadata-values: values are never empty
TEST(PackageDocument, WhatIsEmptyIsLeftOut) {
  SampleBook sample = sample_book();
  sample.book.metadata.publisher.text = " \n ";
  sample.book.metadata.rights.text = "Public  domain";
  const pugi::xml_document opf = package_of(sample);
  for (const char* name :
       {"dc:publisher", "dc:date", "dc:description", "dc:source", "dc:subject"}) {
    EXPECT_EQ(texts_at(opf, std::string("//") + name).size(), 0u) << name;
  }
  EXPECT_EQ(texts_at(opf, "//dc:rights"), (Texts{"Public domain"}));
  for (const pugi::xpath_node& node : opf.select_nodes("/package/metadata/*[not(@content)]")) {
    EXPECT_STRNE(node.node().text().get(), "") << node.node().name();
  }
}

TEST(PackageDocument, EveryRefinementHasItsTarget) {
  SampleBook sample = sample_book();
  Metadata& metadata = sample.book.metadata;
  metadata.identifiers.push_back({"978-0-306-40615-7", {}});
  metadata.contributors.push_back({{"P. S.", {}}, "trl", "S., P."});
  metadata.series = Series{{"W", {}}, "1"};
  metadata.subjects = {{{"B", {}}, "BISAC", "B1"}};
  metadata.accessibility.conforms_to.text = "WCAG 2.1 AA";
  metadata.accessibility.certified_by = "A. Checker";
  const pugi::xml_document opf = package_of(sample);
  std::set<std::string> ids;
  for (const std::string& id : texts_at(opf, "//@id")) EXPECT_TRUE(ids.insert(id).second) << id;
  const Texts refined = texts_at(opf, "//@refines");
  EXPECT_GE(refined.size(), 9u);
  for (const std::string& target : refined) EXPECT_TRUE(ids.contains(target.substr(1))) << target;
}

// OPF 2: Kobo, Kindle and calibre look for it
TEST(PackageDocument, CoverIsNamedTheOldWayTooNameFirst) {
  const std::string opf = write_package_document(sample_book().publish()).text;
  EXPECT_NE(opf.find("<meta name=\"cover\" content=\"cover-image\"/>"), opf.npos) << opf;
  EXPECT_NE(opf.find("<meta name=\"generator\" content=\"colophon 1.2.3\"/>"), opf.npos);
  SampleBook without = sample_book();
  without.resources.erase(without.resources.begin());
  EXPECT_EQ(text_at(package_of(without), "//meta[@name='cover']"), "(none)");
}

// #sec-manifest-elem
TEST(PackageDocument, ManifestListsEveryFileOnce) {
  const pugi::xml_document opf = package_of(sample_book());
  EXPECT_EQ(texts_at(opf, "//item/@href"),
            (Texts{"nav.xhtml", "toc.ncx", "text/cover.xhtml", "text/title-page.xhtml",
                   "text/copyright.xhtml", "text/preface.xhtml", "text/part-1.xhtml",
                   "text/brussels.xhtml", "text/press.xhtml", "text/works.xhtml",
                   "images/cover.jpg", "css/classic.css"}));
  EXPECT_EQ(
      texts_at(opf, "//item/@id"),
      (Texts{"nav", "ncx", "text-cover.xhtml", "text-title-page.xhtml", "text-copyright.xhtml",
             "text-preface.xhtml", "text-part-1.xhtml", "text-brussels.xhtml", "text-press.xhtml",
             "text-works.xhtml", "cover-image", "css-classic.css"}));
  EXPECT_EQ(text_at(opf, "//item[@id='ncx']/@media-type"), "application/x-dtbncx+xml");
  EXPECT_EQ(text_at(opf, "//item[@id='text-press.xhtml']/@media-type"), "application/xhtml+xml");
}

// #sec-item-resource-properties
TEST(PackageDocument, PropertiesAreWhatTheFactsSay) {
  SampleBook sample = sample_book();
  sample.book.documents.back().facts.has_svg = true;
  sample.book.documents.back().facts.has_mathml = true;
  const pugi::xml_document opf = package_of(sample);
  EXPECT_EQ(texts_at(opf, "//item/@properties"), (Texts{"nav", "mathml svg", "cover-image"}));
  EXPECT_EQ(text_at(opf, "//item[@properties='nav']/@href"), "nav.xhtml");
  EXPECT_EQ(text_at(opf, "//item[@properties='cover-image']/@href"), "images/cover.jpg");
  EXPECT_EQ(text_at(opf, "//item[contains(@properties,'svg')]/@href"), "text/works.xhtml");
}

// #sec-item-elem: ids are XML names, whatever the files are called
TEST(PackageDocument, ManifestIdsAreUniqueNames) {
  SampleBook sample = sample_book();
  for (const char* href : {"a/b.css", "a-b.css", "1.css", "-x.css", "pub-id", "nav", "é b.css",
                           "images/cover.jpg", "nav.xhtml"}) {
    sample.resources.push_back({href, "text/css", std::string(), false});
  }
  const pugi::xml_document opf = package_of(sample);
  std::set<std::string> ids;
  for (const std::string& id : texts_at(opf, "//@id")) {
    EXPECT_TRUE(ids.insert(id).second) << id;
    EXPECT_TRUE(std::isalpha(static_cast<unsigned char>(id[0])) != 0 || id[0] == '_') << id;
    EXPECT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789._-"),
              id.npos)
        << id;
  }
  EXPECT_EQ(texts_at(opf, "//item[@href='images/cover.jpg']").size(), 1u);
  EXPECT_EQ(texts_at(opf, "//item[@href='nav.xhtml']").size(), 1u);
}

// #sec-spine-elem
TEST(PackageDocument, SpineIsTheReadingOrder) {
  const pugi::xml_document opf = package_of(sample_book());
  EXPECT_EQ(text_at(opf, "/package/spine/@toc"), "ncx");
  EXPECT_EQ(text_at(opf, "/package/spine/@page-progression-direction"), "(none)");
  EXPECT_EQ(texts_at(opf, "//itemref/@idref"),
            (Texts{"text-cover.xhtml", "text-title-page.xhtml", "text-copyright.xhtml", "nav",
                   "text-preface.xhtml", "text-part-1.xhtml", "text-brussels.xhtml",
                   "text-press.xhtml", "text-works.xhtml"}));
  EXPECT_EQ(text_at(opf, "//itemref/@linear"), "(none)");
}

TEST(PackageDocument, NavigationIsInTheSpineOnlyWhereTheContentsHaveIt) {
  SampleBook sample;
  sample.add_chapter("one", "One", Matter::body);
  const pugi::xml_document without = package_of(sample);
  EXPECT_EQ(texts_at(without, "//itemref/@idref"), (Texts{"text-one.xhtml"}));
  EXPECT_EQ(texts_at(without, "//item/@href"), (Texts{"nav.xhtml", "toc.ncx", "text/one.xhtml"}));
  EXPECT_EQ(texts_at(without, "//reference/@type"), (Texts{"text"}));

  sample.add_page(GeneratedPage::contents, "nav.xhtml", Matter::back);
  sample.add_page(GeneratedPage::contents, "nav.xhtml", Matter::back);
  EXPECT_EQ(texts_at(package_of(sample), "//itemref/@idref"), (Texts{"text-one.xhtml", "nav"}));
}

// #attrdef-spine-page-progression-direction, #attrdef-dir
TEST(PackageDocument, ArabicAndHebrewRunFromRightToLeft) {
  for (const char* language : {"ar", "he-IL", "fa"}) {
    SampleBook sample = sample_book();
    sample.book.metadata.language.text = language;
    sample.book.right_to_left = true;
    const pugi::xml_document opf = package_of(sample);
    EXPECT_EQ(text_at(opf, "/package/@dir"), "rtl") << language;
    EXPECT_EQ(text_at(opf, "/package/spine/@page-progression-direction"), "rtl") << language;
    EXPECT_EQ(text_at(opf, "/package/@xml:lang"), language);
    EXPECT_EQ(text_at(opf, "//dc:language"), language);
  }
}

// OPF 2.0.1 section 2.6
TEST(PackageDocument, GuideNamesEachPlaceOnce) {
  const pugi::xml_document opf = package_of(sample_book());
  EXPECT_EQ(texts_at(opf, "//reference/@type"), (Texts{"cover", "toc", "text"}));
  EXPECT_EQ(texts_at(opf, "//reference/@href"),
            (Texts{"text/cover.xhtml", "nav.xhtml", "text/part-1.xhtml"}));
  EXPECT_EQ(texts_at(opf, "//reference/@title"), (Texts{"Cover", "Contents", "Start of text"}));
}

TEST(PackageDocument, IsTheSameEveryTime) {
  const SampleBook sample = sample_book();
  EXPECT_EQ(write_package_document(sample.publish()).text,
            write_package_document(sample.publish()).text);
}

}  // namespace
}  // namespace colophon::package
