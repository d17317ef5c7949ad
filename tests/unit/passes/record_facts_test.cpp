#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "passes/common/heading_aliases.h"
#include "passes/local/local.h"
#include "trees.h"

namespace colophon::passes {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

ChapterFacts facts_of(const std::string& body, const std::string& path = "text/02-press.md") {
  ContentsItem item;
  item.path = path;
  return record_facts(read_chapter(body), item);
}

TEST(RecordFacts, ListsHeadings) {
  const ChapterFacts facts = facts_of(
      "<h1 id=\"a\">The <em>Press</em><sup><a role=\"doc-noteref\">1</a></sup></h1>"
      "<h2 id=\"b\" colophon:unlisted=\"\">Two</h2>");
  ASSERT_EQ(facts.headings.size(), 2U);
  EXPECT_EQ(facts.headings[0].label, "The Press");
  EXPECT_EQ(facts.headings[0].id, "a");
  EXPECT_EQ(facts.headings[0].level, 1);
  EXPECT_TRUE(facts.headings[0].listed);
  EXPECT_FALSE(facts.headings[1].listed);
  EXPECT_EQ(facts.title, "The Press");
}

TEST(RecordFacts, FindsATitle) {
  EXPECT_EQ(facts_of("<p>x</p>").title, "Press");
  // The heading of the notes is none of the chapter's.
  EXPECT_EQ(
      facts_of("<section><h2 colophon:unlisted=\"\" colophon:made=\"\">Notes</h2></section>").title,
      "Press");
  ContentsItem item;
  item.path = "a.md";
  item.title.text = "Given";
  EXPECT_EQ(record_facts(read_chapter("<p/>"), item).title, "Given");
  EXPECT_EQ(record_facts(read_chapter("<h1 id=\"x\">Own</h1>"), item).title, "Own");
}

// Nobody can be led to what a drawing paints with, clips with or repeats.
TEST(RecordFacts, KnowsWhichIdsArePlaces) {
  const ChapterFacts facts = facts_of(
      "<svg id=\"chart\"><linearGradient id=\"sea\"/><clipPath id=\"shore\"/>"
      "<symbol id=\"buoy\"/><g id=\"boat\"/></svg>");
  std::vector<std::string> ids;
  for (const Anchor& anchor : facts.anchors) ids.push_back(anchor.id);
  EXPECT_THAT(ids, ElementsAre("chart", "boat"));
}

TEST(RecordFacts, CountsWordsThatAReaderSees) {
  const struct {
    const char* body;
    std::size_t words;
  } cases[] = {
      {"<p>One two</p><p>three</p>", 3},
      {"<p>un<em>believ</em>able</p>", 1},
      {"<ul><li>a</li><li>b</li></ul>", 2},
      {"<p>a<br/>b</p>", 2},
      {"<p>a <img alt=\"not seen\"/> b</p>", 2},
      {"<p>a<sup><a role=\"doc-noteref\">1</a></sup></p>", 1},
      {"<p><a role=\"doc-backlink\">1.</a> Text.</p>", 1},
      {"<pre><code>int main</code></pre><p>call <code>f</code></p>", 4},
      {"", 0},
  };
  for (const auto& c : cases) EXPECT_EQ(facts_of(c.body).words, c.words) << c.body;
}

TEST(RecordFacts, ListsAnchorsOnce) {
  const ChapterFacts facts =
      facts_of("<div id=\"a\"><p id=\"b\"/></div><p id=\"c-d\" colophon:id=\"c:d\"/>");
  std::vector<std::string> ids;
  for (const Anchor& anchor : facts.anchors) ids.push_back(anchor.id);
  EXPECT_THAT(ids, ElementsAre("a", "b", "c-d"));
  EXPECT_THAT(facts.aliases, ElementsAre(Pair("c:d", "c-d")));
}

TEST(RecordFacts, KnowsWhatOtherToolsCallHeadings) {
  const ChapterFacts facts = facts_of(
      "<h1 id=\"own\">2. Fire &amp; Water</h1><h2 id=\"a\">A</h2><h2 id=\"a-1\">A</h2>"
      "<h2 id=\"x\">a</h2>");
  EXPECT_THAT(facts.aliases,
              UnorderedElementsAre(Pair("2-fire--water", "own"), Pair("fire-water", "own"),
                                   Pair("fire--water", "own"), Pair("2-fire-water", "own"),
                                   Pair("a-2", "x"), Pair("a_1", "a-1"), Pair("a_2", "x")));
}

TEST(HeadingAliases, AreAsTheToolsMakeThem) {
  HeadingAliases names;
  const std::string first = "whats-new";
  EXPECT_THAT(names.next("What's new?"), ElementsAre(first, first, first, first));
  EXPECT_THAT(names.next("What's new?"),
              ElementsAre("whats-new-1", "whats-new-1", "whats-new-1", "whats-new_1"));
  EXPECT_THAT(names.next("1.2 Été_x"), ElementsAre("12-été_x", "été_x", "tx", "12-ete_x"));
  EXPECT_THAT(names.next("1917"), ElementsAre("1917", "section", "section", "1917"));
  EXPECT_THAT(names.next("a - b"), ElementsAre("a---b", "a---b", "a---b", "a-b"));
  // Vowel signs are letters of a word.
  EXPECT_THAT(names.next("किताब"), ElementsAre("किताब", "किताब", "section-1", ""));
}

TEST(RecordFacts, ListsImages) {
  const ChapterFacts facts = facts_of(
      "<img src=\"img/a%20b.png?x#y\" alt=\"A\"/><img src=\"../c.png\" alt=\"\"/>"
      "<img src=\"/d.png\" alt=\"\" colophon:decorative=\"\"/><img src=\"https://x.y/e.png\"/>"
      "<img src=\"data:image/png;base64,\"/><img src=\"\"/>"
      "<svg><image xlink:href=\"f.png\"/></svg><p style=\"background: url('g h.png')\"/>");
  ASSERT_EQ(facts.images.size(), 5U);
  EXPECT_EQ(facts.images[4].path, "text/g h.png");
  EXPECT_TRUE(facts.images[4].is_decorative);
  EXPECT_EQ(facts.images[0].path, "text/img/a b.png");
  EXPECT_TRUE(facts.images[0].has_alternative);
  EXPECT_EQ(facts.images[1].path, "c.png");
  EXPECT_FALSE(facts.images[1].has_alternative);
  EXPECT_FALSE(facts.images[1].is_decorative);
  EXPECT_EQ(facts.images[2].path, "d.png");
  EXPECT_TRUE(facts.images[2].is_decorative);
  EXPECT_EQ(facts.images[3].path, "text/f.png");
  EXPECT_TRUE(facts.has_svg);
}

TEST(RecordFacts, KnowsProperties) {
  EXPECT_TRUE(facts_of("<p><math/></p>").has_mathml);
  EXPECT_FALSE(facts_of("<p/>").has_mathml);
  EXPECT_EQ(facts_of("<div role=\"doc-footnote\"/><div role=\"doc-footnote\"/>").notes, 2U);
}

}  // namespace
}  // namespace colophon::passes
