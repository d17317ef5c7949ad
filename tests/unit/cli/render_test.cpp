#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "cli/render_json.h"
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
  book.diagnostics.report(Code::no_manuscript, {}, "x");
  EXPECT_EQ(book.text(), "colophon: error: there is no book in `x` [no-manuscript]\n");
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
  for (std::size_t at = text.find("[missing-image]"); at != text.npos;
       at = text.find("[missing-image]", at + 1)) {
    ++shown;
  }
  EXPECT_EQ(shown, kMostOfACode);
  EXPECT_TRUE(text.ends_with("[dead-link]\n… and 3 more of missing-image\n"));
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
      R"("end_line":1,"end_column":10}],"epubcheck":null})"
      "\n"
      R"({"severity":"error","code":"no-chapters","message":"the book has no readable chapter",)"
      R"("file":null,"line":null,"column":null,"end_line":null,"end_column":null,"hint":null,)"
      R"("related":[],"epubcheck":null})"
      "\n");
}

TEST(RenderJson, EscapesWhatJsonMustNotHold) {
  Book book;
  book.diagnostics.report(Code::dead_link, {}, "\"\n\x01");
  const auto object = nlohmann::json::parse(render_json(book.diagnostics, book.sources));
  EXPECT_EQ(object["message"], "link to `\"\n\x01`, which is not in the book");
}

}  // namespace
}  // namespace colophon::cli
