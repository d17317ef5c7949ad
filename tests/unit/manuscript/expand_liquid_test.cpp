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

TEST(ExpandLiquid, NamesALongCommentByItsBeginning) {
  std::string words;
  for (int i = 0; i < 50; ++i) words += "é";
  const Expanded expanded = expand({{"book/ch.md", "{% comment %}" + words + "{% endcomment %}"}});
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/ch.md:1:1: note: comment `" + words.substr(0, 80) +
                          "\u2026` is left out [removed-comment]"));
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

TEST(ExpandLiquid, KeepsTheBranchThatHolds) {
  const auto text = [](const std::string& chapter) {
    return expand(
        {{"book/ch.md", chapter}, {"book/book.json", R"({"variables": {"a": "x", "no": false}})"}},
        TemplateTool::honkit);
  };
  const auto kept = [&](const std::string& chapter) { return text(chapter).text(); };
  EXPECT_EQ(kept("{% if book.a %}1{% else %}2{% endif %}"), "1");
  EXPECT_EQ(kept("{% if book.b %}1{% else %}2{% endif %}."), "2.");
  EXPECT_EQ(kept("{% if book.no %}1{% elif book.a == 'y' %}2{% endif %}."), ".");
  EXPECT_EQ(kept("{% unless book.a != \"x\" and true %}1{% endunless %}"), "1");
  EXPECT_EQ(
      kept("{% if not book.a or output.name == 'ebook' %}1{% if book.a %}2{% endif %}{% endif %}3"),
      "123");
  EXPECT_EQ(kept("{% if book.a %}{% raw %}{% endif %}{% endraw %}{% endif %}"), "{% endif %}");
  EXPECT_EQ(kept("{{ book.a | default('z') }}{{ book.b | default: \"Z\" | lower }}"), "xz");
  const Expanded hidden = text("{% if book.b %}\nlost\n{% endif %}\n");
  EXPECT_THAT(said(hidden.sources, hidden.diags),
              ElementsAre("book/ch.md:1:1: note: this is not for EPUB and is left out "
                          "[hidden-content]"));
  const Expanded unknown = text("{% if x %}1{% endif %}{% if book.a %}2{{ book.a | sort }}");
  EXPECT_EQ(unknown.text(), "{% if x %}1{% endif %}{% if book.a %}2{{ book.a | sort }}");
  EXPECT_EQ(said(unknown.sources, unknown.diags).size(), 4u);
}

TEST(ExpandLiquid, MakesSectionsOfTabs) {
  EXPECT_EQ(
      text_of({{"book/ch.md",
                "{% tabs %}\n{% tab title=\"One\" %}\na\n{% endtab %}\n{% endtabs %}\n"}}),
      "\n<div class=\"panel-tabset\">\n\n\n\n<section>\n\n**One**\n\n\na\n\n</section>\n\n\n\n"
      "</div>\n\n\n");
  EXPECT_EQ(text_of({{"book/ch.md", "- {% embed url=\"https://x.org\" %}\n"}}),
            "- <https://x.org>\n");
  EXPECT_EQ(text_of({{"book/ch.md",
                      "{% content-ref url=\"a.md\" %}\n[a](a.md)\n{% endcontent-ref %}\n"}}),
            "\n[a](a.md)\n\n");
  EXPECT_EQ(text_of({{"book/ch.md",
                      "{% stepper %}\n{% step %}\n## One\n{% endstep %}\n{% endstepper %}\n"}}),
            "\n\n## One\n\n\n");
  const Expanded open =
      expand({{"book/ch.md", "{% tabs %}\n{% tab title=\"x\" %}\n{% endtabs %}"}});
  EXPECT_EQ(open.text().find("{% tab title"), open.text().rfind("{%"));
  EXPECT_EQ(said(open.sources, open.diags).size(), 1u);
}

}  // namespace
}  // namespace colophon::testing
