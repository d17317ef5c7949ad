#include "formats/css/lints/lints.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/css/lints/colours.h"
#include "formats/css/lints/names.h"

namespace colophon::css {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "off-page-css: position: fixed" for each finding: its code, and the text it points at.
std::vector<std::string> found(std::string_view text, const Diagnostics& diags) {
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diags.all()) {
    const Span span = diagnostic.span;
    result.push_back(name_of(diagnostic.code) + ": " +
                     std::string(text.substr(span.begin, span.end - span.begin)));
  }
  return result;
}

std::vector<std::string> found_in(std::string_view text) {
  Diagnostics diags;
  lint_sheet(parse_sheet(text), {}, diags);
  return found(text, diags);
}

struct Case {
  std::string_view text;
  std::vector<std::string> expected;
};

void expect(std::initializer_list<Case> cases) {
  for (const auto& [text, expected] : cases) EXPECT_EQ(found_in(text), expected) << text;
}

TEST(CssLints, WhatDropsTheSheetInOldReaders) {
  expect({
      {".a{width:50%}", {}},
      {".a{width:calc(1em + 2%)}", {"modern-css: calc"}},
      {".a{b:MIN(1em,2em);c:min(1em)}.d{e:var(--x)}", {"modern-css: MIN", "modern-css: var"}},
      {".a{b:'calc(1em)';c:url(calc.png)}", {}},
      {".a{--x:1px;--y:2px}", {"modern-css: --x"}},
      {"@layer a;@layer b;", {"modern-css: @layer"}},
      {"@supports (a:b){.c{d:calc(1em);display:grid}}", {"modern-css: @supports"}},
      {"@media (min-width:20em){.a{b:c}}", {"modern-css: (min-width:20em)"}},
      {"@media all and (min-width:20em){.a{b:c}}", {}},
      {"@media amzn-kf8{}", {"empty-css-rule: @media"}},
      {"@font-face{/* none */}", {"empty-css-rule: @font-face"}},
      {"h1{string-set:a 'b'}", {"modern-css: string-set"}},
  });
}

TEST(CssLints, WhatOldReadersLeaveOut) {
  expect({
      {".a{display:flex}.b{display:flex}", {"ignored-css: display:flex"}},
      {".a{display:block;float:left;hyphens:auto}", {}},
      {".a{margin-inline-start:1em}", {"ignored-css: margin-inline-start"}},
      {".a{width:50vw;height:3VH}", {"ignored-css: 50vw", "ignored-css: 3VH"}},
      {"a:has(b){c:d}p:nth-child(2n):hover{e:f}", {"ignored-css: has(", "ignored-css: nth-child("}},
      {"a:first-child,b:before,c::after,d:lang(fr){e:f}", {}},
      {".a{position:sticky}", {"ignored-css: position:sticky"}},
  });
}

TEST(CssLints, WhatIsTheReadersToChoose) {
  expect({
      {"body{font-size:1em;color:inherit;line-height:normal}", {}},
      {"body{line-height:1.5}", {"overruling-css: line-height"}},
      {".a,P{text-align:justify;text-align:left}", {"overruling-css: text-align"}},
      {"html{background:white}", {"overruling-css: background"}},
      {"*{font-family:serif}", {"overruling-css: font-family"}},
      {"body{font-family:serif}", {}},
      {"p.a,body p{line-height:2}", {}},
      {".a{font-size:12px}", {"absolute-length: 12px"}},
      {".a{margin:0 20pt;border:3px solid;width:300px}", {"absolute-length: 20pt"}},
      {".a{margin:1px;padding:0px}", {}},
      {"@page{margin:20mm}", {}},
  });
}

TEST(CssLints, WhatLeavesThePage) {
  expect({
      {".a{position:fixed}.b{position:relative}", {"off-page-css: position:fixed"}},
      {".a{margin-left:-2em}", {"off-page-css: margin-left:-2em"}},
      {".a{text-indent:-1em}", {"off-page-css: text-indent:-1em"}},
      {".a{text-indent:-1em;padding-left:1em}", {}},
      {".a{padding:0 1em}.a p{text-indent:-1em}", {}},
      {".a{padding:0 1em}.a p,.b p{text-indent:-1em}", {"off-page-css: text-indent:-1em"}},
  });
}

