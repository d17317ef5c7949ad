// Liquid and Nunjucks: {% tags %} and {{ variables }}.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/expanded.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;

TEST(ExpandLiquid, KeepsWhatIsRaw) {
  EXPECT_EQ(text_of({{"book/ch.md", "a {% raw %}{{ x }} {% if %}{% endraw %} b"}}),
            "a {{ x }} {% if %} b");
  EXPECT_EQ(text_of({{"book/ch.md", "```\n{%- raw -%}\n{{ x }}\n{% endraw %}\n```\n"}},
                    TemplateTool::honkit),
            "```\n{{ x }}\n```\n");
  EXPECT_EQ(text_of({{"book/ch.md", "```\n{% raw %}\n```\n"}}), "```\n{% raw %}\n```\n");
}

TEST(ExpandLiquid, SaysWhatIsLeftOutAndWhatIsOpen) {
  const Expanded expanded =
      expand({{"book/ch.md", "a{% comment %} secret {% endcomment %}b{% raw %}c"}});
  EXPECT_EQ(expanded.text(), "ab{% raw %}c");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/ch.md:1:2: note: comment `secret ` is left out [removed-comment]",
                          "book/ch.md:1:40: warning: `{% raw %}` is never closed and is shown as "
                          "text [unclosed-template] = end it with `{% endraw %}`"));
}

TEST(ExpandLiquid, IncludesAsTheToolDoes) {
  const Texts files = {
      {"book/d/ch.md", "```\n{% include \"./a.py\" %}\n```\n{% include b.md x=\"y\" %}\n"},
      {"book/d/a.py", "print()\n"},
      {"book/d/b.md", "beside\n"},
      {"book/_includes/b.md", "below\n"}};
  EXPECT_EQ(expand(files, TemplateTool::honkit, "d/ch.md").text(), "```\nprint()\n```\nbeside\n");
  EXPECT_EQ(expand(files, TemplateTool::jekyll, "d/ch.md").text(), "```\nprint()\n```\nbelow\n");
  EXPECT_EQ(expand(files, TemplateTool::unknown, "d/ch.md").text(),
            "```\n{% include \"./a.py\" %}\n```\nbeside\n");
}

TEST(ExpandLiquid, MakesCodeBlocks) {
  EXPECT_EQ(text_of({{"book/ch.md",
                      "{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}\n"
                      "{% highlight c %}x{% endhighlight %}\n"}}),
            "```ruby\nputs 1\n```\n```c\nx\n```\n");
  EXPECT_EQ(
      text_of({{"book/ch.md",
                "{% code title=\"a.js\" overflow=\"wrap\" %}\n```js\nx\n```\n{% endcode %}\n"}}),
      "\n```js title=\"a.js\"\nx\n```\n\n");
  EXPECT_EQ(text_of({{"book/ch.md", "{% hint style=\"info\" %}\nx\n{% endhint %}\n"}}),
            "{% hint style=\"info\" %}\nx\n{% endhint %}\n");
}

TEST(ExpandLiquid, KnowsVariables) {
  const Expanded expanded = expand(
      {{"book/ch.md",
        "{{ book.url }} [a]({{ book.url }}) {{ file.path }} `{{ x }}` {{ \"{{ y }}\" }} {{ book.no "
        "}}{{ x | y }}\n"},
       {"book/book.json", "{\n\t\"variables\": {\n\t\t\"url\": \"https://a.b\"\n\t}\n}\n"}},
      TemplateTool::honkit);
  EXPECT_EQ(expanded.text(),
            "https://a.b [a](https://a.b) ch.md `{{ x }}` {{ y }} {{ book.no }}{{ x | y }}\n");
  EXPECT_EQ(expanded.place_of("https"), "book/book.json:3:11");
  EXPECT_EQ(expanded.diags.all().size(), 2u);
  EXPECT_EQ(name_of(expanded.diags.all()[0].code), "undefined-variable");
  EXPECT_EQ(name_of(expanded.diags.all()[1].code), "unknown-template");
}

}  // namespace
}  // namespace colophon::testing
