#include "formats/xml_writer.h"

#include <gtest/gtest.h>

#include <string>

namespace colophon::xml {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n";

struct Case {
  std::string tree;
  std::string written;
};

// A tree from XML with its white space.
void load(pugi::xml_document& document, const std::string& xml) {
  ASSERT_TRUE(
      document.load_buffer(xml.data(), xml.size(), pugi::parse_full | pugi::parse_ws_pcdata))
      << xml;
}

std::string body_of(const std::string& xml) {
  pugi::xml_document document;
  load(document, "<body>" + xml + "</body>");
  const std::string text = write_xhtml(document.first_child()).text;
  EXPECT_TRUE(text.starts_with(kHead)) << text;
  EXPECT_TRUE(text.ends_with("</body>\n")) << text;
  const std::size_t begin = kHead.size() + 6;
  return text.substr(begin, text.size() - begin - 8);
}

TEST(WriteXhtml, lays_blocks_out_in_lines_and_leaves_text_alone) {
  const Case cases[] = {
      {"<p>a</p><p>b</p>", "\n<p>a</p>\n<p>b</p>\n"},
      {"<p>a\n  <em>b</em> <b>c</b>\n</p>", "\n<p>a\n  <em>b</em> <b>c</b>\n</p>\n"},
      {"<ul><li>a</li><li><p>b</p></li></ul>",
       "\n<ul>\n<li>a</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"},
      {"<p>a</p>\n\n  <p>b</p> <hr/> ", "\n<p>a</p>\n<p>b</p>\n<hr/>\n"},
      {"<p>a</p> text <p>b</p>", "\n<p>a</p> text \n<p>b</p>\n"},
      {"<pre>  x\n\n<code> y </code></pre>", "\n<pre>  x\n\n<code> y </code></pre>\n"},
      {"<table><tr><td>1</td><th/></tr></table>",
       "\n<table>\n<tr>\n<td>1</td>\n<th></th>\n</tr>\n</table>\n"},
      {"<figure><img src='x'/><figcaption>c</figcaption></figure>",
       "\n<figure><img src=\"x\"/>\n<figcaption>c</figcaption>\n</figure>\n"},
      {"<li> </li>", "\n<li> </li>\n"},
  };
  for (const Case& each : cases) EXPECT_EQ(body_of(each.tree), each.written) << each.tree;
}

TEST(WriteXhtml, adds_no_space_where_a_block_stands_in_phrasing) {
  const Case cases[] = {
      {"<p>a<div>b</div>c</p>", "\n<p>a<div>b</div>c</p>\n"},
      {"<div><a href='#x'><p>b</p><ul><li>c</li></ul></a></div>",
       "\n<div><a href=\"#x\"><p>b</p><ul><li>c</li></ul></a></div>\n"},
      {"<pre><div><p>a</p></div></pre>", "\n<pre><div><p>a</p></div></pre>\n"},
      {"<span> <p>a</p> </span>", "<span> <p>a</p> </span>"},
  };
  for (const Case& each : cases) EXPECT_EQ(body_of(each.tree), each.written) << each.tree;
}

TEST(WriteXhtml, closes_every_element_but_void_ones) {
  const Case cases[] = {
      {"<br/><img/><wbr/>", "<br/><img/><wbr/>"},
      {"<a id='x'/><span/><i></i>", "<a id=\"x\"></a><span></span><i></i>"},
      {"<div/>", "\n<div></div>\n"},
      {"<svg viewBox='0 0 1 1'><path d='M0'/><g><title/></g></svg><b/>",
       "<svg viewBox=\"0 0 1 1\"><path d=\"M0\"/><g><title/></g></svg><b></b>"},
      {"<math><mspace/></math><math/>", "<math><mspace/></math><math/>"},
  };
  for (const Case& each : cases) EXPECT_EQ(body_of(each.tree), each.written) << each.tree;
}

TEST(WriteXhtml, leaves_internal_names_and_comments_out) {
  const Case cases[] = {
      {"<p colophon:x='1' id='a' colophon:y='2'>b</p>", "\n<p id=\"a\">b</p>\n"},
      {"a<colophon:note><p>hidden</p></colophon:note>b", "ab"},
      {"<div><colophon:note/></div>", "\n<div></div>\n"},
      {"a<!-- c -->b<?pi x?>", "ab"},
      {"<![CDATA[<x>]]>", "&lt;x&gt;"},
  };
  for (const Case& each : cases) EXPECT_EQ(body_of(each.tree), each.written) << each.tree;
}

TEST(WriteXhtml, survives_any_depth) {
  pugi::xml_document document;
  pugi::xml_node node = document.append_child("html");
  for (int i = 0; i < 100000; ++i) node = node.append_child("div");
  EXPECT_EQ(write_xhtml(document.first_child()).text.size(),
            kHead.size() + 100000 * (5 + 6 + 2) + 14);
}

TEST(WriteXhtml, says_where_elements_and_texts_came_from) {
  pugi::xml_document document;
  load(document, "<html><body><p>\xC3\xA9\xF0\x9D\x84\x9E<em>b</em>\nx<b/></p></body></html>");
  const pugi::xml_node p = document.first_child().first_child().first_child();
  SpanMap spans;
  std::uint32_t next = 0;
  const auto mark = [&](pugi::xml_node node) {
    spans.set(node.internal_object(), {SourceId{0}, next, next + 1});
    ++next;
  };
  mark(p);
  mark(p.first_child());
  mark(p.child("em"));
  mark(p.child("b"));

  const Written written = write_xhtml(document.first_child(), &spans);
  ASSERT_EQ(written.source_map.size(), 4U);
  const struct { std::uint32_t line, column; } expected[] = {{5, 1}, {5, 4}, {5, 7}, {6, 2}};
  for (std::uint32_t i = 0; i < 4; ++i) {
    EXPECT_EQ(written.source_map[i].line, expected[i].line) << i;
    EXPECT_EQ(written.source_map[i].column, expected[i].column) << i;
    EXPECT_EQ(written.source_map[i].span.begin, i);
  }
  EXPECT_TRUE(write_xhtml(document.first_child()).source_map.empty());
}

TEST(Escape, leaves_only_what_xml_can_hold) {
  const struct {
    std::string raw, text, attribute;
  } cases[] = {
      {"a & b < c > d", "a &amp; b &lt; c &gt; d", "a &amp; b &lt; c &gt; d"},
      {"]]>", "]]&gt;", "]]&gt;"},
      {"say \"x\" 'y'", "say \"x\" 'y'", "say &quot;x&quot; 'y'"},
      {"a\tb\nc\rd", "a\tb\ncd", "a&#9;b&#10;cd"},
      {std::string("\x00\x01\x1F\x0B\x7F", 5), "\x7F", "\x7F"},
      {"\xEF\xBF\xBE-\xEF\xBF\xBF-\xEF\xBF\xBD-\xEF\xAC\x80", "--\xEF\xBF\xBD-\xEF\xAC\x80",
       "--\xEF\xBF\xBD-\xEF\xAC\x80"},
      {"\xE2\x80\xA6&", "\xE2\x80\xA6&amp;", "\xE2\x80\xA6&amp;"},
      {"", "", ""},
  };
  for (const auto& [raw, text, attribute] : cases) {
    std::string out = "+";
    escape_text(out, raw);
    EXPECT_EQ(out, "+" + text);
    out = "+";
    escape_attribute(out, raw);
    EXPECT_EQ(out, "+" + attribute);
  }
}

TEST(WriteXml, indents_elements_and_leaves_text_alone) {
  const Case cases[] = {
      {"<a/>", "<a/>"},
      {"<a x='1' y='&lt;\"'><b/><c>t</c></a>",
       "<a x=\"1\" y=\"&lt;&quot;\">\n  <b/>\n  <c>t</c>\n</a>"},
      {"<a><b><c/></b></a>", "<a>\n  <b>\n    <c/>\n  </b>\n</a>"},
      {"<a>x<b><c/></b></a>", "<a>x<b><c/></b></a>"},
      {"<a><b>x<c/></b><d/></a>", "<a>\n  <b>x<c/></b>\n  <d/>\n</a>"},
      {"<a><colophon:x>t</colophon:x></a>", "<a/>"},
      {"<a colophon:x='1'><!-- c --><b/></a>", "<a>\n  <b/>\n</a>"},
      {"<a>&amp;</a>", "<a>&amp;</a>"},
  };
  for (const auto& [tree, written] : cases) {
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(tree.c_str()));
    const std::string all = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + written + "\n";
    EXPECT_EQ(write_xml(document).text, all);
    EXPECT_EQ(write_xml(document.first_child()).text, all);
  }
}

TEST(WriteXml, writes_a_part_without_its_siblings) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string("<a><b><c/></b><d/></a>"));
  EXPECT_EQ(write_xml(document.first_child().first_child()).text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<b>\n  <c/>\n</b>\n");
}

}  // namespace
}  // namespace colophon::xml
