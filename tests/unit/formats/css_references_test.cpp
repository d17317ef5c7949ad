#include "formats/css/references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/css/edit.h"

namespace colophon::css {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string name_of(Reference::Kind kind) {
  switch (kind) {
    case Reference::Kind::url:
      return "url ";
    case Reference::Kind::import:
      return "import ";
    case Reference::Kind::unknown:
      return "unknown ";
  }
  return {};
}

// "import a.css", "url b.png", "url c.woff in @font-face", in order.
std::vector<std::string> references_in(std::string_view text) {
  std::vector<std::string> result;
  for (const Reference& reference : find_references(text)) {
    result.push_back(name_of(reference.kind) + reference.target +
                     (reference.in_font_face ? " in @font-face" : ""));
  }
  return result;
}

// "7 unclosed string", in order.
std::vector<std::string> problems_in(std::string_view text) {
  std::vector<std::string> result;
  for (const Problem& problem : find_problems(tokenize(text))) {
    result.push_back(std::to_string(problem.offset) + " " + problem.message);
  }
  return result;
}

TEST(Css, FindsReferences) {
  const struct {
    std::string_view text;
    std::vector<std::string> expected;
  } cases[] = {
      {"", {}},
      {"p { color: red }", {}},
      {"a { background: url(x.png) }", {"url x.png"}},
      {"a { background: URL( \t\n x.png\n ) }", {"url x.png"}},
      {"a { background: url(\"x y.png\") }", {"url x y.png"}},
      {"a { background: url( 'x.png' /* why */ ) }", {"url x.png"}},
      {"a { background: url(a.png), url(b.png) }", {"url a.png", "url b.png"}},
      {"a { background: url() }", {"url "}},
      {"a { background: url('') }", {"url "}},
      {"a { background: url(data:image/png;base64,AA==) }", {"url data:image/png;base64,AA=="}},
      {"@import 'a.css';", {"import a.css"}},
      {"@import\"a.css\" screen;", {"import a.css"}},
      {"@IMPORT /* x */ url(a.css) print;", {"import a.css"}},
      {"@import url('a.css');", {"import a.css"}},
      {"@import screen 'a.css';", {}},
      {"@import 'a.css' url(b.css);", {"import a.css", "url b.css"}},
      {"@font-face { src: url(a.woff) } p { b: url(c) }", {"url a.woff in @font-face", "url c"}},
      {"@media x { @FONT-FACE { src: local('A'), url('a.woff') } }", {"url a.woff in @font-face"}},
      {"@font-face; a { b: url(c) }", {"url c"}},
      {"@namespace epub 'http://www.idpf.org/2007/ops';", {}},
      {"@namespace url(http://www.w3.org/1999/xhtml); a { b: url(c) }", {"url c"}},
      {"@charset 'utf-8';", {}},
      {"a { b: image-set('a.png' 1x, url(b.png) 2x, 'c' type('image/png')) }",
       {"url a.png", "url b.png", "url c"}},
      {"a { content: 'url(x.png)' }", {}},
      {"/* url(x.png) */", {}},
      {"a { b: xurl(x.png) } #url(y) {} c { d: 2url(z) -url(w) }", {}},
      {"a { b: \\75 rl(x) ur\\6C(y) }", {"url x", "url y"}},
      {"a { b: url(a\\ b\\29.png) }", {"url a b).png"}},
      {"a { b: url('\\000041 b\\\"\\\nc') }", {"url Ab\"c"}},
      {"a { b: url(\\0\\D800\\110000\\FFFFFF) }", {"url \uFFFD\uFFFD\uFFFD\uFFFD"}},
      {"a { b: url(\u00E9.png) }", {"url \u00E9.png"}},
      {"a { b: url(x\\\u00E9) }", {"url x\u00E9"}},
      {"<!-- a { b: url(c) } -->", {"url c"}},
      {"background: url(x)", {"url x"}},  // as in a style attribute
      {"a { --x: url(y) }", {"url y"}},
      {"a { b: 1e3url(x) +.5url(y) }", {}},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(references_in(c.text), c.expected) << c.text;
    EXPECT_THAT(problems_in(c.text), IsEmpty()) << c.text;
  }
}

TEST(Css, FindsWhatStandsForAddresses) {
  const struct {
    std::string_view text;
    std::vector<std::string> expected;
  } cases[] = {
      {"b: src('a.png')", {"url a.png"}},
      {"b: image('a.png')", {"url a.png"}},
      {"b: -WEBKIT-image-set('a.png' 1x)", {"url a.png"}},
      {"b: im\\61ge-set('a.png' 1x)", {"url a.png"}},
      {"b: cross-fade(url(a), 'b')", {"url a"}},
      {"@import src('a.css');", {"import a.css"}},
      {"@\\69mport 'a.css';", {"import a.css"}},
      {"b: image-set(var(--a, 'c.png') 1x, 'd.png' 2x)", {"unknown var()", "url d.png"}},
      {"b: image-set(if(style(--a): url(c)) 1x)", {"unknown if()"}},
      {"b: src(--a())", {"unknown --a()"}},
      {"b: src(var(--a", {"unknown var()"}},
      {"b: var(--a, url(c))", {"url c"}},
      {"b: image-set(type('x') 1x)", {}},
      // What the end closes is loaded all the same.
      {"b: url(a", {"url a"}},
      {"b: url('a", {"url a"}},
      {"b: url('a'", {"url a"}},
      {"b: url('a' x())", {"url a"}},
      {"b: image-set('a", {"url a"}},
      {"@import 'a", {"import a"}},
  };
  for (const auto& c : cases) EXPECT_EQ(references_in(c.text), c.expected) << c.text;
}

TEST(Css, FindsWhatAnAttributeLoads) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"url(#a)", ""},
      {"rotate(30)", ""},
      {"a word", ""},
      {"fill: url(#a) url(b.svg#c)", "b.svg#c"},
      {"U\\52L(//e.org/a)", "//e.org/a"},
      {"url(data:image/png;base64,AA==)", "data:image/png;base64,AA=="},
      {"image-set(var(--a) 1x)", "var()"},
  };
  for (const auto& c : cases) EXPECT_EQ(find_loaded(c.text), c.expected) << c.text;
  EXPECT_EQ(find_loaded("url(data:,) url(a.svg)", DataUrls::allowed), "a.svg");
}

