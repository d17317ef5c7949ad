// mdBook's {{#templates}}.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/expanded.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;

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
  EXPECT_EQ(with_lines("{{#playpen f.rs\neditable\n}}\n"),
            "```rust,editable\none\ntwo\nthree\nfour\n```\n");
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

}  // namespace
}  // namespace colophon::testing
