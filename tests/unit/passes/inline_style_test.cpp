#include "passes/common/inline_style.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace colophon::passes {
namespace {

TEST(SortDeclarations, keeps_what_a_book_can_have) {
  const struct {
    const char* style;
    const char* kept;
    std::vector<std::string_view> dropped;
  } cases[] = {
      {"", "", {}},
      {" ; ;", "", {}},
      {"color: red", "color: red", {}},
      {"color: red; margin:0 auto ;", "color: red; margin:0 auto", {}},
      {"COLOR: Red", "COLOR: Red", {}},
      {"content: 'a;b'; color: red", "content: 'a;b'; color: red", {}},
      {"width: calc(1em + (2px))", "width: calc(1em + (2px))", {}},
      {"--my-colour: red", "--my-colour: red", {}},
      {"color", "", {"color"}},
      {"color:", "", {"color:"}},
      {": red", "", {": red"}},
      {"1a: red", "", {"1a: red"}},
      {"width: calc(1em; color: red", "", {"width: calc(1em; color: red"}},
      {"width: 1em); color: red", "color: red", {"width: 1em)"}},
      {"content: 'a; color: red", "", {"content: 'a; color: red"}},
      {"color: red } p { color: blue", "", {"color: red } p { color: blue"}},
      {"color: red /* c */", "color: red", {}},
      {";;color: red;;", "color: red", {}},
      {"*zoom: 1; color: red", "color: red", {"*zoom: 1"}},
      {"dir\\65 ction: rtl", "", {"dir\\65 ction: rtl"}},
      {"background: image-set('a.png' 1x)", "", {"background: image-set('a.png' 1x)"}},
      {"direction: rtl; color: red", "color: red", {"direction: rtl"}},
      {"Unicode-Bidi: embed", "", {"Unicode-Bidi: embed"}},
      {"position: fixed", "", {"position: fixed"}},
      {"position: relative", "position: relative", {}},
      {"background: URL(x.png)", "background: URL(x.png)", {}},
      {"content: url('x.png') 'a'", "content: url('x.png') 'a'", {}},
      {"background: url(http://a.b/x.png)", "", {"background: url(http://a.b/x.png)"}},
      {"background: url(x.svg#a), url(y.png)", "", {"background: url(x.svg#a), url(y.png)"}},
      {"-moz-binding: url(x.png)", "", {"-moz-binding: url(x.png)"}},
      {"behavior: url(x.png)", "", {"behavior: url(x.png)"}},
      {"@import 'x'", "", {"@import 'x'"}},
      {"col\\6fr: red", "col\\6fr: red", {}},
  };
  for (const auto& [style, kept, dropped] : cases) {
    const InlineStyle sorted = sort_declarations(style);
    EXPECT_EQ(sorted.kept, kept) << style;
    EXPECT_EQ(sorted.dropped, dropped) << style;
  }
}

}  // namespace
}  // namespace colophon::passes
