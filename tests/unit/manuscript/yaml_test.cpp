#include "formats/yaml/yaml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
namespace yaml = yaml;

// Every piece as "line:column text", in order; `[` and `{` begin lists and maps.
void describe(const yaml::Node& node, const Sources& sources, std::vector<std::string>& lines) {
  const auto line = [&](Span span, const std::string& text) {
    const Location at = LineTable(sources[span.source].text).locate(span.begin);
    lines.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " + text + " <" +
                    std::string(sources.text_of(span)) + ">");
  };
  if (node.is_null()) line(node.span, "null");
  if (node.is_scalar()) line(node.span, node.text);
  if (node.is_sequence()) line(node.span, "[");
  if (node.is_map()) line(node.span, "{");
  for (const yaml::Node& item : node.items) describe(item, sources, lines);
  for (const yaml::Entry& entry : node.entries) {
    line(entry.key_span, entry.key + ":");
    describe(entry.value, sources, lines);
  }
}

struct Parsed {
  std::vector<std::string> pieces;
  std::vector<std::string> said;
  std::string error;
};

Parsed parse(const std::string& text) {
  Parsed parsed;
  Sources sources;
  Diagnostics diags;
  // Not from the beginning of its source, as front matter.
  const SourceId id = sources.add("a", "é\n" + text);
  const auto end = static_cast<std::uint32_t>(sources[id].text.size());
  const yaml::Document document = yaml::parse({id, 3, end}, sources, diags);
  parsed.said = said(sources, diags);
  if (document.error) {
    parsed.error = place(sources, document.error->span) + " " + document.error->message;
    if (!document.error->hint.empty()) parsed.error += " = " + document.error->hint;
  } else {
    describe(document.root, sources, parsed.pieces);
  }
  return parsed;
}

TEST(Yaml, SpansCoverWhatWasWritten) {
  EXPECT_THAT(
      parse("tïtle: \"é \\\" x\"\nb: it's # no\nc: 'it''s' # no\n").pieces,
      ElementsAre("2:1 { <tïtle: \"é \\\" x\">", "2:1 tïtle: <tïtle>", "2:8 é \" x <\"é \\\" x\">",
                  "3:1 b: <b>", "3:4 it's <it's>", "4:1 c: <c>", "4:4 it's <'it''s'>"));
  EXPECT_THAT(parse("x: [a, {b: c}]\n").pieces,
              ElementsAre("2:1 { <x: [a, {b: c}]>", "2:1 x: <x>", "2:4 [ <[a, {b: c}]>",
                          "2:5 a <a>", "2:8 { <{b: c}>", "2:9 b: <b>", "2:12 c <c>"));
  EXPECT_THAT(parse("a: |\n  one\n  two\nb: >-\n  x\n  y\nc: on\n  two\n").pieces,
              ElementsAre("2:1 { <a: |>", "2:1 a: <a>", "3:3 one\ntwo\n <one>", "5:1 b: <b>",
                          "6:3 x y <x>", "8:1 c: <c>", "8:4 on two <on>"));
}

TEST(Yaml, NothingHasThePlaceOfItsKey) {
  EXPECT_THAT(parse("a:\nb: ~\nc: null\nd: [ ]\ne: Null\n").pieces,
              ElementsAre("2:1 { <a:>", "2:1 a: <a>", "2:1 null <a>", "3:1 b: <b>", "3:1 null <b>",
                          "4:1 c: <c>", "4:1 null <c>", "5:1 d: <d>", "5:4 [ <[ ]>", "6:1 e: <e>",
                          "6:4 Null <Null>"));
  EXPECT_EQ(parse("a: é\n: b\n").error, "a:2:4 a key must be a word") << "not half an é";
  EXPECT_THAT(parse("-\n- a\n").pieces, ElementsAre("2:1 [ <->", "2:1 null <->", "3:3 a <a>"));
}

TEST(Yaml, FencesAndCommentsAreNoContent) {
  for (const char* text : {"a: b\n", "---\na: b\n", "---\na: b\n---\n", "--- # x\na: b\n...\n\n",
                           "# c\na: b\n---\n# c\n\n"}) {
    const Parsed parsed = parse(text);
    EXPECT_EQ(parsed.error, "") << text;
    ASSERT_EQ(parsed.pieces.size(), 3u) << text;
  }
  EXPECT_EQ(parse("").error, "");
  EXPECT_EQ(parse("# only a comment\n").error, "");
}

