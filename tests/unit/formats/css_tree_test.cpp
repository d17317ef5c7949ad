#include "formats/css/tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "formats/css/edit.h"

namespace colophon::css {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "@media screen", "p > a", in order, a `}` for what lies in another.
std::vector<std::string> rules_in(std::string_view text) {
  const Tree tree = parse_sheet(text);
  std::vector<std::string> result;
  for (const Rule& rule : tree.rules) {
    std::string shown = rule.parent == kNoRule ? "" : "{ ";
    if (!rule.at_name.empty()) shown += '@' + rule.at_name + ' ';
    result.push_back(shown + std::string(tree.tokens.written(rule.prelude)));
  }
  return result;
}

// "color=red"
std::vector<std::string> declarations_of(const Tree& tree) {
  std::vector<std::string> result;
  for (const Declaration& declaration : tree.declarations) {
    result.push_back(declaration.name + '=' + std::string(tree.tokens.written(declaration.value)));
  }
  return result;
}

TEST(CssTree, HasRules) {
  EXPECT_THAT(rules_in(""), IsEmpty());
  EXPECT_THAT(rules_in("a{}b , c{}"), ElementsAre("a", "b , c"));
  EXPECT_THAT(rules_in("@import 'x' print;a{}"), ElementsAre("@import 'x' print", "a"));
  EXPECT_THAT(rules_in("@MEDIA x{a{}@media y{b{}}}c{}"),
              ElementsAre("@media x", "{ a", "{ @media y", "{ b", "c"));
  EXPECT_THAT(rules_in("@page :first{@top-left{a:b}}"), ElementsAre("@page :first"));
  EXPECT_THAT(rules_in("@unknown{a{b:c}}"), ElementsAre("@unknown ", "{ a"));
  EXPECT_THAT(rules_in("@keyframes x{from{a:b}50%{a:c}}d{}"),
              ElementsAre("@keyframes x", "{ from", "{ 50%", "d"));
  EXPECT_THAT(rules_in("@unknown{;;}}a{}"), ElementsAre("@unknown "));
  EXPECT_THAT(rules_in("<!-- a{} -->b{}"), ElementsAre("a", "b"));
}

TEST(CssTree, HasDeclarations) {
  const struct {
    std::string_view text;
    std::vector<std::string> expected;
  } cases[] = {
      {"", {}},
      {"a:b", {"a=b"}},
      {" A : b c ; --X: ; d:e!important", {"a=b c", "--X=", "d=e"}},
      {"a:b ! IMPORTANT ;", {"a=b"}},
      {"a:url(;) ';' (',') [x]", {"a=url(;) ';' (',') [x]"}},
      {"a/**/:/**/b/**/", {"a=b"}},
      {"\\61:b", {"a=b"}},
      {"a:b;c;d:;:e;f:g{h:i}j:k", {"a=b", "j=k"}},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(declarations_of(parse_declarations(text)), expected) << text;
  }
}

// What EPUBCheck 5.3 says CSS-008 of, and what readers pass over.
TEST(CssTree, HasFaults) {
  using enum Fault::Kind;
  const struct {
    std::string_view text;
    Fault::Kind kind;
    std::string_view at;
    std::string_view left;
  } cases[] = {
      {"a{b c}", lost, "b c", "a{   }"},
      {"a{b:}", lost, "b:", "a{  }"},
      {"a{b:;c:d}", lost, "b:", "a{   c:d}"},
      {"a{:b}", lost, ":", "a{  }"},
      {"a{1b:c}", lost, "1b", "a{    }"},
      {"a{*b:c;d:e}", repaired, "*b", "a{     d:e}"},
      {"a{b:c;;}", harmless, ";", "a{b:c; }"},
      {"a{b:$c}", repaired, "$", "a{    }"},
      {"a{b:@c}", lost, "@c", "a{    }"},
      {"a{b:c !ie}", repaired, "!", "a{       }"},
      {"a{b{c:d}e:f}", lost, "b", "a{      e:f}"},
      {"a{@media x{b:c}}", lost, "@media", "a{             }"},
      {"a{<!--b:c-->}", lost, "<!--", "a{          }"},
      {"{a:b}", lost, "{", "     "},
      {"a:b;c{}", lost, "a:b", "    c{}"},
      {"a{};b{}", repaired, ";", "a{} b{}"},
      {"a", lost, "a", " "},
      {"a,{b:c}", lost, ",", "       "},
      {",a{b:c}", lost, ",", "       "},
      {"a>{b:c}", lost, ">", "       "},
      {">a{b:c}", lost, ">", "       "},
      {"a>>b{c:d}", lost, ">", "         "},
      {"a..b{c:d}", lost, ".", "         "},
      {".1a{c:d}", lost, ".1a", "        "},
      {"a&b{c:d}", lost, "&", "        "},
      {"a:not(){c:d}", lost, "not(", "            "},
      {"a:nth-child(2 of b){c:d}", lost, "of", "                        "},
      {"a[b='c' i]{d:e}", lost, "i", "               "},
      {"a[b=1c]{d:e}", lost, "1c", "            "},
      {"a[]{d:e}", lost, "[", "        "},
      {"@page{a:b;@top-left{c:d}}", repaired, "@top-left", "@page{a:b;              }"},
      {"@font-face{@a{b:c}d:e}", lost, "@a", "@font-face{       d:e}"},
      {"@unknown{a:b;c;}", lost, "c", "@unknown{a:b;  }"},
      {"@media x{@import}", lost, "@import", "                 "},
      {"@media x{@layer a;b{}}", lost, "@layer", "@media x{         b{}}"},
      {"@import 'a'{b{}}c{}", lost, "@import", "                c{}"},
      {"a{}@import", lost, "@import", "a{}       "},
      {"a{b:0-->1}", lost, "0-->", "a{       }"},
      {"@media print", lost, "@media", "            "},
      {"a|{b:c}", lost, "|", "       "},
      {"|.a{b:c}", lost, "|", "        "},
      {"|*{b:c}", lost, "|", "       "},
      {"a{b:(;)}", lost, ";", "a{     }"},
      {"a{b:f({})}", lost, "{", "a{       }"},
      {"a{b:[c^=d]}", lost, "^=", "a{        }"},
      {"@media a !important{b{c:d}}e{}", lost, "!", "                           e{}"},
      {"@media(a|=b){c{d:e}}", lost, "|=", "                    "},
      {"@a@b{c{d:e}}", lost, "@b", "            "},
      {"@import;a{}", lost, "@import", "        a{}"},
      {"a:not(. b){c:d}", lost, ".", "               "},
      {"a:is(b,){c:d}", lost, ")", "             "},
      {"a:not(> b){c:d}", lost, ">", "               "},
      {"@keyframes a{from/**/,50%{b:c}}", harmless, "/**/", "@keyframes a{from    ,50%{b:c}}"},
      {"@keyframes a{b:not(. c){d:e}}", lost, ".", "@keyframes a{               }"},
      {"a:has(b > > c){d:e}", lost, ">", "                   "},
      {"a:lang(b, c){d:e}", lost, ",", "                 "},
      {"a:x(.b){c:d}", lost, ".", "            "},
      {"a/**/b{c:d}", lost, "b", "           "},
      {"a/* b */{c:d}", harmless, "/* b */", "a       {c:d}"},
      {"a/**/,b{c:d}", harmless, "/**/", "a    ,b{c:d}"},
      {"a /**/.b{c:d}", harmless, " /**/", "a     .b{c:d}"},
      {"a:not(.b/**/){c:d}", harmless, "/**/", "a:not(.b    ){c:d}"},
      {"a:has(/**/b){c:d}", harmless, "/**/", "a:has(    b){c:d}"},
      {"a/**/.b c{d:e}", harmless, "/**/", "a.b     c{d:e}"},
      {"a/**//**/:not(b c){d:e}", harmless, "/**//**/", "a:not(b c)        {d:e}"},
      {"// b\na{}", repaired, "//", "    \na{}"},
      {"a{// b\nc:d}", repaired, "//", "a{    \nc:d}"},
  };
  for (const auto& [text, kind, at, left] : cases) {
    const Tree tree = parse_sheet(text);
    ASSERT_EQ(tree.faults.size(), 1u) << text;
    const Fault& fault = tree.faults[0];
    EXPECT_EQ(fault.kind, kind) << text;
    EXPECT_EQ(text.substr(fault.begin, fault.end - fault.begin), at) << text;
    std::string rest(text);
    EXPECT_TRUE(repair(rest, parse_sheet(rest))) << text;
    EXPECT_EQ(rest, left);
    EXPECT_THAT(parse_sheet(rest).faults, IsEmpty()) << rest;
  }
}

TEST(CssTree, TakesWhatEpubCheckTakes) {
  for (const std::string_view text : {"a{b:c}",
                                      "*|a{b:c}",
                                      "|a{b:c}",
                                      "b|*,*|*{b:c}",
                                      "a[b|c~=\"d\"]{e:f}",
                                      "a[b=c]{}",
                                      "a[ b = 'c' ]{}",
                                      "a::b{c:d}",
                                      "a:not(.b,.c){d:e}",
                                      "a:has(> b, + c d):is(e:not(f)){g:h}",
                                      "a:lang('b') c:nth-last-child(-2n - 1){d:e}",
                                      "/**/a /**/ b,/**/c > /**/d /**/,e /**/{f:g}",
                                      "a:nth-child( 2n + 1 ){d:e}",
                                      ".a\\:b{c:d}",
                                      ".\\31 a{b:c}",
                                      "#1a{b:c}",
                                      "a ~ b + c > d{e:f}",
                                      "a{_b:c}",
                                      "a{b:c\\9}",
                                      "a{b:progid:X.Y(Z='#1')}",
                                      ":root{--x:}",
                                      "@media (a){b{c:d}}",
                                      "@font-face{a:b;unicode-range:U+4??}",
                                      "a{b:c!important}",
                                      "@layer a,b;",
                                      "@media x;",
                                      "<!--a{}-->",
                                      "a{b:[c] d (e)}",
                                      "a{b:%&*>=~?}"}) {
    EXPECT_THAT(parse_sheet(text).faults, IsEmpty()) << text;
  }
}

// Of sheets whose brackets close, whatever else is in them, what is left is sound.
TEST(CssTree, LeavesNoFaultBehind) {
  constexpr std::string_view kParts[] = {
      "a",   ":",        ";",           "{",          "}",   "{}",   " ",      ",",   "(b)",
      "[c]", "@media x", "@d",          "!important", "\n",  ".",    "#e",     "'f'", "1px",
      "--g", "//",       "*",           "<!--",       "-->", "a:b;", "h{i:j}", "!",   "~=",
      "|",   "(;)",      "direction:k", "url(l)",     "&",   "/**/", "$"};
  std::mt19937 random(7);
  std::size_t faulty = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t parts = random() % 12; parts > 0; --parts) {
      text += kParts[random() % std::size(kParts)];
    }
    const Tree tree = parse_sheet(text);
    if (!tree.problems.empty()) continue;
    faulty += !tree.faults.empty();
    std::string rest = text;
    ASSERT_TRUE(repair(rest, parse_sheet(rest))) << text;
    ASSERT_EQ(rest.size(), text.size());
    ASSERT_THAT(parse_sheet(rest).problems, IsEmpty()) << text;
    ASSERT_THAT(parse_sheet(rest).faults, IsEmpty()) << text << "\n" << rest;
    for (const Fault& fault : tree.faults) {
      ASSERT_LT(fault.begin, fault.end) << text;
      ASSERT_LE(fault.end, text.size()) << text;
    }
  }
  EXPECT_GT(faulty, 1000u);
}

TEST(CssTree, EndsOnHostileText) {
  const std::size_t depth = 20000;
  const auto repeated = [](std::string_view part, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += part;
    return text;
  };
  EXPECT_EQ(parse_sheet(repeated("@media x{", depth)).rules.size(), depth);
  EXPECT_FALSE(parse_sheet(repeated("a{", depth)).faults.empty());
  EXPECT_EQ(parse_sheet(repeated("a{//}", depth)).faults.size(), depth);
  EXPECT_FALSE(parse_sheet(repeated("a:not(", depth)).faults.empty());
  EXPECT_EQ(parse_declarations(repeated("a:b;", depth)).declarations.size(), depth);
  for (const std::string_view part : {"(", "{", "[", "}", ")", ";", "@", "\\", "'", "a{b:"}) {
    parse_sheet(repeated(part, depth));
  }
}

}  // namespace
}  // namespace colophon::css
