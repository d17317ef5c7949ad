// The reports of other checkers, as they have been seen, and the way from a place in a book to the
// manuscript.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "verify/archive/checked_entry.h"
#include "verify/checkers/ace.h"
#include "verify/checkers/epubcheck.h"
#include "verify/checkers/findings.h"
#include "verify/xml/placed_elements.h"

namespace colophon::verify {
namespace {

// One line for each finding, its places behind it.
std::string shown(const std::optional<CheckerReport>& report) {
  if (!report) return "no report";
  constexpr const char* kWords[] = {"note", "warning", "error", "fatal"};
  std::string out;
  for (const CheckerFinding& finding : report->findings) {
    out += fmt::format("{} {}: {}", kWords[static_cast<int>(finding.severity)], finding.id,
                       finding.message);
    if (!finding.hint.empty()) out += fmt::format(" ({})", finding.hint);
    for (const CheckerPlace& place : finding.places) {
      out += fmt::format(" @{}:{}:{}{}", place.entry, place.line, place.column, place.path);
    }
    if (finding.more_places > 0) out += fmt::format(" +{}", finding.more_places);
    out += '\n';
  }
  return out;
}

TEST(EpubcheckReport, OfVersion5) {
  EXPECT_EQ(shown(read_epubcheck_report(R"({ "messages" : [ {
    "ID" : "RSC-005", "severity" : "ERROR",
    "message" : "Error while parsing file: attribute \"foo\" not allowed here",
    "additionalLocations" : 2,
    "locations" : [ { "url" : { "opaque" : false, "hierarchical" : true },
      "path" : "EPUB/text/one.xhtml", "line" : 11, "column" : 12, "context" : null } ],
    "suggestion" : null
  }, {
    "ID" : "PKG-010", "severity" : "WARNING", "message" : "Filename contains\nspaces.",
    "additionalLocations" : 0,
    "locations" : [ { "path" : "b.epub", "line" : -1, "column" : -1, "context" : null } ],
    "suggestion" : "Use \"_\"."
  }, {
    "ID" : "OPF-096", "severity" : "USAGE", "message" : "x", "locations" : []
  }, {
    "ID" : "OPF-097", "severity" : "SUPPRESSED", "message" : "x", "locations" : []
  } ], "customMessageFileName" : null, "checker" : { "checkerVersion" : "5.3.0" } })")),
            "error RSC-005: Error while parsing file: attribute \"foo\" not allowed here "
            "@EPUB/text/one.xhtml:11:12 +2\n"
            "warning PKG-010: Filename contains spaces (Use \"_\") @b.epub:0:0\n"
            "note OPF-096: x\n");
}

TEST(EpubcheckReport, OfVersion4) {
  EXPECT_EQ(shown(read_epubcheck_report(R"({ "customMessageFileName" : null,
    "checker" : { "checkerVersion" : "4.2.6" },
    "messages" : [ { "ID" : "RSC_007", "severity" : "FATAL",
      "message" : "Referenced resource \"EPUB/none.png\" could not be found in the EPUB.",
      "additionalLocations" : 0,
      "locations" : [ { "path" : "EPUB/one.xhtml", "line" : 3, "column" : 9,
        "context" : "EPUB/none.png" } ], "suggestion" : null } ] })")),
            "error RSC-007: Referenced resource \"EPUB/none.png\" could not be found in the EPUB "
            "@EPUB/one.xhtml:3:9\n");
}

TEST(EpubcheckReport, IsReadOrNot) {
  for (const char* text : {"", "{", "[]", "{}", "Exception in thread", R"({"messages": 1})"}) {
    EXPECT_EQ(shown(read_epubcheck_report(text)), "no report") << text;
  }
  EXPECT_EQ(shown(read_epubcheck_report(R"({"messages": []})")), "");
  EXPECT_EQ(shown(read_epubcheck_report(
                R"({"messages": [3, {"ID": 1, "severity": "ERROR", "locations": [7, {}]}]})")),
            "error :  @:0:0\n");
}

