#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>

#include "fixtures.h"
#include "formats/css/edit.h"
#include "formats/css/lints/lints.h"
#include "resources/themes.h"

namespace colophon::resources {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kTtf("\0\1\0\0rest", 8);

std::vector<Resource> collect(BookOfFiles& book, const Images& known = {}) {
  return collect_styles(book.manuscript, known, *book.readable, book.sources,
                        book.manuscript.spending, book.diags);
}

// What becomes of this sheet, `css/my.css` in the book's folder.
std::string packed(std::string css, BookOfFiles& book) {
  book.files.add("book/css/my.css", std::move(css));
  book.manuscript.styles = {{"css/my.css", book.place()}};
  const std::vector<Resource> resources = collect(book);
  if (resources.size() < 2 || resources[1].href != "css/my.css") return "(left out)";
  return std::get<std::string>(resources[1].content);
}

TEST(Themes, AreCompiledInAndTheDefaultIsOne) {
  EXPECT_THAT(theme_names(), ::testing::Contains(std::string(kDefaultTheme)));
  for (const Theme& theme : themes()) {
    const css::Tree tree = css::parse_sheet(theme.css);
    EXPECT_THAT(tree.problems, IsEmpty()) << theme.name;
    EXPECT_THAT(tree.references, IsEmpty()) << theme.name;
    EXPECT_THAT(tree.faults, IsEmpty()) << theme.name;
    EXPECT_FALSE(tree.rules.empty());
    Diagnostics diags;
    css::lint_sheet(tree, {}, diags);
    for (const Diagnostic& diagnostic : diags.all()) {
      ADD_FAILURE() << theme.name << ':' << diagnostic.span.begin << ' ' << diagnostic.message;
    }
    EXPECT_EQ(theme.css.find("!important"), theme.css.npos) << theme.name;
  }
}

TEST(Styles, TheThemeIsTheFirstSheet) {
  BookOfFiles book{};
  const std::vector<Resource> resources = collect(book);
  ASSERT_EQ(resources.size(), 1u);
  EXPECT_EQ(resources[0].href, "css/book.css");
  EXPECT_EQ(resources[0].media_type, "text/css");
  EXPECT_THAT(book.codes(), IsEmpty());
}

TEST(Styles, AThemeThatIsNotThereIsReported) {
  BookOfFiles book{};
  book.manuscript.theme = {"clasic", book.place()};
  EXPECT_EQ(collect(book).size(), 1u);
  ASSERT_THAT(book.codes(), ElementsAre("unknown-theme"));
  EXPECT_EQ(book.diags.all()[0].hint, "did you mean `classic`?");
}

TEST(Styles, OfTheAuthorFollowAndTakeWhatTheyNameWithThem) {
  BookOfFiles book{{"book/img/bg.png", png()}, {"book/f/My Font.otf", kTtf}};
  EXPECT_EQ(packed("@font-face{src:url( '../f/My%20Font.otf' )}\nh1{background:url(../img/bg.png)}"
                   "h2{background:url(../img/bg.png)}h3{fill:url(#x);cursor:url(data:,x)}",
                   book),
            "@font-face{src:url(\"../fonts/my-font.ttf\")}\n"
            "h1{background:url(\"../images/bg.png\")}h2{background:url(\"../images/bg.png\")}"
            "h3{fill:url(#x);cursor:url(data:,x)}");
  EXPECT_THAT(book.codes(), IsEmpty());
  const std::vector<Resource> resources = collect(book);
  EXPECT_THAT(hrefs(resources),
              ElementsAre("css/book.css", "css/my.css", "images/bg.png", "fonts/my-font.ttf"));
  EXPECT_EQ(resources[3].media_type, "font/ttf");
  EXPECT_EQ(std::get<DiskFile>(resources[3].content).path, "book/f/My Font.otf");
}

TEST(Styles, ShareTheImagesOfTheChapters) {
  BookOfFiles book{{"book/bg.png", png()}, {"book/other/bg.png", png()}};
  book.use("bg.png");
  const Images images =
      collect_images(book.manuscript, book.book, *book.readable, book.sources, book.diags);
  book.files.add("book/my.css", "a{background:url(bg.png)}b{background:url(other/bg.png)}");
  book.manuscript.styles = {{"my.css", {}}};
  const std::vector<Resource> resources = collect(book, images);
  EXPECT_THAT(hrefs(resources), ElementsAre("css/book.css", "css/my.css", "images/bg-2.png"));
  EXPECT_THAT(std::get<std::string>(resources[1].content), HasSubstr("url(\"../images/bg.png\")"));
}

TEST(Styles, HaveNamesOfTheirOwn) {
  BookOfFiles book{{"book/book.css", "a{}"}, {"book/x/Book.css", "b{}"}};
  book.manuscript.styles = {{"book.css", {}}, {"x/Book.css", {}}};
  EXPECT_THAT(hrefs(collect(book)),
              ElementsAre("css/book.css", "css/book-2.css", "css/book-3.css"));
}

TEST(Styles, LoseWhatCannotBePacked) {
  const struct {
    std::string css;
    std::string expected;
    std::string code;
    std::string at;
  } cases[] = {
      {"a{b:url(none.png)}", "a{b:none         }", "missing-css-resource", "url(none.png)"},
      {"a{b:url(../text.png)}", "a{b:none            }", "unknown-image", "url(../text.png)"},
      {"a{b:url('https://e.org/x.png')}", "a{b:none                      }", "remote-resource",
       "url('https://e.org/x.png')"},
      {"a{b:url(//e.org/x)}", "a{b:none          }", "remote-resource", "url(//e.org/x)"},
      {"a{b:url(../../x.png)}", "a{b:none            }", "outside-book", "url(../../x.png)"},
      {"a{b:url(/x.png)}", "a{b:none       }", "outside-book", "url(/x.png)"},
      {"a{b:url()}", "a{b:none }", "malformed-css", "url()"},
      {"@import url(none.css);a{}", "                      a{}", "missing-css-resource",
       "url(none.css)"},
      {"@import 'https://e.org/x.css' print;a{}", "                                    a{}",
       "remote-resource", "'https://e.org/x.css'"},
      {"@import/*@*/'x.css';a{}", "                    a{}", "missing-css-resource", "'x.css'"},
      {"a{direction:rtl;color:red}", "a{              color:red}", "forbidden-css", "direction"},
      {"a{color:red; UNICODE-BIDI : embed}", "a{color:red;                     }", "forbidden-css",
       "UNICODE-BIDI"},
      {"a{width:calc(1px + 2px)}", "a{width:calc(1px + 2px)}", "modern-css", "calc"},
      {"@font-face{src:url(x.eot)}", "@font-face{src:none      }", "missing-css-resource",
       "url(x.eot)"},
      {"@font-face{src:url(../text.png?#iefix) format('x'), url(../f.ttf)}",
       "@font-face{src:                                     url(\"../fonts/f.ttf\")}",
       "unknown-font", "url(../text.png?#iefix)"},
      {"@font-face{src:url(../f.ttf) , url(../text.png) format('x')}",
       "@font-face{src:url(\"../fonts/f.ttf\")                               }", "unknown-font",
       "url(../text.png)"},
      {"a{b:c", "(left out)", "malformed-css", "{"},
      {"a{b:'c}", "(left out)", "malformed-css", "'"},
  };
  for (const auto& [css, expected, code, at] : cases) {
    BookOfFiles book{{"book/text.png", "text"}, {"x.png", png()}, {"book/f.ttf", kTtf}};
    EXPECT_EQ(packed(css, book), expected);
    ASSERT_GE(book.diags.all().size(), 1u) << css;
    const Diagnostic& first = book.diags.all()[0];
    // An unclosed block is found before the string that hides its end.
    EXPECT_EQ(name_of(first.code), code) << css;
    ASSERT_TRUE(first.span);
    EXPECT_EQ(book.sources[first.span.source].name, "book/css/my.css");
    std::vector<std::string> places;
    for (const Diagnostic& diagnostic : book.diags.all()) {
      places.emplace_back(book.sources.text_of(diagnostic.span));
    }
    EXPECT_THAT(places, ::testing::Contains(at)) << css;
  }
}

TEST(Styles, ImportsStandInTheirPlaceOnce) {
  BookOfFiles book{{"book/base.css", "@import 'css/my.css';p{a:url(b.png)}"},
                   {"book/b.png", png()},
                   {"book/print.css", "@import \"base.css\";q{}"}};
  EXPECT_EQ(packed("@charset \"utf-8\";@import url(../base.css);\n@import '../print.css' print;r{}",
                   book),
            "                     p{a:url(\"../images/b.png\")}\n"
            "@media print {\n                   q{}\n}\n" +
                std::string(42, ' ') + "\n" + std::string(29, ' ') + "r{}");
  EXPECT_THAT(book.codes(), IsEmpty());
}

TEST(Styles, ImportsKeepTheirConditions) {
  const struct {
    std::string css;
    std::string expected;  // without white space at the ends of lines
  } cases[] = {
      {"@import '../a.css' print;@import '../a.css' screen;",
       "@media print {\np{}\n}\n@media screen {\np{}\n}\n"},
      {"@import '../a.css';@import '../a.css' screen;", "p{}\n"},
      {"@import '../a.css' layer;", "p{}\n"},
      {"@import '../a.css' layer(x) supports(display: grid) screen and (color);",
       "@media screen and (color) {\n@supports (display: grid) {\np{}\n}\n}\n"},
      {"@import '../b.css' print;@import '../a.css';", "@media print {\np{}\n\n}\np{}\n"},
  };
  for (const auto& [css, expected] : cases) {
    BookOfFiles book{{"book/a.css", "p{}"}, {"book/b.css", "@import 'a.css';"}};
    std::string text = packed(css, book);
    for (std::size_t at; (at = text.find(" \n")) != text.npos;) text.erase(at, 1);
    text.erase(text.find_last_not_of(' ') + 1);
    EXPECT_EQ(text, expected) << css;
    EXPECT_THAT(book.codes(), IsEmpty()) << css;
  }
}

TEST(Styles, ImportsInACircleEnd) {
  BookOfFiles book{{"book/a.css", "@import 'b.css' print;p{}"},
                   {"book/b.css", "@import 'a.css' screen;q{}"}};
  book.manuscript.styles = {{"a.css", {}}};
  const std::string text = std::get<std::string>(collect(book).at(1).content);
  EXPECT_THAT(text, HasSubstr("q{}"));
  EXPECT_EQ(text.find("p{}"), text.rfind("p{}"));
  EXPECT_THAT(book.codes(), IsEmpty());
}

TEST(Styles, KeepThePartOfADrawing) {
  BookOfFiles book{{"book/a.svg", svg()}};
  EXPECT_EQ(packed("a{b:url(../a.svg#part);c:url(#own)}", book),
            "a{b:url(\"../images/a.svg#part\");c:url(#own)}");
}

TEST(Styles, LoseOnlyWhatIsWrong) {
  const struct {
    std::string css;
    std::string expected;
    std::vector<std::string> codes;
  } cases[] = {
      {"a{b c;d:e}", "a{    d:e}", {"malformed-css"}},
      {"a{b:c;;d:e}", "a{b:c; d:e}", {}},
      {"a{b:c{d:e}f:g}", "a{        f:g}", {"malformed-css"}},
      {"a..b{c:d}e{f:g}", "         e{f:g}", {"malformed-css"}},
      {"a{b:c};e{f:g}", "a{b:c} e{f:g}", {"repaired-css"}},
      {"// x\na{b:c}", "    \na{b:c}", {"repaired-css"}},
      {"@font-face{}a{b:c}", "            a{b:c}", {"empty-css-rule"}},
      {"@font-face{@x{}}a{b:c}", "                a{b:c}", {"malformed-css", "empty-css-rule"}},
      {"@font-face{src:,url(x.otf) format('o')}a{b:c}",
       "                                       a{b:c}",
       {"missing-css-resource"}},
      {"@\\import 'x.css' ')' ;a{b:c}", "                      a{b:c}", {"missing-css-resource"}},
      {"@charset 'x' ;a{b:c}", "              a{b:c}", {}},
      {"@charsetp{a:b;}", "@charsetp{a:b;}", {"modern-css"}},
      {"a{b:url(none.png){}}", "a{                 }", {"malformed-css"}},
  };
  for (const auto& [css, expected, codes] : cases) {
    BookOfFiles book{};
    EXPECT_EQ(packed(css, book), expected);
    EXPECT_EQ(book.codes(), codes) << css;
  }
}

TEST(Styles, ImportsHaveADeepestLevel) {
  BookOfFiles book{};
  for (int i = 0; i < 30; ++i) {
    book.files.add("book/" + std::to_string(i) + ".css",
                   "@import '" + std::to_string(i + 1) + ".css';");
  }
  book.manuscript.styles = {{"0.css", {}}};
  collect(book);
  ASSERT_THAT(book.codes(), ElementsAre("malformed-css"));
  EXPECT_THAT(book.diags.all()[0].message, HasSubstr("16 deep"));
}

TEST(Styles, MissingOnesAreGuessedAt) {
  BookOfFiles book{{"book/css/extra.css", "a{}"}, {"book/folder/x", ""}};
  book.manuscript.styles = {{"css/extar.css", book.place()}, {"folder", book.place()}};
  EXPECT_THAT(hrefs(collect(book)), ElementsAre("css/book.css"));
  ASSERT_THAT(book.codes(), ElementsAre("missing-style", "folder-as-file"));
  EXPECT_EQ(book.diags.all()[0].hint, "did you mean `css/extra.css`?");
}

TEST(Styles, OfAHouseMayLieInAnOpenedFolderWithTheirFonts) {
  BookOfFiles book{{"house/house.css", "@font-face{src:url(f.ttf)}a{b:url(../secret.png)}"},
                   {"house/f.ttf", kTtf},
                   {"secret.png", png()}};
  book.manuscript.styles = {{"../house/house.css", book.place()}};
  EXPECT_THAT(hrefs(collect(book)), ElementsAre("css/book.css"));
  ASSERT_THAT(book.codes(), ElementsAre("outside-book"));
  EXPECT_THAT(book.diags.all()[0].hint, EndsWith("`--allow-path house`"));
  book.diags = {};
  book.readable->admit("house");
  EXPECT_THAT(hrefs(collect(book)), ElementsAre("css/book.css", "css/house.css", "fonts/f.ttf"));
  EXPECT_THAT(book.codes(), ElementsAre("outside-book"));
}

TEST(Styles, AreUtf8WithPlainLineEnds) {
  BookOfFiles book{};
  EXPECT_EQ(packed("\xEF\xBB\xBF/**/a{}\r\nb{}\rc{}", book), "/**/a{}\nb{}\nc{}");
  BookOfFiles named{};
  EXPECT_EQ(packed("@charset \"windows-1252\";/*\xE9\x80*/a{}", named),
            "                        /*\u00E9\u20AC*/a{}");
  BookOfFiles wide{};
  EXPECT_EQ(packed(std::string("\xFF\xFE"
                               "a\0{\0}\0",
                               8),
                   wide),
            "a{}");
  EXPECT_THAT(named.codes(), IsEmpty());
  EXPECT_THAT(wide.codes(), IsEmpty());
  BookOfFiles latin1{};
  EXPECT_EQ(packed("/*\xE9*/a{}", latin1), "/*\uFFFD*/a{}");
  ASSERT_THAT(latin1.codes(), ElementsAre("not-utf8"));
  EXPECT_THAT(latin1.diags.all()[0].message, HasSubstr("E9"));
}

}  // namespace
}  // namespace colophon::resources