TEST(Css, FindsProblems) {
  const struct {
    std::string_view text;
    std::vector<std::string> expected;
  } cases[] = {
      {"a { b: 'c\n }", {"7 unclosed string"}},
      {"'c", {"0 unclosed string"}},
      {"'c\\", {"0 unclosed string"}},
      {"p {} /* x", {"5 unclosed comment"}},
      {"/*/", {"0 unclosed comment"}},
      {"a { b: c", {"2 unclosed `{`"}},
      {"a { b: rgb(1 }", {"10 unclosed `(`"}},
      {"a { } }", {"6 `}` closes nothing"}},
      {"a ) ]", {"2 `)` closes nothing", "4 `]` closes nothing"}},
      {"a { ( [ }", {"4 unclosed `(`", "6 unclosed `[`"}},
      {"url(a b)", {"0 a url with white space needs quotes"}},
      {"url(a'b)", {"0 a url with `'` needs quotes"}},
      {"url(a(b)", {"0 a url with `(` needs quotes"}},
      {"url(a\x01)", {"0 a url with a control character needs quotes"}},
      {"url(a\\\n)", {"0 a url with a line end needs quotes"}},
      {"url(a b\\) c) )", {"0 a url with white space needs quotes", "13 `)` closes nothing"}},
      {"url(a", {"0 unclosed `url(`"}},
      {"url(", {"0 unclosed `url(`"}},
      {"url('a'", {"3 unclosed `(`"}},
      {"url('a", {"3 unclosed `(`", "4 unclosed string"}},
      {"url('a' b)", {"0 nothing may follow the string in `url(`"}},
      {"{[(", {"0 unclosed `{`", "1 unclosed `[`", "2 unclosed `(`"}},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(problems_in(c.text), c.expected) << c.text;
  }
}