TEST(AceReport, NamesDocumentsAndElements) {
  const char* const report = R"({ "@type": "earl:report", "assertions": [
    { "earl:testSubject": { "url": "EPUB/package.opf" }, "assertions": [ {
        "earl:result": { "earl:outcome": "fail", "dct:description": "No feature" },
        "earl:test": { "earl:impact": "serious", "dct:title": "metadata-feature" } } ] },
    { "earl:testSubject": { "url": "text/one.xhtml" }, "assertions": [ {
        "earl:result": { "earl:outcome": "fail",
          "dct:description": "Element does not have an alt attribute\nElement has no title",
          "earl:pointer": { "cfi": [ "/4/2/6" ], "css": [ "img" ] } },
        "earl:test": { "earl:impact": "critical", "dct:title": "image-alt",
          "help": { "url": "http://kb.daisy.org/images.html" } } }, {
        "earl:result": { "earl:outcome": "pass" }, "earl:test": { "dct:title": "ok" } }, {
        "earl:result": { "earl:outcome": "fail" },
        "earl:test": { "earl:impact": "moderate", "dct:title": "region",
          "dct:description": "All is in a region" } } ] } ] })";
  const std::string found =
      "error metadata-feature: No feature @EPUB/package.opf:0:0\n"
      "error image-alt: Element does not have an alt attribute (see "
      "http://kb.daisy.org/images.html) @EPUB/text/one.xhtml:0:0/4/2/6\n"
      "warning region: All is in a region @EPUB/text/one.xhtml:0:0\n";
  EXPECT_EQ(shown(read_ace_report(report, "EPUB/")), found);
  EXPECT_EQ(shown(read_ace_report(std::string("info: Processing\n") + report, "EPUB/")), found);
  for (const char* text : {"", "info: done", "{}", R"({"assertions": {}})"}) {
    EXPECT_EQ(shown(read_ace_report(text, "")), "no report") << text;
  }
}

TEST(ShortMessage, IsOneLineThatAPersonReads) {
  EXPECT_EQ(short_message("  a\n\tb. "), "a b");
  EXPECT_EQ(short_message("attribute \"x\" not allowed here; expected " + std::string(300, 'y')),
            "attribute \"x\" not allowed here");
  const std::string longer = short_message(std::string(239, 'x') + "ééé");
  EXPECT_EQ(longer, std::string(239, 'x') + "…");
}

constexpr std::string_view kDocument =
    "<?xml version='1.0'?>\n<!DOCTYPE html>\n"
    "<html><head/><body><!-- <p> --><p a='>'>x<b>y</b></p><p/>\n"
    "<![CDATA[<p>]]><i>z</i></body></html>";

std::string tag_of(std::uint32_t element, const std::vector<PlacedElement>& elements) {
  if (element == kNoElement) return "none";
  return std::string(kDocument.substr(elements[element].begin,
                                      elements[element].tag_end - elements[element].begin));
}

TEST(PlacedElements, AreFoundByPath) {
  const std::vector<PlacedElement> elements = list_elements(kDocument);
  const std::map<std::string, std::string> cases = {
      {"", "<html>"},          {"/2", "<head/>"}, {"/4/2", "<p a='>'>"},     {"/4/2/2", "<b>"},
      {"/4[body]/4", "<p/>"},  {"/4/6", "<i>"},   {"/4/2/1:3", "<p a='>'>"}, {"/4/99", "<body>"},
      {"/4[open/2", "<body>"}, {"4/2", "<html>"},
  };
  for (const auto& [path, tag] : cases) {
    EXPECT_EQ(tag_of(element_of_path(elements, path), elements), tag) << path;
  }
  EXPECT_EQ(element_of_path({}, "/4"), kNoElement);
}

TEST(PlacedElements, AreFoundByPlace) {
  const std::vector<PlacedElement> elements = list_elements(kDocument);
  const std::map<std::string, std::string> cases = {
      {"<?xml", "none"}, {"<!-- ", "<body>"}, {"'>'>", "<p a='>'>"}, {"x<b", "<p a='>'>"},
      {"y<", "<b>"},     {"</b>", "<b>"},     {"z<", "<i>"},         {"</html", "<html>"},
  };
  for (const auto& [text, tag] : cases) {
    EXPECT_EQ(tag_of(element_at(elements, kDocument.find(text)), elements), tag) << text;
  }
}

TEST(PlacedElements, AreThereInWhatIsNotWellFormed) {
  EXPECT_EQ(list_elements("<a><b></a></c>").size(), 2u);
  EXPECT_EQ(list_elements("<a").size(), 1u);
  EXPECT_EQ(list_elements("</a><!-- <a>").size(), 0u);
  const std::vector<PlacedElement> open = list_elements("<a><b></a>x");
  EXPECT_EQ(open[1].end, 10u);
  EXPECT_EQ(element_at(open, 10), kNoElement);
}

