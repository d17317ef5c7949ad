// What templates make of a chapter's text, and where each piece of it came from.
#include "manuscript/expand.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "manuscript/code_tracker.h"
#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using manuscript::Entry;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Expanded {
  Sources sources;
  Diagnostics diags;
  Entry entry;

  std::string text() const {
    std::string joined;
    for (const Span& piece : entry.item.text) joined += sources.text_of(piece);
    return joined;
  }

  // Where the first piece that has these words has them: "book/a.md:1:3".
  std::string place_of(std::string_view words) const {
    for (const Span& piece : entry.item.text) {
      const std::size_t at = sources.text_of(piece).find(words);
      if (at == std::string_view::npos) continue;
      const auto begin = piece.begin + static_cast<std::uint32_t>(at);
      return place(sources, {piece.source, begin, begin});
    }
    return "nowhere";
  }
};

using Texts = std::vector<std::pair<std::string, std::string>>;  // path and text

// The chapter book/ch.md, written with `tool`.
Expanded expand(const Texts& texts, TemplateTool tool = TemplateTool::unknown,
                const std::string& chapter = "ch.md") {
  MemoryFiles files;
  for (const auto& [path, text] : texts) files.add(path, text);
  Expanded expanded;
  manuscript::Reading reading{files, expanded.sources, expanded.diags, "book"};
  ContentsItem item;
  item.path = chapter;
  std::vector<Entry> entries = manuscript::read_chapters({item}, reading);
  Dialect dialect;
  dialect.template_tool = tool;
  manuscript::expand_templates(entries, dialect, {}, reading);
  expanded.entry = std::move(entries.at(0));
  return expanded;
}

std::string text_of(const Texts& texts, TemplateTool tool = TemplateTool::unknown) {
  const Expanded expanded = expand(texts, tool);
  EXPECT_THAT(said(expanded.sources, expanded.diags), IsEmpty());
  return expanded.text();
}

std::string with_lines(const std::string& chapter, TemplateTool tool = TemplateTool::unknown) {
  return text_of({{"book/ch.md", chapter}, {"book/f.rs", "one\ntwo\nthree\nfour\n"}}, tool);
}

TEST(ExpandMdbook, IncludesLines) {
  EXPECT_EQ(with_lines("a\n{{#include f.rs}}\nb\n"), "a\none\ntwo\nthree\nfour\nb\n");
  EXPECT_EQ(with_lines("{{#include f.rs:2}}"), "two");
  EXPECT_EQ(with_lines("{{#include f.rs:2:}}"), "two\nthree\nfour");
  EXPECT_EQ(with_lines("{{#include f.rs::2}}"), "one\ntwo");
  EXPECT_EQ(with_lines("{{#include f.rs:2:3}}"), "two\nthree");
  EXPECT_EQ(with_lines("{{#include f.rs:0}}"), "one");
  EXPECT_EQ(with_lines("{{#include f.rs:3:2}}|"), "|");
  EXPECT_EQ(with_lines("{{#include f.rs:2:900}}"), "two\nthree\nfour");
  EXPECT_EQ(with_lines("x {{ #include  f.rs:1 }} y"), "x one y");
  EXPECT_EQ(with_lines("```rust\n{{#rustdoc_include f.rs:2:3}}\n```\n"),
            "```rust\ntwo\nthree\n```\n");
}

TEST(ExpandMdbook, IncludesAnchors) {
  const std::string file =
      "a\n// ANCHOR: all\nb\n// ANCHOR: in\nc\n// ANCHOR_END: in\nd\n// ANCHOR_END:all\ne\n"
      "// ANCHOR: in\nf\n// ANCHOR_END: in\n";
  const auto include = [&](const std::string& directive) {
    return text_of({{"book/ch.md", directive}, {"book/f.rs", file}});
  };
  EXPECT_EQ(include("{{#include f.rs:all}}"), "b\nc\nd");
  EXPECT_EQ(include("{{#include f.rs:in}}"), "c");
  EXPECT_EQ(include("{{#rustdoc_include f.rs:in}}"), "c\nf");
}

