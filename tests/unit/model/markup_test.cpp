#include "model/markup.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <utility>

#include "model/chapter.h"

namespace colophon {
namespace {

Span at(std::uint32_t begin) { return {SourceId{0}, begin, begin + 1}; }

std::string print(pugi::xml_node node) {
  std::ostringstream out;
  node.print(out, "", pugi::format_raw);
  return out.str();
}

// Parses XML under `root`, white space kept.
pugi::xml_node parse(Markup& markup, const std::string& xml) {
  const pugi::xml_node root = markup.append_element(markup.root(), "root");
  pugi::xml_node target = root;
  target.append_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  return root;
}

TEST(Markup, remembers_where_nodes_came_from) {
  Markup markup;
  const auto p = markup.append_element(markup.root(), "p", at(1));
  const auto text = markup.append_text(p, "word", at(2));
  markup.set_attribute(p, "id", "x", at(3));
  markup.set_attribute(p, "class", "y");
  EXPECT_EQ(markup.span_of(p), at(1));
  EXPECT_EQ(markup.span_of(text), at(2));
  EXPECT_EQ(markup.span_of(p, "id"), at(3));
  EXPECT_EQ(markup.span_of(p, "class"), at(1));
  EXPECT_EQ(markup.span_of(p, "absent"), at(1));
}

TEST(Markup, places_elements_and_texts) {
  Markup markup;
  const auto root = markup.append_element(markup.root(), "r");
  const auto b = markup.append_element(root, "b");
  markup.insert_element_before(b, "a");
  const auto d = markup.insert_element_after(b, "d");
  markup.insert_text_before(d, "c");
  markup.insert_text_after(d, "e");
  markup.prepend_text(root, "0");
  markup.prepend_element(root, "z");
  EXPECT_EQ(print(root), "<r><z/>0<a/><b/>c<d/>e</r>");
}

TEST(Markup, empty_text_makes_no_node) {
  Markup markup;
  const auto root = markup.append_element(markup.root(), "r");
  EXPECT_FALSE(markup.append_text(root, ""));
  EXPECT_FALSE(root.first_child());
}

TEST(Markup, text_ends_where_its_view_ends) {
  Markup markup;
  const auto root = markup.append_element(markup.root(), "r");
  markup.append_text(root, std::string_view("longer").substr(0, 4));
  markup.set_attribute(root, "id", std::string_view("idle").substr(0, 2));
  EXPECT_EQ(print(root), "<r id=\"id\">long</r>");
}

TEST(Markup, a_new_value_keeps_the_place_of_the_old) {
  Markup markup;
  const auto a = markup.append_element(markup.root(), "a");
  markup.set_attribute(a, "href", "x.md", at(5));
  markup.set_attribute(a, "href", "x.xhtml");
  EXPECT_STREQ(a.attribute("href").value(), "x.xhtml");
  EXPECT_EQ(markup.span_of(a, "href"), at(5));
}

TEST(Markup, a_removed_subtree_leaves_no_spans) {
  Markup markup;
  const auto root = markup.append_element(markup.root(), "r");
  const auto p = markup.append_element(root, "p", at(1));
  const auto em = markup.append_element(p, "em", at(2));
  markup.append_text(em, "x", at(3));
  markup.set_attribute(em, "id", "i", at(4));
  const void* const inner = em.internal_object();
  const void* const attribute = em.attribute("id").internal_object();
  markup.remove(p);
  EXPECT_FALSE(markup.spans().get(inner));
  EXPECT_FALSE(markup.spans().get(attribute));
  EXPECT_EQ(print(root), "<r/>");
}

TEST(Markup, a_removed_attribute_leaves_no_span) {
  Markup markup;
  const auto p = markup.append_element(markup.root(), "p");
  markup.set_attribute(p, "id", "i", at(4));
  const void* const attribute = p.attribute("id").internal_object();
  markup.remove_attribute(p, "id");
  markup.remove_attribute(p, "id");
  EXPECT_FALSE(markup.spans().get(attribute));
  EXPECT_FALSE(p.attribute("id"));
}

TEST(Markup, unwraps) {
  Markup markup;
  const auto root = parse(markup, "<a/><b>1<c/>2</b><d/>");
  EXPECT_STREQ(markup.unwrap(root.child("b")).value(), "1");
  EXPECT_EQ(print(root), "<root><a/>1<c/>2<d/></root>");
  EXPECT_STREQ(markup.unwrap(root.child("a")).value(), "1");
  EXPECT_FALSE(markup.unwrap(root.child("d")));
}

TEST(Markup, wraps) {
  Markup markup;
  const auto root = parse(markup, "<a/><b>1</b><d/>");
  EXPECT_STREQ(markup.wrap(root.child("b"), "w").name(), "w");
  EXPECT_EQ(print(root), "<root><a/><w><b>1</b></w><d/></root>");
}

TEST(Markup, moves_children_also_into_one_of_them) {
  Markup markup;
  const auto root = parse(markup, "1<a/>2<b>3</b>");
  markup.move_children(root, root.child("b"));
  EXPECT_EQ(print(root), "<root><b>31<a/>2</b></root>");
}

TEST(Markup, copies_with_spans_into_another_tree) {
  Markup from;
  const auto p = from.append_element(from.root(), "p", at(1));
  from.set_attribute(p, "id", "x", at(2));
  const auto em = from.append_element(p, "em", at(3));
  from.append_text(em, "t", at(4));
  from.append_text(p, "u", at(5));

  Markup to;
  const auto copy = to.append_copy(to.root(), p, from);
  EXPECT_EQ(print(copy), "<p id=\"x\"><em>t</em>u</p>");
  EXPECT_EQ(to.span_of(copy), at(1));
  EXPECT_EQ(to.span_of(copy, "id"), at(2));
  EXPECT_EQ(to.span_of(copy.child("em")), at(3));
  EXPECT_EQ(to.span_of(copy.child("em").first_child()), at(4));
  EXPECT_EQ(to.span_of(copy.last_child()), at(5));
}

TEST(Markup, stays_itself_when_it_moves) {
  Chapter chapter;
  make_roots(chapter);
  chapter.markup.append_text(chapter.body, "x", at(7));
  const Chapter moved = std::move(chapter);
  EXPECT_EQ(print(moved.body), "<body>x</body>");
  EXPECT_EQ(moved.markup.span_of(moved.body.first_child()), at(7));
  EXPECT_STREQ(moved.notes.name(), "colophon:notes");
}

TEST(AddClass, adds_each_class_once) {
  struct Case {
    const char* before;
    const char* added;
    const char* after;
  } const cases[] = {{"", "a", "a"},
                     {"a", "b", "a b"},
                     {"a b", "b", "a b"},
                     {" a\tb ", "a", " a\tb "},
                     {"ab", "a", "ab a"}};
  for (const auto& [before, added, after] : cases) {
    Markup markup;
    const auto p = markup.append_element(markup.root(), "p");
    if (*before) markup.set_attribute(p, "class", before);
    markup.add_class(p, added);
    EXPECT_STREQ(p.attribute("class").value(), after);
    EXPECT_TRUE(has_class(p, added));
  }
}

TEST(Markup, adds_classes_each_once) {
  Markup markup;
  const auto p = markup.append_element(markup.root(), "p");
  markup.set_attribute(p, "class", "one\ttwo");
  const std::string_view names[] = {"two", "three", "four five", "five", "three", "six"};
  markup.add_classes(p, names);
  EXPECT_STREQ(p.attribute("class").value(), "one\ttwo three four five six");
}

TEST(HasClass, compares_whole_tokens) {
  Markup markup;
  const auto p = markup.append_element(markup.root(), "p");
  EXPECT_FALSE(has_class(p, "a"));
  markup.set_attribute(p, "class", " one\ntwo three");
  EXPECT_TRUE(has_class(p, "one"));
  EXPECT_TRUE(has_class(p, "two"));
  EXPECT_TRUE(has_class(p, "three"));
  EXPECT_FALSE(has_class(p, "on"));
  EXPECT_FALSE(has_class(p, "thre"));
  EXPECT_FALSE(has_class(p, ""));
}

TEST(Walk, goes_in_document_order_and_stays_inside) {
  Markup markup;
  const auto root = parse(markup, "<o><a><b/>1</a><c/></o><after/>");
  const auto outer = root.child("o");
  std::string names;
  for (auto node = outer; node; node = next_in_order(node, outer)) {
    names += is_element(node) ? node.name() : node.value();
  }
  EXPECT_EQ(names, "oab1c");
  EXPECT_STREQ(next_skipping(outer.child("a"), outer).name(), "c");
  EXPECT_FALSE(next_skipping(outer.child("c"), outer));
  EXPECT_FALSE(next_skipping(outer, outer));
}

TEST(HeadingLevel, is_that_of_h1_to_h6) {
  struct Case {
    const char* name;
    int level;
  } const cases[] = {{"h1", 1}, {"h6", 6}, {"h0", 0},  {"h7", 0},
                     {"hr", 0}, {"h", 0},  {"h11", 0}, {"p", 0}};
  Markup markup;
  for (const auto& [name, level] : cases) {
    EXPECT_EQ(heading_level(markup.append_element(markup.root(), name)), level) << name;
  }
  EXPECT_EQ(heading_level({}), 0);
}

TEST(PlainText, is_what_a_reader_sees) {
  struct Case {
    const char* xml;
    const char* text;
  } const cases[] = {
      {"", ""},
      {"a <em>b</em>c", "a bc"},
      {"  a\n\t b  ", "a b"},
      {"a<br/>b", "a b"},
      {"<p>a</p><p>b</p>c<ul><li>d</li><li>e</li></ul>", "a b c d e"},
      {"<img alt='a lamp'/>!", "a lamp!"},
      {"<img src='x'/>", ""},
      {"text<colophon:noteref colophon:note='3'/> goes", "text goes"},
      {"text<sup><a role='doc-noteref' href='#n'>1</a></sup>.", "text."},
      {"<a href='#n'>1</a>", "1"},
      {"<ruby>\xE6\xBC\xA2<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "\xE6\xBC\xA2"},
  };
  for (const auto& [xml, text] : cases) {
    Markup markup;
    EXPECT_EQ(plain_text(parse(markup, xml)), text) << xml;
  }
}

TEST(PlainText, stays_inside_the_node) {
  Markup markup;
  const auto root = parse(markup, "<a>1</a>2");
  EXPECT_EQ(plain_text(root.child("a")), "1");
  EXPECT_EQ(plain_text(root.last_child()), "2");
}

TEST(LanguageOf, is_the_nearest) {
  Markup markup;
  const auto root = parse(markup, "<a lang='fr'><b>1</b><c lang='de'/></a><d/>");
  EXPECT_EQ(language_of(root.child("a").child("b").first_child(), "en"), "fr");
  EXPECT_EQ(language_of(root.child("a").child("c"), "en"), "de");
  EXPECT_EQ(language_of(root.child("d"), "en"), "en");
}

}  // namespace
}  // namespace colophon