TEST(CheckedEntry, CountsInUtf16) {
  const CheckedEntry entry("a\r\n𝄞é<x/>\rz");
  EXPECT_EQ(entry.text(), "a\n𝄞é<x/>\nz");
  EXPECT_EQ(entry.offset_of(2, 4), 8u);  // a pair of units, then one
  EXPECT_EQ(entry.place_of(8).column, 4u);
  EXPECT_EQ(entry.offset_of(2, 99), 12u);
  EXPECT_EQ(entry.offset_of(9, 1), entry.text().size());
  EXPECT_EQ(entry.offset_of(0, 0), 0u);
}

// A manuscript `a.md` and the document that was made of it.
class Blamed : public ::testing::Test {
 protected:
  static constexpr std::string_view kWritten = "<body>\n<p>Salt & sea</p>\n<hr/>\n</body>";

  Blamed() {
    const SourceId id = sources_.add("a.md", "Salt & sea\n\n***\n");
    EntryOrigin document;
    document.name = "EPUB/a.xhtml";
    document.source_map = {{2, 1, {id, 0, 10}}, {2, 4, {id, 0, 10}}, {3, 1, {id, 12, 15}}};
    document.span = {id, 0, 0};
    EntryOrigin picture;
    picture.name = "EPUB/p.png";
    picture.span = {id, 12, 15};
    EntryOrigin package;
    package.name = "EPUB/package.opf";
    origins_ = {document, picture, package};
  }

  std::string report(CheckerPlace place, const std::string& message = "words") {
    Diagnostics diags;
    const auto read = [](const std::string& name) -> std::optional<std::string> {
      if (name == "EPUB/p.png") return std::string("\x89PNG\0", 5);
      if (name == "EPUB/package.opf") return "<package>\n<item/>\n</package>";
      if (name == "EPUB/a.xhtml" || name == "other.xhtml") return std::string(kWritten);
      return std::nullopt;
    };
    CheckerFinding finding;
    finding.severity = Severity::error;
    finding.id = "X-1";
    finding.message = message;
    finding.places = {std::move(place)};
    report_findings({&finding, 1}, Checker::epubcheck, {"b.epub", read, origins_}, sources_, diags);
    const Diagnostic& said = diags.all().at(0);
    EXPECT_EQ(said.message, "EPUBCheck X-1: " + message);
    if (!said.span) return "nowhere";
    const Source& source = sources_[said.span.source];
    return fmt::format("{} `{}`", source.name, sources_.text_of(said.span));
  }

  Sources sources_;
  std::vector<EntryOrigin> origins_;
};

TEST_F(Blamed, IsTheElementWhoseTagEndsThere) {
  EXPECT_EQ(report({"EPUB/a.xhtml", 2, 4, {}}), "a.md `Salt & sea`");
  EXPECT_EQ(report({"EPUB/a.xhtml", 3, 6, {}}), "a.md `***`");
  EXPECT_EQ(report({"EPUB/a.xhtml", 2, 18, {}}), "a.md `Salt & sea`");  // its end tag
  EXPECT_EQ(report({"EPUB/a.xhtml", 0, 0, "/4"}), "a.md `***`");
}

TEST_F(Blamed, IsTheCharacterOfAText) { EXPECT_EQ(report({"EPUB/a.xhtml", 2, 9, {}}), "a.md `&`"); }

TEST_F(Blamed, IsWhatAFrameWasMadeAround) {
  EXPECT_EQ(report({"EPUB/a.xhtml", 1, 7, {}}), "a.md `Salt & sea`");
}

TEST_F(Blamed, IsTheFileWhereThereIsNoLine) {
  EXPECT_EQ(report({"EPUB/p.png", 0, 0, {}}), "a.md `***`");
  EXPECT_EQ(report({"b.epub", 0, 0, {}}, "File \"EPUB/p.png\" is missing"), "a.md `***`");
  EXPECT_EQ(report({"b.epub", 0, 0, {}}), "nowhere");
}

TEST_F(Blamed, IsTheBookWhereTheManuscriptIsNot) {
  EXPECT_EQ(report({"EPUB/package.opf", 2, 8, {}}), "b.epub/EPUB/package.opf `<item/>`");
  EXPECT_EQ(report({"other.xhtml", 3, 6, {}}), "b.epub/other.xhtml `<hr/>`");
  EXPECT_EQ(report({"not-there.xhtml", 3, 6, {}}), "nowhere");
}

}  // namespace
}  // namespace colophon::verify