TEST(ExpandMdbook, SaysWhatAFileHasNot) {
  const Expanded expanded = expand(
      {{"book/ch.md", "{{#include f.rs:no}}\n{{#include f.rs:9}}\n"}, {"book/f.rs", "one\n"}});
  EXPECT_EQ(expanded.text(), "{{#include f.rs:no}}\n{{#include f.rs:9}}\n");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/ch.md:1:12: error: `f.rs` has no anchor `no` "
                          "[missing-include-part] = a line of it has to say `ANCHOR: no`",
                          "book/ch.md:2:12: error: `f.rs` has no line 9 [missing-include-part] = "
                          "it has 1 lines"));
}

TEST(ExpandMdbook, ReadsIncludedFilesRelativeToThemselves) {
  const Expanded expanded = expand({{"book/ch.md", "a {{#include p/q.md}} b"},
                                    {"book/p/q.md", "q {{#include r.md}}\n"},
                                    {"book/p/r.md", "é *r*\n"}});
  EXPECT_EQ(expanded.text(), "a q é *r* b");
  EXPECT_EQ(expanded.place_of("*r*"), "book/p/r.md:1:3");
  EXPECT_EQ(expanded.place_of("q "), "book/p/q.md:1:1");
  EXPECT_EQ(expanded.place_of(" b"), "book/ch.md:1:22");
}

TEST(ExpandMdbook, ShowsWhatIsEscaped) {
  EXPECT_EQ(with_lines("\\{{#include f.rs}} x }} y\n"), "{{#include f.rs}} x }} y\n");
  EXPECT_EQ(with_lines("```\n\\{{#include f.rs:1}}\n```\n"), "```\n{{#include f.rs:1}}\n```\n");
}

TEST(ExpandMdbook, MakesPlaygrounds) {
  EXPECT_EQ(with_lines("{{#playground f.rs editable noplayground}}\n"),
            "```rust,editable,noplayground\none\ntwo\nthree\nfour\n```\n");
  EXPECT_EQ(text_of({{"book/ch.md", "{{#playground f.rs}}\n"}, {"book/f.rs", "````\n"}}),
            "`````rust\n````\n`````\n");
}

TEST(ExpandMdbook, TakesTheTitle) {
  const Expanded expanded = expand({{"book/ch.md", "{{#title A title}}\n# H\n"}});
  EXPECT_EQ(expanded.text(), "\n# H\n");
  EXPECT_EQ(expanded.entry.item.title.text, "A title");
  EXPECT_EQ(place(expanded.sources, expanded.entry.item.title.span), "book/ch.md:1:10");
}

TEST(ExpandMdbook, ShiftsLines) {
  const auto shifted = [](const std::string& shift) {
    return text_of(
        {{"book/ch.md", "{{#shiftinclude " + shift + ":f.rs}}"}, {"book/f.rs", "  é\n\n    b\n"}});
  };
  EXPECT_EQ(shifted("auto"), "é\n\n  b");
  EXPECT_EQ(shifted("-3"), "\n\n b");
  EXPECT_EQ(shifted("2"), "    é\n  \n      b");
}

TEST(ExpandMdbook, TakesTextOutOfDocumentation) {
  EXPECT_EQ(text_of({{"book/ch.md", "{{#doc_comment_include f.rs::2}}"},
                     {"book/f.rs", "  /// a\n///\nfn\n"}}),
            "a\n");
}

TEST(ExpandMdbook, LeavesOtherBraces) {
  for (const std::string text :
       {"{{#if}}", "{{# }}", "{{#include", "{{#include }", "{{{#x}}}", "{{ x }}", "${{ x }}$"}) {
    EXPECT_EQ(text_of({{"book/ch.md", "`" + text + "`"}}), "`" + text + "`");
  }
  // In the code of other tools' books it is what the book is about, unless the file is there.
  EXPECT_EQ(text_of({{"book/ch.md", "```\n{{#include no.rs}}\n```\n"}}),
            "```\n{{#include no.rs}}\n```\n");
  EXPECT_EQ(with_lines("```\n{{#include f.rs:1}}\n```\n"), "```\none\n```\n");
}

