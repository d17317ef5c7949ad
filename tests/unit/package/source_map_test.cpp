// What each part of the package's own documents was made from.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/source.h"
#include "unit/package/sample_book.h"

namespace colophon::package {
namespace {

using test::sample_book;
using test::SampleBook;

// A span that stands for a place of the manuscript.
Span mark(std::uint32_t number) { return {SourceId{0}, number, number + 1}; }

// The span of what begins with `tag`, first in the text; nowhere where that has none of its own.
Span span_at(const xml::Written& written, std::string_view tag) {
  const std::size_t at = written.text.find(tag);
  EXPECT_NE(at, std::string::npos) << tag;
  const Location place = LineTable(written.text).locate(std::min(at, written.text.size()));
  for (const SourceMapEntry& entry : written.source_map) {
    if (entry.line == place.line && entry.column == place.column) return entry.span;
  }
  return {};
}

Publication marked() {
  SampleBook sample = sample_book();
  Metadata& data = sample.book.metadata;
  data.title.span = mark(1);
  data.language.span = mark(2);
  data.creators = {{{"Ann Keeper", mark(3)}, "aut", "Keeper, Ann"}};
  data.subjects = {{{"Light", mark(4)}, "BISAC", "X"}};
  data.series = Series{{"Towers", mark(5)}, "2"};
  Publication publication = sample.publish();
  for (std::size_t i = 0; i < publication.manifest.size(); ++i)
    publication.manifest[i].span = mark(static_cast<std::uint32_t>(100 + i));
  for (std::size_t i = 0; i < publication.contents.size(); ++i)
    publication.contents[i].span = mark(static_cast<std::uint32_t>(200 + i));
  return publication;
}

TEST(SourceMaps, OfMetadataLeadToItsValues) {
  const xml::Written package = write_package_document(marked());
  EXPECT_EQ(span_at(package, "<dc:title>"), mark(1));
  EXPECT_EQ(span_at(package, "<dc:language>"), mark(2));
  EXPECT_EQ(span_at(package, "<dc:creator "), mark(3));
  EXPECT_EQ(span_at(package, "<meta refines=\"#creator-1\" property=\"role\""), mark(3));
  EXPECT_EQ(span_at(package, "<meta refines=\"#creator-1\" property=\"file-as\""), mark(3));
  EXPECT_EQ(span_at(package, "<dc:subject "), mark(4));
  EXPECT_EQ(span_at(package, "<meta property=\"belongs-to-collection\""), mark(5));
  EXPECT_EQ(span_at(package, "<meta refines=\"#series\" property=\"group-position\""), mark(5));
  EXPECT_EQ(span_at(package, "<metadata"), Span{});
  EXPECT_EQ(span_at(package, "<meta property=\"schema:"), Span{});
}

TEST(SourceMaps, OfFilesLeadToWhatPutsThemIntoTheBook) {
  const Publication publication = marked();
  const xml::Written package = write_package_document(publication);
  for (const ManifestItem& item : publication.manifest) {
    EXPECT_EQ(span_at(package, "<item id=\"" + item.id + "\""), item.span) << item.id;
  }
  for (const SpineItem& item : publication.spine) {
    const auto file =
        std::find_if(publication.manifest.begin(), publication.manifest.end(),
                     [&item](const ManifestItem& known) { return known.id == item.idref; });
    ASSERT_NE(file, publication.manifest.end());
    EXPECT_EQ(span_at(package, "<itemref idref=\"" + item.idref + "\""), file->span) << item.idref;
  }
}

TEST(SourceMaps, OfNavigationLeadToHeadings) {
  const Publication publication = marked();
  ASSERT_FALSE(publication.contents.empty());
  const xml::Written ncx = write_ncx(publication);
  const xml::Written navigation = write_navigation_document(publication, sample_book().assets);
  for (std::size_t i = 0; i < publication.contents.size(); ++i) {
    const NavigationPoint& point = publication.contents[i];
    EXPECT_EQ(span_at(ncx, "<navPoint id=\"point-" + std::to_string(i + 1) + "\""), point.span);
    const std::string item = point.is_part ? "<li class=\"part\">" : "<li>";
    EXPECT_EQ(span_at(navigation, item + "<a href=\"" + point.href + "\">"), point.span);
  }
}

}  // namespace
}  // namespace colophon::package
