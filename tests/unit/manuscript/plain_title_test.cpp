#include "manuscript/sources/plain_title.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace colophon::manuscript {
namespace {

TEST(PlainTitle, IsTheWordsOfMarkdown) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"On *Boats* and __oars__", "On Boats and oars"},
      {"***All*** of_it, 2 * 3 * 4", "All of_it, 2 * 3 * 4"},
      {"A* search, _unclosed", "A* search, _unclosed"},
      {"snake_case_names", "snake_case_names"},
      {"`a * b` and ``c ` d``", "a * b and c ` d"},
      {"`unclosed", "`unclosed"},
      {"R\\&D \\*starred\\* C:\\dir", "R&D *starred* C:\\dir"},
      {"[The *sea*](sea.md \"Sea\")", "The sea"},
      {"![A map](map.png) of [it][map], [small]{.sc} [sic]", "A map of it, small [sic]"},
      {"Basics <a href=\"#basics\" id=\"basics\"></a>", "Basics"},
      {"a < b, x<y, <https://a.org>", "a < b, x<y, https://a.org"},
      {"Noted[^1] twice^[So *there*.] [^open", "Noted twice [^open"},
      {"Introduction {#intro .unnumbered}", "Introduction"},
      {"{{ book.title }}", "{{ book.title }}"},
      {"Über *München*", "Über München"},
      {"}", "}"},
      {"](x)", "](x)"},
  };
  for (const auto& [markdown, words] : cases) EXPECT_EQ(plain_title(markdown), words) << markdown;
}

}  // namespace
}  // namespace colophon::manuscript