TEST(Expand, SaysWhyAFileIsNotIncluded) {
  const Texts files = {{"book/ch.md",
                        "{{#include chapter.mb}}\n{{#include ../x.md}}\n{{#include sub}}\n"
                        "{{#include photo.png}}\n"},
                       {"book/chapter.md", "x"},
                       {"x.md", "x"},
                       {"book/sub/a.md", "x"},
                       {"book/photo.png", std::string(64, '\0')}};
  const Expanded expanded = expand(files, TemplateTool::mdbook);
  EXPECT_EQ(expanded.text(), files.front().second);
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/ch.md:1:12: error: `chapter.mb` is not there to include "
                          "[missing-include] = did you mean `chapter.md`?",
                          "book/ch.md:2:12: error: `../x.md` lies outside the book's folder "
                          "[outside-book] = move it into the folder of the book",
                          "book/ch.md:3:12: error: `sub` is a folder, not a file "
                          "[folder-as-file] = name a file in it",
                          "book/photo.png:1:1: error: `book/photo.png` is not a text file "
                          "[not-text] = a book is made of texts, saved as UTF-8"));
}

TEST(Expand, EndsCircles) {
  const Expanded expanded =
      expand({{"book/ch.md", "a\n{{#include b.md}}\n"}, {"book/b.md", "b\n{{#include ch.md}}\n"}});
  EXPECT_EQ(expanded.text(), "a\nb\n{{#include ch.md}}\n");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/b.md:2:12: error: `ch.md` includes itself [include-cycle] < "
                          "book/ch.md:2:1 included from here"));
}

TEST(Expand, LetsAFileShowAnotherPartOfItself) {
  EXPECT_EQ(text_of({{"book/ch.md", "a\n{{#include ch.md:1}}\n"}}), "a\na\n");
}

TEST(Expand, EndsDeepIncludes) {
  Texts files = {{"book/ch.md", "0 {{#include 1.md}}"}};
  for (int i = 1; i <= 12; ++i) {
    files.emplace_back("book/" + std::to_string(i) + ".md",
                       std::to_string(i) + " {{#include " + std::to_string(i + 1) + ".md}}");
  }
  const Expanded expanded = expand(files);
  EXPECT_EQ(expanded.text(), "0 1 2 3 4 5 6 7 8 9 10 {{#include 11.md}}");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/10.md:1:15: error: includes are nested more than 10 deep "
                          "[deep-includes] = name the file where it is wanted instead"));
}

// Ten files, each of which includes the next twenty times, stand for 20^10 pieces.
TEST(Expand, EndsIncludesThatGrowWithoutMeasure) {
  Texts files = {{"book/ch.md", "{{#include 1.md}}"}};
  for (int i = 1; i <= 9; ++i) {
    std::string text;
    for (int j = 0; j < 20; ++j) text += "{{#include " + std::to_string(i + 1) + ".md}}\n";
    files.emplace_back("book/" + std::to_string(i) + ".md", text);
  }
  files.emplace_back("book/10.md", std::string(100'000, 'x'));
  const Expanded expanded = expand(files);
  EXPECT_LT(expanded.text().size(), 80u << 20);
  ASSERT_FALSE(expanded.diags.empty());
  EXPECT_EQ(name_of(expanded.diags.all().front().code), "large-includes");
}

TEST(ExpandQuarto, Includes) {
  const Expanded expanded =
      expand({{"book/p/ch.qmd", "a\n\n{{< include _b.qmd >}}\n\n{{< include /c.md >}}\n"},
              {"book/p/_b.qmd", "---\ntitle: B\n---\nb {{< include d/_e.qmd >}}\n"},
              {"book/p/d/_e.qmd", "e\n"},
              {"book/c.md", "c\n"}},
             TemplateTool::quarto, "p/ch.qmd");
  EXPECT_THAT(said(expanded.sources, expanded.diags), IsEmpty());
  EXPECT_EQ(expanded.text(), "a\n\nb e\n\nc\n");
  EXPECT_EQ(expanded.place_of("b "), "book/p/_b.qmd:4:1");
}

TEST(ExpandQuarto, KnowsVariables) {
  const Expanded expanded =
      expand({{"book/ch.qmd",
               "---\nsubtitle: \"Of *all*\"\n---\n{{< var version >}}, {{< var mail.info >}}, "
               "{{< meta subtitle >}}, {{< env X \"a b\" >}}, {{< var no >}}, {{< env Y >}}\n"},
              {"book/_variables.yml", "version: 1.2\nmail:\n  info: \"i@b.org\"\n"}},
             TemplateTool::quarto, "ch.qmd");
  EXPECT_EQ(expanded.text(), "1.2, i@b.org, Of *all*, a b, {{< var no >}}, {{< env Y >}}\n");
  EXPECT_EQ(expanded.place_of("1.2"), "book/_variables.yml:1:10");
  EXPECT_EQ(expanded.place_of("i@b"), "book/_variables.yml:3:10");
  EXPECT_EQ(expanded.place_of("*all*"), "book/ch.qmd:2:15");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/ch.qmd:4:97: error: variable `no` is not defined "
                          "[undefined-variable] = define it in `_variables.yml`",
                          "book/ch.qmd:4:113: error: variable `Y` is not defined "
                          "[undefined-variable] = a book does not depend on whose computer makes "
                          "it; give a default behind the name"));
}

