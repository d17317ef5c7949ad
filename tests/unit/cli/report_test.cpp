#include "cli/report.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

#include "unit/base/memory_files.h"

namespace colophon::cli {
namespace {

using testing::MemoryFiles;

Compilation sample() {
  Compilation compilation;
  compilation.outcome = Compilation::Outcome::written;
  const SourceId id = compilation.sources.add("a.md",
                                              "# One\n\nA <b>bold</b>\tword & \x01"
                                              "more.\n");
  Diagnostics& diags = compilation.diagnostics;
  diags.report(Code::missing_language, Span{});
  diags.report(Code::removed_element, Span{id, 9, 12}, "b").hint = "leave it & go";
  diags.report(Code::missing_image, Span{id, 2, 5}, "x.png")
      .related.push_back({Span{id, 0, 1}, "first used here"});
  diags.report(Code::empty_heading, Span{id, 0, 0});
  compilation.book = {"out/a.epub", 1234, 1, 5, 1};
  compilation.overview = Overview{"A <Book>",
                                  "fr",
                                  5,
                                  {{0, "Part", 0, ""}, {1, "One", 5, "a.md"}},
                                  {{"x.png", "Une île", false, Span{id, 2, 5}},
                                   {"y.png", "", true, {}},
                                   {"z.png", "", false, {}}},
                                  {{"EPUB/a.xhtml", 10}, {"EPUB/x.png", 1000}}};
  return compilation;
}

pugi::xml_document parse(const std::string& page) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_string(
      page.c_str(), (pugi::parse_default | pugi::parse_doctype) & ~pugi::parse_escapes);
  EXPECT_TRUE(result) << result.description() << " at "
                      << page.substr(static_cast<std::size_t>(result.offset), 60);
  return document;
}

std::vector<pugi::xml_node> elements_of(const pugi::xml_document& document) {
  std::vector<pugi::xml_node> all;
  for (const pugi::xpath_node& found : document.select_nodes("//*")) all.push_back(found.node());
  return all;
}

TEST(Report, StandsAlone) {
  const std::string page = make_report(sample());
  EXPECT_TRUE(
      page.starts_with("<!DOCTYPE html>\n<!-- A report by colophon -->\n<html lang=\"en\">"));
  for (const char* word : {"<script", "src=", "@import", "url(", "http:", "https:", "<link"}) {
    EXPECT_EQ(page.find(word), std::string::npos) << word;
  }
  EXPECT_EQ(make_report(sample()), page);
}

TEST(Report, HasHeadingsInOrder) {
  const pugi::xml_document document = parse(make_report(sample()));
  int last = 0;
  for (const pugi::xml_node element : elements_of(document)) {
    const std::string_view name = element.name();
    if (name.size() != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6') continue;
    const int level = name[1] - '0';
    EXPECT_LE(level, last + 1) << element.child_value();
    EXPECT_NE(std::string(element.child_value()), "");
    last = level;
  }
  EXPECT_EQ(document.select_nodes("//h1").size(), 1u);
  EXPECT_EQ(document.select_nodes("//main").size(), 1u);
}

TEST(Report, LeadsNowhereElse) {
  const pugi::xml_document document = parse(make_report(sample()));
  std::set<std::string> ids;
  for (const pugi::xml_node element : elements_of(document)) {
    const std::string id = element.attribute("id").value();
    if (!id.empty()) {
      EXPECT_TRUE(ids.insert(id).second) << id;
    }
  }
  for (const pugi::xml_node element : elements_of(document)) {
    const std::string href = element.attribute("href").value();
    if (!href.empty()) {
      EXPECT_TRUE(href[0] == '#' && ids.contains(href.substr(1))) << href;
    }
    const std::string label = element.attribute("aria-labelledby").value();
    if (!label.empty()) {
      EXPECT_TRUE(ids.contains(label)) << label;
    }
  }
}

TEST(Report, SaysWhatTheCellsOfTablesAre) {
  const pugi::xml_document document = parse(make_report(sample()));
  EXPECT_EQ(document.select_nodes("//table").size(), 4u);
  for (const pugi::xpath_node& found : document.select_nodes("//table")) {
    const pugi::xml_node table = found.node();
    EXPECT_EQ(std::string(table.first_child().name()), "caption");
    const std::size_t columns = table.select_nodes("thead/tr/th[@scope='col']").size();
    EXPECT_GE(columns, 2u);
    for (const pugi::xpath_node& row : table.select_nodes("tbody/tr"))
      EXPECT_EQ(row.node().select_nodes("td|th[@scope='row']").size(), columns);
  }
}

TEST(Report, MarksThePlaceAndKeepsMarkupFromActing) {
  const std::string page = make_report(sample());
  EXPECT_NE(page.find("<pre><code>A <mark>&lt;b&gt;</mark>bold&lt;/b&gt; word &amp; \uFFFDmore."
                      "</code></pre>"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("<pre><code># <mark>One</mark></code></pre>"), std::string::npos);
  EXPECT_NE(page.find("<mark>|</mark># One"), std::string::npos);
  EXPECT_NE(page.find("Hint: leave it &amp; go"), std::string::npos);
  EXPECT_NE(page.find("first used here: <bdi>a.md</bdi>, line 1, column 1"), std::string::npos);
  EXPECT_NE(page.find("<cite lang=\"fr\">A &lt;Book&gt;</cite>"), std::string::npos);
}

TEST(Report, ShowsPicturesByTheirTexts) {
  const std::string page = make_report(sample());
  EXPECT_NE(page.find("<td lang=\"fr\">Une île</td>\n<td>a.md, line 1</td>"), std::string::npos);
  EXPECT_NE(page.find("<td><em>decorative</em></td>"), std::string::npos);
  EXPECT_NE(page.find("<td><em class=\"warning\">none</em></td>"), std::string::npos);
}

TEST(Report, ExplainsItsFindings) {
  const std::string page = make_report(sample());
  EXPECT_NE(page.find("<a href=\"#code-missing-image\">"), std::string::npos);
  EXPECT_NE(page.find("<h3 id=\"code-missing-image\">"), std::string::npos);
  EXPECT_NE(page.find("With <code>--lenient</code>: "), std::string::npos);
  EXPECT_NE(page.find("image <code>x.png</code> is not in the manuscript"), std::string::npos);
}

TEST(Report, TakesBackticksInPairs) {
  Compilation compilation;
  compilation.diagnostics.add({Code::empty_heading, Severity::note, {}, "a `b` c ` d", {}, {}});
  compilation.diagnostics.add({Code::empty_heading, Severity::note, {}, "`e`` ``f`", {}, {}});
  const std::string page = make_report(compilation);
  EXPECT_NE(page.find(": a <code>b</code> c ` d <a"), std::string::npos);
  EXPECT_NE(page.find(": <code>e</code><code> </code><code>f</code> <a"), std::string::npos);
}

TEST(Report, ListsTheHeaviestFileFirst) {
  const std::string page = make_report(sample());
  EXPECT_LT(page.find("EPUB/x.png"), page.find("EPUB/a.xhtml"));
}

TEST(Report, IsMadeOfNothingAsWell) {
  parse(make_report({}));
  Compilation long_line;
  const SourceId id = long_line.sources.add("a.md", std::string(5000, 'x'));
  long_line.diagnostics.report(Code::empty_heading, Span{id, 2500, 2501});
  const std::string page = make_report(long_line);
  EXPECT_EQ(page.find(std::string(1001, 'x')), std::string::npos);
  EXPECT_NE(page.find("…" + std::string(1000, 'x') + "<mark>x</mark>"), std::string::npos);
}

// WCAG 2.2, relative luminance.
double luminance(const std::string& colour) {
  const auto channel = [&colour](std::size_t at) {
    const double value = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(const std::string& a, const std::string& b) {
  const double one = luminance(a);
  const double other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

TEST(Report, IsReadableInLightAndDark) {
  const std::string page = make_report(sample());
  std::vector<std::map<std::string, std::string>> schemes;
  for (std::size_t at = page.find(":root {"); at != page.npos; at = page.find(":root {", at + 1)) {
    const std::string rule = page.substr(at, page.find('}', at) - at);
    auto& colours = schemes.emplace_back();
    for (std::size_t name = rule.find("--"); name != rule.npos; name = rule.find("--", name + 2)) {
      const std::size_t colon = rule.find(':', name);
      colours[rule.substr(name, colon - name)] = rule.substr(colon + 2, 7);
    }
  }
  ASSERT_EQ(schemes.size(), 2u);
  for (auto& colours : schemes) {
    for (const char* ink : {"--ink", "--link", "--error", "--warning", "--note"})
      EXPECT_GE(contrast(colours[ink], colours["--paper"]), 7.0) << ink;
    EXPECT_GE(contrast(colours["--ink"], colours["--soft"]), 7.0);
    EXPECT_GE(contrast(colours["--ink"], colours["--mark"]), 4.5);
    EXPECT_GE(contrast(colours["--rule"], colours["--paper"]), 3.0);
  }
}

TEST(Report, IsWrittenThroughTheSeam) {
  MemoryFiles files{{"a.md", "# One\n"}, {"out/a.epub", "PK"}};
  ASSERT_TRUE(files.read("a.md"));  // as it is where a book is made
  Compilation compilation = sample();
  write_report("report.html", false, files, compilation);
  EXPECT_EQ(compilation.outcome, Compilation::Outcome::written);
  EXPECT_EQ(*files.read("report.html"), make_report(sample()));
  for (const char* taken : {"a.md", "./a.md", "out/a.epub"}) {
    Compilation again = sample();
    write_report(taken, true, files, again);
    EXPECT_EQ(again.outcome, Compilation::Outcome::failed) << taken;
    EXPECT_EQ(again.diagnostics.all().back().code, Code::report_is_source) << taken;
  }
  EXPECT_EQ(*files.read("a.md"), "# One\n");
  Compilation lost = sample();
  write_report("none/report.html", false, files, lost);
  EXPECT_EQ(lost.outcome, Compilation::Outcome::failed);
  EXPECT_EQ(lost.diagnostics.all().back().code, Code::write_failed);
}

}  // namespace
}  // namespace colophon::cli