TEST(Css, GoesOnBehindProblems) {
  EXPECT_THAT(references_in("a { b: 'c\n; d: url(e) }"), ElementsAre("url e"));
  EXPECT_THAT(references_in("a { b: url(x y); d: url(e) }"), ElementsAre("url e"));
  EXPECT_THAT(references_in("@font-face { src: url(a.woff) ( } b { c: url(d) }"),
              ElementsAre("url a.woff in @font-face", "url d"));
}

TEST(Css, SpansTheWholeToken) {
  const std::string text = "@import 'a'; b { c: url( \"d\" ) url(e) }";
  std::vector<std::string> tokens;
  for (const Reference& reference : find_references(text)) {
    tokens.push_back(text.substr(reference.begin, reference.end - reference.begin));
  }
  EXPECT_THAT(tokens, ElementsAre("'a'", "url( \"d\" )", "url(e)"));
}

TEST(Css, Rewrites) {
  const auto rewritten = [](std::string_view text) {
    const std::vector<Reference> references = find_references(text);
    std::vector<std::string> targets;
    for (const Reference& reference : references) {
      targets.push_back(reference.target == "keep" ? "" : "../" + reference.target);
    }
    return rewrite(text, references, targets);
  };
  EXPECT_EQ(rewritten(""), "");
  EXPECT_EQ(rewritten("a { b: url(x) c url(keep) }"), "a { b: url(\"../x\") c url(keep) }");
  EXPECT_EQ(rewritten("@import\"x\";"), "@import url(\"../x\");");
  EXPECT_EQ(rewritten("a{b:image-set(#'x')}"), "a{b:image-set(# url(\"../x\"))}");
  EXPECT_EQ(rewritten("@import 'x' print;"), "@import url(\"../x\") print;");
  EXPECT_EQ(rewritten("a { b: url(x\\\"y\\\\) }"), "a { b: url(\"../x\\\"y\\\\\") }");
  EXPECT_EQ(rewritten("url('x\\a y')"), "url(\"../x\\a y\")");
  // What is written reads back as what was meant.
  const std::string hostile = "url('\\a\\c \\d\\22\\5c 1')";
  EXPECT_THAT(references_in(rewritten(hostile)), ElementsAre("url ../\n\f\r\"\\1"));
}

TEST(Css, SurvivesEveryCut) {
  const std::string whole =
      "@import url( \"a\" ); @font-face{src:url(b\\41 )}/* c */a[href='\\\n']{b:-1.5e+3px \\}";
  for (std::size_t begin = 0; begin < whole.size(); ++begin) {
    for (std::size_t size = 0; begin + size <= whole.size(); ++size) {
      // A copy without spare room, so that the sanitizer sees a step too far.
      const std::vector<char> cut(whole.begin() + static_cast<std::ptrdiff_t>(begin),
                                  whole.begin() + static_cast<std::ptrdiff_t>(begin + size));
      const std::string_view text(cut.data(), cut.size());
      for (const Reference& reference : find_references(text)) {
        EXPECT_LT(reference.begin, reference.end);
        EXPECT_LE(reference.end, size);
      }
    }
  }
}

TEST(Css, EndsOnHostileNesting) {
  const std::size_t depth = 50000;
  const auto count = [](const std::string& text) { return find_problems(tokenize(text)).size(); };
  EXPECT_EQ(count(std::string(depth, '(') + std::string(depth, ']')), 2 * depth);
  EXPECT_EQ(count(std::string(depth, '{') + std::string(depth, '}')), 0u);
  EXPECT_EQ(count(std::string(depth, '\\')), 0u);
}

}  // namespace
}  // namespace colophon::css