TEST(ExpandQuarto, ShowsWhatIsEscapedOrCode) {
  for (const TemplateTool tool : {TemplateTool::unknown, TemplateTool::quarto}) {
    EXPECT_EQ(text_of({{"book/ch.md", "`{{{< var x >}}}` {{{< y >}}}"}}, tool),
              "`{{< var x >}}` {{< y >}}");
    EXPECT_EQ(
        text_of({{"book/ch.md", "```{python}\n{{< var x >}}\n```\n{{< pagebreak >}}\n"}}, tool),
        "```{python}\n{{< var x >}}\n```\n{{< pagebreak >}}\n");
  }
  EXPECT_EQ(text_of({{"book/ch.md", "`{{< var x >}}`"}}), "`{{< var x >}}`");
  EXPECT_EQ(text_of({{"book/ch.md", "```{.md shortcodes=false}\n{{< var x >}}\n```\n"}},
                    TemplateTool::quarto),
            "```{.md shortcodes=false}\n{{< var x >}}\n```\n");
  EXPECT_EQ(text_of({{"book/ch.md", "```r\n{{< include a.R >}}\n```\n"}, {"book/a.R", "x <- 1\n"}},
                    TemplateTool::quarto),
            "```r\nx <- 1\n```\n");
}

TEST(ExpandQuarto, MakesLinksAndKeys) {
  EXPECT_EQ(text_of({{"book/ch.md", "{{< video https://v.org/x >}}"}}), "<https://v.org/x>");
  EXPECT_EQ(text_of({{"book/ch.md", "{{< video a/b.mp4 title=\"A film\" >}}"}}),
            "[A film](<a/b.mp4>)");
  EXPECT_EQ(text_of({{"book/ch.md", "{{< kbd Ctrl-P >}} {{< kbd mac=A win=B >}}"}}),
            "<kbd>Ctrl-P</kbd> <kbd>A</kbd> (mac), <kbd>B</kbd> (win)");
}

TEST(Expand, SaysWhatItDoesNotUnderstand) {
  const Expanded expanded = expand(
      {{"book/ch.md",
        "{{< figure src=\"x\" >}}\n{{#quiz x.toml}}\n{% if x %}\n{{< lipsum 2 >}}\n{{ x }}\n"}});
  EXPECT_EQ(expanded.text(), "{{< figure src=\"x\" >}}\n{{#quiz x.toml}}\n{% if x %}\n\n{{ x }}\n");
  const std::string hint =
      " = write what it should become, or put it in backticks where it is meant to be seen";
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/ch.md:1:1: warning: `{{< figure src=\"x\" >}}` is not understood "
                          "and is shown as text [unknown-template]" +
                              hint,
                          "book/ch.md:2:1: warning: `{{#quiz x.toml}}` is not understood and is "
                          "shown as text [unknown-template]" +
                              hint,
                          "book/ch.md:3:1: warning: `{% if x %}` is not understood and is shown "
                          "as text [unknown-template]" +
                              hint,
                          "book/ch.md:4:1: note: `{{< lipsum 2 >}}` makes nothing in a book and "
                          "was taken out [removed-template]"));
}