TEST(Yaml, AliasesAndMergesAreResolved) {
  EXPECT_THAT(
      parse("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\nc: *x\n").pieces,
      ElementsAre("2:1 { <a: &x {p: 1, q: 2}>", "2:1 a: <a>", "2:7 { <{p: 1, q: 2}>", "2:8 p: <p>",
                  "2:11 1 <1>", "2:14 q: <q>", "2:17 2 <2>", "3:1 b: <b>", "3:4 { <{<<: *x, q: 3}>",
                  "3:13 q: <q>", "3:16 3 <3>", "2:8 p: <p>", "2:11 1 <1>", "4:1 c: <c>",
                  "2:7 { <{p: 1, q: 2}>", "2:8 p: <p>", "2:11 1 <1>", "2:14 q: <q>", "2:17 2 <2>"));
}

TEST(Yaml, TheFirstOfEqualKeysStays) {
  const Parsed parsed = parse("a: 1\nb: {c: 1, c: 2}\na: 2\n");
  EXPECT_THAT(
      parsed.said,
      ElementsAre("a:3:11: error: key `c` is given twice [duplicate-key] = keep one of them "
                  "< a:3:5 first given here",
                  "a:4:1: error: key `a` is given twice [duplicate-key] = keep one of them "
                  "< a:2:1 first given here"));
  EXPECT_THAT(parsed.pieces, ElementsAre("2:1 { <a: 1>", "2:1 a: <a>", "2:4 1 <1>", "3:1 b: <b>",
                                         "3:4 { <{c: 1, c: 2}>", "3:5 c: <c>", "3:8 1 <1>"));
}

struct Broken {
  const char* text;
  const char* error;
};

TEST(Yaml, ErrorsHelp) {
  const Broken samples[] = {
      {"title: Foo: bar\n",
       "a:2:11 a `:` that separates nothing = put a text with `: ` in it between quotes"},
      {"title: \"é\nb: c\n", "a:2:8 this quote is never closed"},
      {"title: 'it's'\n",
       "a:2:12 this does not belong to what stands before it = check the indentation, and that "
       "quotes inside a quoted text are doubled"},
      {"title: @foo\n", "a:2:8 no text can begin with `@` = put the text between quotes"},
      {"a: 50\nb: %x\n", "a:3:4 no text can begin with `%` = put the text between quotes"},
      {"title: *foo\n",
       "a:2:8 a `*` with a name that no `&` defines = put a text that begins with `*` between "
       "quotes"},
      {"title: [a, b\n", "a:3:1 a `[` is never closed = close it with `]`"},
      {"title: {a: b\n", "a:3:1 a `{` is never closed = close it with `}`"},
      {"a: x\n b: y\n",
       "a:3:3 this key stands where the line before goes on = check the indentation, and the `:` "
       "of the line before"},
      {"title\nlang: en\n",
       "a:3:5 this key stands where the line before goes on = check the indentation, and the `:` "
       "of the line before"},
      {"a:\n\tb: x\n", "a:3:1 a tab in the indentation = indent with spaces"},
      {"title: a\nlanguage\n", "a:3:1 a key without `:`"},
      {"a: &q [*q]\n", "a:2:8 an alias inside of what it stands for"},
      {"a: b\n---\nc: d\n",
       "a:4:1 a second document begins here = keep one; what stands after `---` or `...` is "
       "another document"},
      {"? [a, b]\n: c\n", "a:2:3 a key must be a word"},
      {"a: \"\\q\"\n",
       "a:2:7 `\\q` stands for nothing between double quotes = write `\\\\` for a backslash, or "
       "put "
       "the text between single quotes"},
      {"a: \"\\é\"\n",
       "a:2:6 `\\é` stands for nothing between double quotes = write `\\\\` for a backslash, or "
       "put "
       "the text between single quotes"},
  };
  for (const Broken& sample : samples) EXPECT_EQ(parse(sample.text).error, sample.error);
}

TEST(Yaml, DepthHasALimit) {
  EXPECT_EQ(parse(std::string(65, '[') + std::string(65, ']')).error,
            "a:2:65 lists and maps are nested more than 64 deep");
  EXPECT_EQ(parse(std::string(64, '[') + std::string(64, ']')).error, "");
  EXPECT_NE(parse(std::string(100000, '[')).error, "");
  EXPECT_NE(parse(std::string(100000, '{')).error, "");
}

TEST(Yaml, AliasesCannotGrowWithoutMeasure) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 1; j < 10; ++j) text += ", " + before;
    text += "]\n";
  }
  EXPECT_THAT(parse(text).error,
              ::testing::EndsWith("aliases repeat more than a book file can need"));
}

}  // namespace
}  // namespace colophon::testing
