#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/render_json.h"
#include "cli/render_sarif.h"
#include "cli/render_text.h"

namespace colophon::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Book {
  Sources sources;
  Diagnostics diagnostics;
  SourceId chapter =
      sources.add("book/03-harbour.md", "# Harbour\n\n![The light](img/lite house.jpg)\nä[b](c)\n");
  Span find(const std::string& text) {
    const std::size_t at = sources[chapter].text.find(text);
    return {chapter, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
  }
  std::string text(TextStyle style = {}) { return render_text(diagnostics, sources, style); }
};

TEST(RenderText, ShowsPlaceMessageCodeLineCaretsAndHint) {
  Book book;
  book.diagnostics
      .report(Code::missing_image, book.find("img/lite house.jpg"), "img/lite house.jpg")
      .hint = "did you mean `img/lighthouse.jpg`?";
  EXPECT_EQ(book.text(),
            "book/03-harbour.md:3:14: error: image `img/lite house.jpg` is not in the manuscript "
            "[missing-image]\n"
            "    3 | ![The light](img/lite house.jpg)\n"
            "      |              ^^^^^^^^^^^^^^^^^^\n"
            "      = hint: did you mean `img/lighthouse.jpg`?\n");
}

TEST(RenderText, SaysWhatLiesNowhereWithoutALine) {
  Book book;
  book.diagnostics.report(Code::no_manuscript, {}, "x").hint = "h";
  EXPECT_EQ(book.text(),
            "colophon: error: there is no book in `x` [no-manuscript]\n      = hint: h\n");
}

TEST(RenderText, ShowsRelatedPlacesAfterwards) {
  Book book;
  Diagnostic& diagnostic = book.diagnostics.report(Code::duplicate_id, book.find("c"), "c");
  diagnostic.related.push_back({book.find("Harbour"), "first used here"});
  diagnostic.related.push_back({{}, "and by the theme"});
  EXPECT_THAT(book.text(), HasSubstr("book/03-harbour.md:1:3: note: first used here\n"
                                     "    1 | # Harbour\n"
                                     "      |   ^^^^^^^\n"
                                     "colophon: note: and by the theme\n"));
}

TEST(RenderText, CutsASpanOfManyLinesAtItsFirst) {
  Book book;
  Span span = book.find("[b](c)");
  span.begin = book.find("Harbour").begin;
  book.diagnostics.report(Code::unclosed_div, span, ":::");
  EXPECT_THAT(book.text(), HasSubstr("    1 | # Harbour\n      |   ^^^^^^^\n"));
}

TEST(RenderText, CountsColumnsInCodePoints) {
  Book book;
  book.diagnostics.report(Code::dead_link, book.find("[b](c)"), "c");
  EXPECT_THAT(book.text(), HasSubstr("book/03-harbour.md:4:2: "));
}

TEST(RenderText, IsColouredOnlyWhenAsked) {
  Book book;
  book.diagnostics.report(Code::dead_link, book.find("c"), "c");
  EXPECT_THAT(book.text(), Not(HasSubstr("\x1b")));
  EXPECT_THAT(book.text({.colour = true}), HasSubstr("\x1b[1;31merror:\x1b[0m"));
}

TEST(RenderText, CountsWhatIsTooMuchOfOneCode) {
  Book book;
  for (int i = 0; i < 103; ++i) book.diagnostics.report(Code::missing_image, {}, "x.png");
  book.diagnostics.report(Code::dead_link, {}, "y");
  const std::string text = book.text();
  std::size_t shown = 0;
  for (std::size_t at = text.find(" [missing-image]\n  "); at != text.npos;
       at = text.find(" [missing-image]\n  ", at + 1)) {
    ++shown;
  }
  EXPECT_EQ(shown, kMostOfACode);
  EXPECT_TRUE(text.ends_with("and 3 more of [missing-image]\n"));
}

TEST(RenderJson, WritesAnObjectALine) {
  Book book;
  Diagnostic& first = book.diagnostics.report(Code::dead_link, book.find("[b](c)"), "c");
  first.hint = "h";
  first.related.push_back({book.find("Harbour"), "there"});
  book.diagnostics.report(Code::no_chapters, {});
  EXPECT_EQ(
      render_json(book.diagnostics, book.sources),
      R"({"severity":"error","code":"dead-link","message":"link to `c`, which is not in the book",)"
      R"("file":"book/03-harbour.md","line":4,"column":2,"end_line":4,"end_column":8,"hint":"h",)"
      R"("related":[{"message":"there","file":"book/03-harbour.md","line":1,"column":3,)"
      R"("end_line":1,"end_column":10}],"epubcheck":"RSC-007 RSC-011"})"
      "\n"
      R"({"severity":"error","code":"no-chapters","message":"the book has no readable chapter",)"
      R"("file":null,"line":null,"column":null,"end_line":null,"end_column":null,)"
      R"("hint":"list Markdown files below `contents:`, or put them beside the book file",)"
      R"("related":[],"epubcheck":"RSC-005"})"
      "\n");
}

TEST(RenderText, ShowsSomeOfManyRelatedPlaces) {
  Book book;
  Diagnostic& diagnostic = book.diagnostics.report(Code::duplicate_id, {}, "c");
  for (int i = 0; i < 20; ++i) diagnostic.related.push_back({{}, "and here"});
  EXPECT_TRUE(book.text().ends_with("note: and here\n      = and 16 more of these places\n"));
}

// Nobody's text turns or steers what is around it, in whichever form it is told.
TEST(Render, NeverSteersATerminal) {
  Sources sources;
  const std::string hostile = "a\x1b[2J\u009B\u202E\n`.md";
  const SourceId id = sources.add(hostile, hostile);
  Diagnostics diagnostics;
  Diagnostic& diagnostic = diagnostics.report(Code::dead_link, Span{id, 0, 3}, hostile);
  diagnostic.hint = hostile;
  diagnostic.related.push_back({Span{id, 1, 2}, hostile});
  const std::string texts[] = {render_text(diagnostics, sources, {}),
                               render_json(diagnostics, sources),
                               render_sarif(diagnostics, sources)};
  for (const std::string& text : texts) {
    EXPECT_EQ(text.find('\x1b'), text.npos) << text;
    EXPECT_EQ(text.find("\u009B"), text.npos) << text;
    EXPECT_EQ(text.find("\u202E"), text.npos) << text;
  }
  EXPECT_EQ(std::count(texts[0].begin(), texts[0].end(), '\n'), 7) << texts[0];
  const auto object = nlohmann::json::parse(texts[1]);
  EXPECT_EQ(object["hint"], hostile);
  EXPECT_EQ(object["file"], hostile);
}

TEST(RenderJson, EscapesWhatJsonMustNotHold) {
  Book book;
  book.diagnostics.report(Code::dead_link, {}, "\"\n\x01");
  const auto object = nlohmann::json::parse(render_json(book.diagnostics, book.sources));
  EXPECT_EQ(object["message"], "link to `\"\n\x01`, which is not in the book");
}

TEST(RenderJson, GivesTheIdsOfEpubcheckAlone) {
  const struct {
    Code code;
    nlohmann::json ids;
  } cases[] = {
      {Code::duplicate_id, "RSC-005"},  // Ace's are others
      {Code::missing_image, "RSC-001 RSC-007"},
      {Code::heading_skip, nullptr},
      {Code::recognised_book, nullptr},
  };
  for (const auto& [code, ids] : cases) {
    Book book;
    book.diagnostics.add({code, Severity::note, {}, "x", "h", {}});
    const auto object = nlohmann::json::parse(render_json(book.diagnostics, book.sources));
    EXPECT_EQ(object["epubcheck"], ids) << name_of(code);
  }
}

TEST(RenderHints, ComeFromTheKindWhereTheFindingHasNone) {
  Book book;
  book.diagnostics.report(Code::dead_link, {}, "x");
  book.diagnostics.report(Code::dead_link, {}, "y").hint = "its own";
  book.diagnostics.report(Code::recognised_book, {}, "z");
  const std::string of_kind = "check the path and its upper and lower case; it is relative to";
  EXPECT_THAT(book.text(),
              HasSubstr("`x`, which is not in the book [dead-link]\n      = hint: " + of_kind));
  EXPECT_THAT(book.text(), HasSubstr("[dead-link]\n      = hint: its own\ncolophon: note: this is "
                                     "read as z [recognised-book]\n"));
  EXPECT_TRUE(book.text().ends_with("[recognised-book]\n"));
  const std::string sarif = render_sarif(book.diagnostics, book.sources);
  EXPECT_THAT(sarif, HasSubstr("hint: " + of_kind));
  EXPECT_THAT(sarif, HasSubstr("\"this is read as z\""));
}

// What the schema of SARIF 2.1.0 asks for of the objects that are used.
TEST(RenderSarif, KeepsToTheSchema) {
  Book book;
  Diagnostic& first = book.diagnostics.report(Code::dead_link, book.find("[b](c)"), "c");
  first.related.push_back({book.find("Harbour"), "there"});
  first.related.push_back({{}, "and nowhere"});
  book.diagnostics.report(Code::empty_heading, {book.chapter, 0, 0});
  book.diagnostics.report(Code::no_chapters, {});
  book.diagnostics.report(Code::dead_link, book.find("c"), "d");
  book.diagnostics.report(Code::recognised_book, {}, "x");
  const auto log = nlohmann::json::parse(render_sarif(book.diagnostics, book.sources));
  EXPECT_EQ(log["version"], "2.1.0");
  ASSERT_EQ(log["runs"].size(), 1u);
  const nlohmann::json& run = log["runs"][0];
  EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
  EXPECT_EQ(run["tool"]["driver"]["name"], "colophon");
  const nlohmann::json& rules = run["tool"]["driver"]["rules"];
  ASSERT_EQ(rules.size(), 4u);
  for (const nlohmann::json& rule : rules) {
    EXPECT_FALSE(rule["help"]["text"].get<std::string>().empty());
    EXPECT_FALSE(rule["shortDescription"]["text"].get<std::string>().empty());
  }
  ASSERT_EQ(run["results"].size(), 5u);
  const std::vector<std::string> levels = {"error", "warning", "error", "error", "note"};
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const nlohmann::json& result = run["results"][i];
    EXPECT_EQ(result["level"], levels[i]);
    EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    EXPECT_EQ(result.contains("locations"), i != 2 && i != 4);
    EXPECT_EQ(result.contains("relatedLocations"), i == 0);
  }
  const auto region = [](int line, int column, int end_line, int end_column) {
    return nlohmann::json{{"startLine", line},
                          {"startColumn", column},
                          {"endLine", end_line},
                          {"endColumn", end_column}};
  };
  const nlohmann::json& place = run["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "book/03-harbour.md");
  EXPECT_EQ(place["region"], region(4, 2, 4, 8));
  EXPECT_EQ(run["results"][1]["locations"][0]["physicalLocation"]["region"], region(1, 1, 1, 1));
  const nlohmann::json& related = run["results"][0]["relatedLocations"];
  ASSERT_EQ(related.size(), 2u);
  EXPECT_EQ(related[0]["id"], 1);
  EXPECT_EQ(related[0]["message"]["text"], "there");
  EXPECT_EQ(related[0]["physicalLocation"]["region"], region(1, 3, 1, 10));
  EXPECT_FALSE(related[1].contains("physicalLocation"));
}

TEST(RenderSarif, EscapesEveryNameOfAFile) {
  const struct {
    std::string name;
    std::string uri;
  } cases[] = {
      {"a/b-c_d.e~f.md", "a/b-c_d.e~f.md"},
      {"../a book.md", "../a%20book.md"},
      {"c:d?e#f%20.md", "c%3Ad%3Fe%23f%2520.md"},
      {"caf\u00E9.md", "caf%C3%A9.md"},
      {"caf\xE9.md", "caf%E9.md"},
      {"/home/a b.md", "file:///home/a%20b.md"},
      {"[x](y).md", "%5Bx%5D%28y%29.md"},
  };
  for (const auto& [name, uri] : cases) {
    Sources sources;
    const SourceId source = sources.add(name, "# One\n");
    Diagnostics diagnostics;
    diagnostics.report(Code::dead_link, Span{source, 2, 5}, "caf\xE9");
    const auto log = nlohmann::json::parse(render_sarif(diagnostics, sources));
    EXPECT_EQ(
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        uri);
    EXPECT_TRUE(nlohmann::json::accept(render_json(diagnostics, sources)));
  }
}

}  // namespace
}  // namespace colophon::cli