TEST(CssLints, ColoursThatAreNotSeen) {
  expect({
      {".a{color:red}", {}},
      {".a{color:#000}", {"weak-contrast: #000"}},
      {".a{color:rgb(10, 10, 10)}", {"weak-contrast: rgb(10, 10, 10)"}},
      {".a{color:rgba(0,0,0,.5)}", {}},
      {".a{color:black;background:#fff}", {}},
      {".a{color:#777;background:#888 url(x)}", {"weak-contrast: #777"}},
      {".a{background-color:#eee}", {"weak-contrast: #eee"}},
      {".a{background:transparent}", {}},
      {"@media screen and (prefers-color-scheme:dark){.a{color:#fff}}", {}},
  });
}

TEST(CssLints, TheRest) {
  expect({
      {".a{colour:red}", {"unknown-css-property: colour"}},
      {".a{magrin:0;made-up:x;-webkit-colour:x;_height:1px}", {"unknown-css-property: magrin"}},
      {".a{font-family:Foo,'Bar Baz'}", {"missing-fallback-font: Foo,'Bar Baz'"}},
      {".a{font-family:Foo,serif}.b{font-family:inherit}", {}},
      {"@font-face{font-family:'Bar  Baz';src:local(x)}.a{font-family:Foo,Bar Baz}",
       {"missing-fallback-font: Foo,Bar Baz"}},
      {"@font-face{font-family:'Bar Baz';src:local(x)}.a{font-family:Foo,Bar Baz}", {}},
      {"span{a:b}span.c{a:b}", {"unreliable-css: span"}},
      {"table{display:block}table.a{display:table}", {"unreliable-css: display:block"}},
      {".a:before{content:'Chapter '}.b:before{content:'\u2767'}", {"unreliable-css: 'Chapter '"}},
      {".a{-epub-hyphens:none}.b{-epub-hyphens:none;hyphens:none}",
       {"unreliable-css: -epub-hyphens"}},
      {"a{b:c}@import 'd';", {"late-import: @import"}},
      {"@charset 'x';@layer a;@import 'd';", {"modern-css: @layer"}},
      {"@media print{@import 'd';}", {"repaired-css: @import"}},
  });
}

TEST(CssLints, OfAnAttributeHaveItsPlace) {
  const std::string_view text = "color: #000; width: calc(1em); font-size: 9px; margin: 9px";
  Diagnostics diags;
  const Span span = {static_cast<SourceId>(0), 5, 9};
  lint_attribute(parse_declarations(text), {span, false}, diags);
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : diags.all()) {
    EXPECT_EQ(diagnostic.span, span);
    codes.push_back(name_of(diagnostic.code));
  }
  EXPECT_THAT(codes, ElementsAre("weak-contrast", "ignored-css", "absolute-length"));
}

TEST(CssNames, GuessesOnlyWhatIsSure) {
  EXPECT_TRUE(is_property("text-indent"));
  EXPECT_TRUE(is_property("accent-color"));
  EXPECT_TRUE(is_property("zoom"));
  EXPECT_FALSE(is_property(""));
  EXPECT_EQ(meant_property("text-ident"), "text-indent");
  EXPECT_EQ(meant_property("background-colour"), "background-color");
  EXPECT_EQ(meant_property("wdith"), "width");
  EXPECT_EQ(meant_property("made-up"), "");
  EXPECT_EQ(meant_property("lft"), "");
}

TEST(CssColours, AreReadAndCompared) {
  const auto colour = [](std::string_view text) { return read_colour(tokenize(text).list); };
  EXPECT_EQ(colour("White")->red, 255);
  EXPECT_EQ(colour("yellowgreen")->green, 0xCD);
  EXPECT_EQ(colour("aliceblue")->red, 0xF0);
  EXPECT_EQ(colour("#abc")->blue, 0xCC);
  EXPECT_EQ(colour("rgb(100%, 0%, 0%)")->red, 255);
  EXPECT_FALSE(colour("#abcd"));
  EXPECT_FALSE(colour("rgb(0,0,0,0)"));
  EXPECT_FALSE(colour("inherit"));
  EXPECT_FALSE(colour(""));
  EXPECT_NEAR(contrast(*colour("black"), *colour("white")), 21, 0.01);
  EXPECT_NEAR(contrast(*colour("red"), *colour("white")), 4.0, 0.01);
  EXPECT_NEAR(contrast(*colour("red"), *colour("red")), 1, 0.01);
}

// As many findings as there are places, and no more time than it takes to read.
TEST(CssLints, EndOnHostileText) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += ".a,.b c,d{x" + std::to_string(i) + ":calc(1em)}";
  EXPECT_THAT(found_in(text), ElementsAre("modern-css: calc"));
  text = std::string(50000, ',') + "{a:b}";
  EXPECT_THAT(found_in(text), IsEmpty());
}

}  // namespace
}  // namespace colophon::css