TEST(ExpandLeanpub, MakesCodeBlocks) {
  const Texts files = {
      {"book/m/ch.md", "<<(code/a.rb)\n\n<<[A \"b\"](code/a.rb)\n\nx <<(no)\n\n    <<(no.rb)\n"},
      {"book/m/code/a.rb", "puts 1\n"}};
  const Expanded expanded = expand(files, TemplateTool::leanpub, "m/ch.md");
  EXPECT_THAT(said(expanded.sources, expanded.diags), IsEmpty());
  EXPECT_EQ(expanded.text(),
            "```ruby\nputs 1\n```\n\n```ruby title=\"A \\\"b\\\"\"\nputs 1\n```\n\nx <<(no)\n\n"
            "    <<(no.rb)\n");
  EXPECT_EQ(expanded.place_of("puts"), "book/m/code/a.rb:1:1");
}

TEST(ExpandLeanpub, LooksInTheFoldersAbove) {
  const Expanded expanded =
      expand({{"book/m/p/ch.md", "<<(part.md)\n<<(no.rb)\n"}, {"book/m/part.md", "*text*\n"}},
             TemplateTool::leanpub, "m/p/ch.md");
  EXPECT_EQ(expanded.text(), "*text*\n<<(no.rb)\n");
  EXPECT_THAT(said(expanded.sources, expanded.diags),
              ElementsAre("book/m/p/ch.md:2:4: error: `no.rb` is not there to include "
                          "[missing-include] = it would be `m/p/no.rb` in the book's folder"));
}

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

TEST(Expand, LeavesCommentsAlone) {
  EXPECT_EQ(text_of({{"book/ch.md",
                      "<!-- {{#include no.md}}\n\n{{< include no.md >}} -->\n`<!--` {{#include "
                      "a.md}}\n"},
                     {"book/a.md", "a"}}),
            "<!-- {{#include no.md}}\n\n{{< include no.md >}} -->\n`<!--` a\n");
}

TEST(Expand, CanBeSwitchedOff) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlanguage: en\ndialect: {templates: off}\n"},
                       {"book/a.md", "{{#include b.md}}"}};
  const Loaded loaded = load(files);
  EXPECT_EQ(loaded.sources.text_of(loaded.manuscript->contents.back().text.front()),
            "{{#include b.md}}");
}

TEST(Expand, MayLeaveAChapterBlank) {
  MemoryFiles files = {{"book/book.yaml", "title: T\nlanguage: en\ncontents: [a.md, c.md]\n"},
                       {"book/a.md", "{{#include b.md}}\n"},
                       {"book/b.md", ""},
                       {"book/c.md", "x"}};
  EXPECT_THAT(said(load(files)),
              ElementsAre("book/book.yaml:3:12: warning: chapter `a.md` is empty [empty-chapter] = "
                          "it is left out of the book"));
}

TEST(CodeSpans, AreFoundInALine) {
  const auto spans = [](std::string_view line) {
    std::vector<std::string> found;
    for (const manuscript::CodeSpan& span : manuscript::find_code_spans(line))
      found.emplace_back(line.substr(span.begin, span.end - span.begin));
    return found;
  };
  EXPECT_THAT(spans("a `b` ``c ` d`` \\`e` `f"), ElementsAre("`b`", "``c ` d``", "` `"));
  EXPECT_THAT(spans("a ` b"), IsEmpty());
}

TEST(CodeTracker, FollowsFences) {
  manuscript::CodeTracker tracker;
  tracker.read("> - ```ru");
  EXPECT_FALSE(tracker.in_fence());
  tracker.read("st\n> x\n");
  EXPECT_TRUE(tracker.in_fence());
  EXPECT_EQ(tracker.info(), "rust");
  tracker.read("``\n~~~\n");
  EXPECT_TRUE(tracker.in_fence());
  tracker.read("> ````\n");
  EXPECT_FALSE(tracker.in_fence());
  tracker.read("``` a`b\n");
  EXPECT_FALSE(tracker.in_fence());
}

}  // namespace
}  // namespace colophon::testing
