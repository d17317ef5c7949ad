// EPUB Accessibility 1.1: nothing is claimed that the facts do not show.
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/package/sample_book.h"

namespace colophon::package {
namespace {

using test::messages;
using test::parse;
using test::sample_book;
using test::SampleBook;
using test::text_at;
using test::Texts;
using test::texts_at;

AccessibilityMetadata describe(const SampleBook& sample) { return sample.publish().accessibility; }

bool claims(const SampleBook& sample, const std::string& feature) {
  const Texts features = describe(sample).features;
  return std::find(features.begin(), features.end(), feature) != features.end();
}

SampleBook with_images(std::size_t images, std::size_t without_alternative) {
  SampleBook sample = sample_book();
  sample.book.meaningful_images = images;
  sample.book.images_without_alternative = without_alternative;
  return sample;
}

// schema:accessMode, schema:accessModeSufficient
TEST(Accessibility, ModesFollowFromImagesAndTheirAlternatives) {
  struct Case {
    const char* what;
    std::size_t images;
    std::size_t without;
    bool sufficient;
    Texts modes;
    Texts enough;
  };
  const Case cases[] = {
      {"no images but the cover", 0, 0, false, {"textual"}, {"textual"}},
      {"no images, and a claim", 0, 0, true, {"textual"}, {"textual"}},
      {"alternatives, no claim", 3, 0, false, {"textual", "visual"}, {"textual,visual"}},
      {"alternatives and claim", 3, 0, true, {"textual", "visual"}, {"textual,visual", "textual"}},
      {"one missing", 3, 1, false, {"textual", "visual"}, {"textual,visual"}},
      {"one missing, and a claim", 3, 1, true, {"textual", "visual"}, {"textual,visual"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    SampleBook sample = with_images(c.images, c.without);
    sample.book.metadata.accessibility.alternatives_sufficient = c.sufficient;
    EXPECT_EQ(describe(sample).access_modes, c.modes);
    EXPECT_EQ(describe(sample).sufficient_modes, c.enough);
  }
}

TEST(Accessibility, DrawingsInTheTextAreVisual) {
  SampleBook sample = sample_book();
  sample.book.documents.back().facts.has_svg = true;
  EXPECT_EQ(describe(sample).access_modes, (Texts{"textual", "visual"}));
  EXPECT_EQ(describe(sample).sufficient_modes, (Texts{"textual,visual"}));
  EXPECT_FALSE(claims(sample, "alternativeText"));
}

TEST(Accessibility, AFalseClaimIsReported) {
  SampleBook sample = with_images(3, 2);
  sample.book.metadata.accessibility.alternatives_sufficient = true;
  Diagnostics diags;
  static_cast<void>(sample.publish(diags));
  EXPECT_EQ(messages(diags), (Texts{"unverified-claim: the claim `alternatives: sufficient` does "
                                    "not hold for this book"}));
  EXPECT_EQ(diags.all().at(0).hint, "2 images have no alternative text");
}

// schema:accessibilityFeature
TEST(Accessibility, FeaturesOfPlainText) {
  EXPECT_EQ(describe(sample_book()).features,
            (Texts{"tableOfContents", "readingOrder", "structuralNavigation",
                   "displayTransformability", "ARIA"}));
}

TEST(Accessibility, AlternativeTextNeedsImagesThatAllHaveOne) {
  EXPECT_FALSE(claims(with_images(0, 0), "alternativeText"));
  EXPECT_TRUE(claims(with_images(2, 0), "alternativeText"));
  EXPECT_FALSE(claims(with_images(2, 1), "alternativeText"));
}

TEST(Accessibility, StructuralNavigationNeedsAHeadingInEveryChapter) {
  SampleBook sample = sample_book();
  const auto headings_of = [&sample](std::size_t document) -> std::vector<Heading>& {
    return sample.book.documents.at(document).facts.headings;
  };
  headings_of(2).clear();
  EXPECT_TRUE(claims(sample, "structuralNavigation")) << "a copyright page needs none";
  headings_of(7).clear();
  EXPECT_FALSE(claims(sample, "structuralNavigation"));
}

TEST(Accessibility, FeaturesOfSomeBooksOnly) {
  SampleBook sample = sample_book();
  EXPECT_FALSE(claims(sample, "MathML"));
  EXPECT_FALSE(claims(sample, "index"));
  sample.book.documents.back().facts.has_mathml = true;
  EXPECT_TRUE(claims(sample, "MathML"));
  sample.add_chapter("index", "Index", Matter::back, BookPart::index);
  EXPECT_TRUE(claims(sample, "index"));
}

TEST(Accessibility, AForcedStyleIsNotTransformable) {
  SampleBook sample = sample_book();
  EXPECT_TRUE(claims(sample, "displayTransformability"));
  sample.resources.push_back(
      {"css/x.css", "text/css", std::string("p{color:red!important}"), false});
  EXPECT_FALSE(claims(sample, "displayTransformability"));
}

// schema:accessibilityHazard
TEST(Accessibility, HazardsAreNoneOnlyWhereNothingMoves) {
  SampleBook sample = sample_book();
  sample.assets.images["a.png"] = {"images/a.png", 10, 10};
  EXPECT_EQ(describe(sample).hazards, (Texts{"none"}));
  sample.assets.images["b.gif"] = {"images/b.gif", 10, 10, true};
  EXPECT_EQ(describe(sample).hazards, (Texts{"unknown"}));
  Diagnostics diags;
  static_cast<void>(sample.publish(diags));
  EXPECT_TRUE(diags.empty()) << "nobody claimed anything";

  sample.book.metadata.accessibility.hazards = {"noFlashingHazard", "noMotionSimulationHazard",
                                                "noSoundHazard"};
  EXPECT_EQ(describe(sample).hazards.size(), 3u);

  sample.book.metadata.accessibility.hazards = {"none"};
  EXPECT_EQ(sample.publish(diags).accessibility.hazards, (Texts{"unknown"}));
  EXPECT_EQ(messages(diags), (Texts{"unverified-claim: the claim `hazards: none` does not hold for "
                                    "this book"}));
}

// schema:accessibilitySummary
TEST(Accessibility, SummaryIsTheAuthorsOrFacts) {
  struct Case {
    std::size_t images;
    std::size_t without;
    const char* expected;
  };
  const Case cases[] = {
      {0, 0, "It needs no images to be understood."},
      {1, 0, "Its image has alternative text."},
      {3, 0, "All of its 3 images have alternative text."},
      {3, 1, "One of its 3 images has no alternative text."},
      {3, 2, "2 of its 3 images have no alternative text."},
      {1, 1, "Its image has no alternative text."},
  };
  for (const Case& c : cases) {
    const AccessibilityMetadata made = describe(with_images(c.images, c.without));
    EXPECT_EQ(made.summary, std::string("This publication has a table of contents, headings and a "
                                        "logical reading order. ") +
                                c.expected);
    EXPECT_EQ(made.summary_language, "en");
  }
  SampleBook sample = sample_book();
  sample.book.metadata.accessibility.summary.text = "Tout est lisible.";
  EXPECT_EQ(describe(sample).summary, "Tout est lisible.");
  EXPECT_EQ(describe(sample).summary_language, "");
}

// EPUB Accessibility 1.1 #sec-conf-reporting
TEST(Accessibility, ConformanceIsClaimedOnlyByTheAuthor) {
  SampleBook sample = sample_book();
  EXPECT_EQ(describe(sample).conforms_to, "");
  AccessibilityStatement& statement = sample.book.metadata.accessibility;
  struct Case {
    const char* written;
    const char* expected;
  };
  const Case cases[] = {
      {"EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"},
      {"WCAG 2.1 AA", "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"},
      {"WCAG 2.0 Level A", "EPUB Accessibility 1.1 - WCAG 2.0 Level A"},
      {"WCAG 2.2 AAAA", "WCAG 2.2 AAAA"},
      {"WCAG 2.", "WCAG 2."},
      {"none", "none"},
  };
  for (const Case& c : cases) {
    statement.conforms_to.text = c.written;
    statement.certified_by = "A. Checker";
    EXPECT_EQ(describe(sample).conforms_to, c.expected);
    EXPECT_EQ(describe(sample).certified_by, "A. Checker");
  }
}

TEST(Accessibility, ConformanceNeedsACertifierAndAlternatives) {
  SampleBook sample = with_images(2, 0);
  AccessibilityStatement& statement = sample.book.metadata.accessibility;
  statement.conforms_to.text = "WCAG 2.2 AA";
  Diagnostics diags;
  EXPECT_EQ(sample.publish(diags).accessibility.conforms_to, "");
  statement.certified_by = "A. Checker";
  sample.book.images_without_alternative = 1;
  EXPECT_EQ(sample.publish(diags).accessibility.conforms_to, "");
  EXPECT_EQ(diags.all().size(), 2u);
  for (const Diagnostic& diagnostic : diags.all()) {
    EXPECT_EQ(diagnostic.message,
              "the claim `conforms-to: WCAG 2.2 AA` does not hold for this book");
  }
}

TEST(Accessibility, IsWrittenIntoThePackageDocument) {
  SampleBook sample = with_images(2, 0);
  AccessibilityStatement& statement = sample.book.metadata.accessibility;
  statement.alternatives_sufficient = true;
  statement.conforms_to.text = "WCAG 2.2 AA";
  statement.certified_by = "A. Checker";
  statement.exemption = "eaa-microenterprise";
  const pugi::xml_document opf = parse(write_package_document(sample.publish()));
  EXPECT_EQ(texts_at(opf, "//meta[@property='schema:accessMode']"), (Texts{"textual", "visual"}));
  EXPECT_EQ(texts_at(opf, "//meta[@property='schema:accessModeSufficient']"),
            (Texts{"textual,visual", "textual"}));
  EXPECT_EQ(texts_at(opf, "//meta[@property='schema:accessibilityHazard']"), (Texts{"none"}));
  EXPECT_EQ(texts_at(opf, "//meta[@property='schema:accessibilityFeature']").size(), 6u);
  EXPECT_EQ(text_at(opf, "//meta[@property='schema:accessibilitySummary']/@xml:lang"), "en");
  EXPECT_EQ(text_at(opf, "//meta[@property='dcterms:conformsTo'][@id='conformance']"),
            "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
  EXPECT_EQ(text_at(opf, "//meta[@property='a11y:certifiedBy'][@refines='#conformance']"),
            "A. Checker");
  EXPECT_EQ(text_at(opf, "//meta[@property='a11y:exemption'][not(@refines)]"),
            "eaa-microenterprise");
}

}  // namespace
}  // namespace colophon::package
