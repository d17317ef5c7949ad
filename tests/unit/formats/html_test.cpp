#include "formats/html/html.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace colophon::html {
namespace {

// The tree as HTML, its text in brackets where a node was made up: `[b]`.
std::string print(const Fragment& fragment) {
  std::string out;
  std::vector<std::string> open;
  const auto close_to = [&](std::size_t depth) {
    for (; open.size() > depth; open.pop_back()) out += "</" + open.back() + ">";
  };
  for (const Node& node : fragment.nodes) {
    close_to(node.depth);
    switch (node.kind) {
      case Node::Kind::text:
        out += node.text;
        break;
      case Node::Kind::comment:
        out += "<!--" + node.text + "-->";
        break;
      case Node::Kind::element:
        out += "<" + std::string(node.made_up ? "+" : "") + node.text;
        for (const Attribute& each : node.attributes) out += " " + each.name + "=" + each.value;
        out += ">";
        open.push_back(node.text);
    }
  }
  close_to(0);
  return out;
}

std::string print_problems(const Fragment& fragment) {
  std::string out;
  for (const Problem& problem : fragment.problems) {
    if (!out.empty()) out += "; ";
    out += std::to_string(problem.offset) + ": " + problem.message;
  }
  return out;
}

TEST(ParseFragment, repairs_as_the_standard_has_it_and_says_so) {
  const struct {
    const char* input;
    const char* tree;
    const char* problems;
  } cases[] = {
      {"", "", ""},
      {"plain", "plain", ""},
      {"<p>a <b>b</b></p>\n", "<p>a <b>b</b></p>\n", ""},
      {"<P CLASS=X>a</P>", "<p class=X>a</p>", ""},
      {"<br><img src=a><hr/>", "<br></br><img src=a></img><hr></hr>", ""},
      {"<p>a<p>b<ul><li>c<li>d</ul>", "<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>", ""},
      {"<table><tr><td>1<td>2</table>",
       "<table><+tbody><tr><td>1</td><td>2</td></tr></tbody></table>", ""},
      {"<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>", ""},
      {"<ruby>a<rt>b</ruby>", "<ruby>a<rt>b</rt></ruby>", ""},
      {"<div>a", "<div>a</div>", "0: `<div>` is never closed"},
      {"a</b>c", "ac", "1: `</b>` closes nothing"},
      {"a</p>", "a", "1: `</p>` closes nothing"},
      {"a</br>b", "a<+br></br>b", "1: `</br>` closes nothing"},
      {"<b>1<i>2</b>3</i>", "<b>1<i>2</i></b><+i>3</i>", "4: `<i>` is not closed before `</b>`"},
      {"<p>a<div>b</div></p>", "<p>a</p><div>b</div>", "4: `<div>` cannot stand in `<p>`"},
      {"<b>a<p>b</b>c</p>", "<b>a</b><p><+b>b</b>c</p>", "0: `<b>` and `<p>` overlap"},
      {"<p><b>a<p>c", "<p><b>a</b></p><p><+b>c</b></p>", "3: `<b>` is not closed before `<p>`"},
      {"<div><span>a</div>", "<div><span>a</span></div>",
       "5: `<span>` is not closed before `</div>`"},
      {"<h1>a</h2>b", "<h1>a</h1>b", "0: `<h1>` is not closed before `</h2>`"},
      {"<a href=1>x<a href=2>y</a>", "<a href=1>x</a><a href=2>y</a>",
       "11: `<a>` cannot stand in `<a>`"},
      {"<a id=x/>b</a>", "<a id=x/>b</a>", ""},
      {"<a id=\"x\"/>b", "<a id=x>b</a>", "0: `<a/>` does not close itself"},
      {"<td>a</td>", "a", "0: `<td>` cannot stand here; 5: `</td>` closes nothing"},
      {"<body><p>a</p></body>", "<p>a</p>", "0: `<body>` cannot stand here"},
      {"<table>x <i>q</i><tr><td>y</table>",
       "x <i>q</i><table><+tbody><tr><td>y</td></tr></tbody></table>",
       "7: text cannot stand directly in `<table>`; 9: `<i>` cannot stand directly in `<table>`"},
      {"<isindex prompt=x>a", "a", "0: `<isindex>` cannot stand here"},
      {"<form><p>a</p></form>", "<form><p>a</p></form>", ""},
      {"a<!-- c -->b", "a<!-- c -->b", ""},
      {"<textarea></b></textarea>", "<textarea></b></textarea>", ""},
      {"<script>if (a</b>) {}</script>", "<script>if (a</b>) {}</script>", ""},
      {"a < b & c &lt; &nope; &eacute;", "a < b & c < &nope; \xC3\xA9", ""},
      {"<x-foo BAR=1>y</x-foo>", "<x-foo bar=1>y</x-foo>", ""},
      {"text <div class=\"a and </b> more", "text <div class=\"a and </b> more",
       "5: this tag has no `>`"},
  };
  for (const auto& [input, tree, problems] : cases) {
    const Fragment fragment = parse_fragment(input);
    EXPECT_EQ(print(fragment), tree) << input;
    EXPECT_EQ(print_problems(fragment), problems) << input;
  }
}

TEST(ParseFragment, spells_svg_and_mathml_as_they_are) {
  const Fragment fragment = parse_fragment(
      "<svg viewbox='0 0' xlink:href='#a'><lineargradient/><foreignobject><p>x</p></foreignobject>"
      "</svg><math definitionurl=q><mi>x</mi></math>");
  EXPECT_EQ(print(fragment),
            "<svg viewBox=0 0 xlink:href=#a><linearGradient></linearGradient><foreignObject><p>x"
            "</p></foreignObject></svg><math definitionURL=q><mi>x</mi></math>");
  EXPECT_EQ(print_problems(fragment), "");
  EXPECT_EQ(fragment.nodes[0].name_space, Namespace::svg);
  EXPECT_EQ(fragment.nodes[3].name_space, Namespace::html);
  EXPECT_EQ(fragment.nodes[5].name_space, Namespace::mathml);
}

TEST(ParseFragment, no_author_can_write_internal_names) {
  EXPECT_EQ(print(parse_fragment("<colophon:note colophon:note=1>a</colophon:note>")),
            "<colophon-note colophon-note=1>a</colophon-note>");
  EXPECT_EQ(print(parse_fragment("<COLOPHON:x>a</COLOPHON:x>")), "<colophon-x>a</colophon-x>");
}

TEST(ParseFragment, knows_where_everything_was) {
  const std::string input = "a<p id=\"x\" class = 'y' hidden>t&amp;u</p>";
  const Fragment fragment = parse_fragment(input);
  ASSERT_EQ(fragment.nodes.size(), 3U);
  const auto piece = [&](const auto& thing) {
    return input.substr(thing.begin, thing.end - thing.begin);
  };
  EXPECT_EQ(piece(fragment.nodes[0]), "a");
  EXPECT_EQ(piece(fragment.nodes[1]), "<p id=\"x\" class = 'y' hidden>");
  EXPECT_EQ(piece(fragment.nodes[2]), "t&amp;u");
  ASSERT_EQ(fragment.nodes[1].attributes.size(), 3U);
  EXPECT_EQ(piece(fragment.nodes[1].attributes[0]), "id=\"x\"");
  EXPECT_EQ(piece(fragment.nodes[1].attributes[1]), "class = 'y'");
  EXPECT_EQ(piece(fragment.nodes[1].attributes[2]), "hidden");
}

TEST(ParseFragment, made_up_elements_stand_where_their_cause_is) {
  const Fragment fragment = parse_fragment("<table><tr><td>1</table><p><i id=a>x<p>y");
  ASSERT_EQ(fragment.nodes.size(), 11U);
  EXPECT_TRUE(fragment.nodes[1].made_up);
  EXPECT_EQ(fragment.nodes[1].begin, 7U);
  EXPECT_EQ(fragment.nodes[1].end, 7U);
  // The <i> that is opened anew in the second paragraph has no second id.
  EXPECT_EQ(fragment.nodes[9].text, "i");
  EXPECT_TRUE(fragment.nodes[9].made_up);
  EXPECT_TRUE(fragment.nodes[9].attributes.empty());
}

TEST(ParseFragment, flattens_what_is_nested_too_deep_and_keeps_its_text) {
  const std::string input = "<div>1<div>2<em>3</em><p>4</p></div>5</div><div>6</div>";
  const Fragment fragment = parse_fragment(input, 2);
  EXPECT_EQ(print(fragment), "<div>1<div>234</div>5</div><div>6</div>");
  ASSERT_EQ(fragment.problems.size(), 1U);
  EXPECT_EQ(fragment.problems[0].offset, 12U);
  std::string text;
  for (const Node& node : fragment.nodes) {
    if (node.kind == Node::Kind::text) text += input.substr(node.begin, node.end - node.begin);
  }
  EXPECT_EQ(text, "12<em>3</em><p>456");
}

TEST(ParseFragment, leaves_out_attributes_that_are_too_many) {
  std::string input = "a<b";
  for (int i = 0; i < 127; ++i) input += " a" + std::to_string(i) + "=x";
  const std::string full = input + " a0=twice>c</b>d";
  EXPECT_EQ(print_problems(parse_fragment(full)), "");
  const std::size_t place = full.find('>');
  input += " a0=twice one=1 two='>'/>c</b>d";
  const Fragment fragment = parse_fragment(input);
  ASSERT_EQ(fragment.nodes.size(), 4U);
  EXPECT_EQ(fragment.nodes[1].attributes.size(), 127U);
  EXPECT_EQ(fragment.nodes[1].attributes.back().name, "a126");
  EXPECT_EQ(input.substr(fragment.nodes[2].begin), "c</b>d");
  EXPECT_EQ(print_problems(fragment),
            std::to_string(place + 1) +
                ": a tag has more than 128 attributes; those from here on "
                "are left out");
  EXPECT_EQ(parse_tag(std::string_view(input).substr(1)).attributes.size(), 127U);
}

std::string repeat(std::string_view unit, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += unit;
  return out;
}

// Inputs whose trees are quadratic, or whose parsing is; each ends with a word that must survive.
TEST(ParseFragment, stays_small_and_quick_whatever_is_left_open) {
  std::string different;
  for (int i = 0; i < 3000; ++i) different += "<b class=c" + std::to_string(i) + ">";
  const std::string inputs[] = {
      repeat("<div>", 50000),
      repeat("<b>", 50000),
      different + repeat("<p>", 3000),
      repeat("<li><ul></li>", 20000),
      repeat("<div><table><tr><td></div>", 10000),
      repeat("<p><button></p>", 20000),
      repeat("<b><i class=x></b>", 20000),
      repeat("</b></p>", 50000),
      repeat("<a b=\"", 30000),
      repeat("<!--", 50000),
      repeat("<svg><g>", 20000),
      repeat("<table>", 20000),
      repeat("<p><b>x", 20000),
      repeat("<title>", 20000),
      repeat("<x y='<", 20000),
  };
  for (const std::string& input : inputs) {
    const Fragment fragment = parse_fragment(input);
    EXPECT_LT(fragment.nodes.size(), input.size() * 2) << input.substr(0, 30);
    for (const Node& node : fragment.nodes) {
      ASSERT_LE(node.depth, 256U);
      ASSERT_LE(node.end, input.size());
    }
  }
}

// gumbo asks memory that it never wrote whether a table ends a paragraph.
TEST(ParseFragment, depends_on_nothing_but_its_input) {
  const std::string expected = print(parse_fragment("<p>a<table></table>"));
  EXPECT_EQ(expected, "<p>a</p><table></table>");
  constexpr std::size_t kLargest = 512;
  std::vector<std::vector<int>> blocks;  // that the heap has for what asks next
  for (std::size_t size = 4; size <= kLargest / sizeof(int); ++size) blocks.emplace_back(size, 1);
  blocks.clear();
  EXPECT_EQ(print(parse_fragment("<p>a<table></table>")), expected);
}

TEST(ParseFragment, unclosed_paragraphs_are_not_deep) {
  const Fragment fragment =
      parse_fragment(repeat("<p>some <em>text</em>\n<ul><li>a<li>b</ul>", 500));
  EXPECT_EQ(print_problems(fragment), "");
}

TEST(ParseTag, reads_a_tag) {
  const struct {
    const char* input;
    const char* name;
    bool is_end;
    bool is_self_closing;
    std::vector<std::pair<std::string, std::string>> attributes;
  } cases[] = {
      {"<b>", "b", false, false, {}},
      {"<B CLASS=\"x y\">", "b", false, false, {{"class", "x y"}}},
      {"</b >", "b", true, false, {}},
      {"<br/>", "br", false, true, {}},
      {"<a href=x/>", "a", false, false, {{"href", "x/"}}},
      {"<a href='a&amp;b&copy;' c>", "a", false, false, {{"href", "a&b\xC2\xA9"}, {"c", ""}}},
      {"<a href=\"?a=1&copy=2\">", "a", false, false, {{"href", "?a=1&copy=2"}}},
      {"<a b='\"&quot;'>", "a", false, false, {{"b", "\"\""}}},
      {"<a b=1 b=2>", "a", false, false, {{"b", "1"}}},
      {"<a\n=b>", "a", false, false, {{"=b", ""}}},
      {"<x-y z>", "x-y", false, false, {{"z", ""}}},
      {"<colophon:x colophon:y>", "colophon-x", false, false, {{"colophon-y", ""}}},
      {"<!-- x -->", "", false, false, {}},
      {"<!DOCTYPE html>", "", false, false, {}},
      {"<?php x ?>", "", false, false, {}},
      {"<![CDATA[x]]>", "", false, false, {}},
      {"<a", "", false, false, {}},
      {"<a b='>", "", false, false, {}},
      {"< a>", "", false, false, {}},
      {"a", "", false, false, {}},
      {"", "", false, false, {}},
      {"</", "", false, false, {}},
  };
  for (const auto& each : cases) {
    const Tag tag = parse_tag(each.input);
    EXPECT_EQ(tag.name, each.name) << each.input;
    EXPECT_EQ(tag.is_end, each.is_end) << each.input;
    EXPECT_EQ(tag.is_self_closing, each.is_self_closing) << each.input;
    std::vector<std::pair<std::string, std::string>> attributes;
    for (const Attribute& attribute : tag.attributes) {
      attributes.emplace_back(attribute.name, attribute.value);
    }
    EXPECT_EQ(attributes, each.attributes) << each.input;
  }
}

TEST(ParseTag, knows_where_attributes_are) {
  const std::string input = "<a  href = 'x' b>";
  const Tag tag = parse_tag(input);
  ASSERT_EQ(tag.attributes.size(), 2U);
  EXPECT_EQ(input.substr(tag.attributes[0].begin, tag.attributes[0].end - tag.attributes[0].begin),
            "href = 'x'");
  EXPECT_EQ(tag.attributes[1].begin, 15U);
  EXPECT_EQ(tag.attributes[1].end, 16U);
}

TEST(DecodeReference, knows_every_name_and_number) {
  const struct {
    const char* inside;
    const char* character;
  } cases[] = {
      {"amp", "&"},
      {"nbsp", "\xC2\xA0"},
      {"eacute", "\xC3\xA9"},
      {"Eacute", "\xC3\x89"},
      {"fjlig", "fj"},
      {"NotEqualTilde", "\xE2\x89\x82\xCC\xB8"},
      {"CounterClockwiseContourIntegral", "\xE2\x88\xB3"},
      {"semi", ";"},
      {"Tab", "\t"},
      {"NewLine", "\n"},
      {"lt", "<"},
      {"LT", "<"},
      {"nope", ""},
      {"notit", ""},
      {"amp;", ""},
      {"a b", ""},
      {"", ""},
      {"#233", "\xC3\xA9"},
      {"#xE9", "\xC3\xA9"},
      {"#Xe9", "\xC3\xA9"},
      {"#151", "\xE2\x80\x94"},
      {"#x81", "\xC2\x81"},
      {"#0", "\xEF\xBF\xBD"},
      {"#xD800", "\xEF\xBF\xBD"},
      {"#x110000", "\xEF\xBF\xBD"},
      {"#99999999999999999999", "\xEF\xBF\xBD"},
      {"#x1F600", "\xF0\x9F\x98\x80"},
      {"#", ""},
      {"#x", ""},
      {"#12a", ""},
      {"#-1", ""},
  };
  for (const auto& [inside, character] : cases) {
    EXPECT_EQ(decode_reference(inside), character) << inside;
  }
}

TEST(IsVoid, is_said_of_elements_without_content) {
  EXPECT_TRUE(is_void("br"));
  EXPECT_TRUE(is_void("img"));
  EXPECT_FALSE(is_void("p"));
  EXPECT_FALSE(is_void("BR"));
  EXPECT_FALSE(is_void(""));
}

}  // namespace
}  // namespace colophon::html
