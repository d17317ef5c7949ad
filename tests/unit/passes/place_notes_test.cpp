#include <gtest/gtest.h>

#include <string>

#include "passes/local/local.h"
#include "trees.h"

namespace colophon::passes {
namespace {

std::string ref(int note) {
  return "<colophon:noteref colophon:note=\"" + std::to_string(note) + "\"/>";
}

std::string note(int index, int label, const std::string& content) {
  return "<colophon:note colophon:note=\"" + std::to_string(index) + "\" colophon:label=\"l" +
         std::to_string(label) + "\">" + content + "</colophon:note>";
}

std::string note(int index, const std::string& content) { return note(index, index, content); }

std::string link(const std::string& id, int number) {
  const std::string n = std::to_string(number);
  return "<sup class=\"noteref\"><a id=\"c-fnref-" + id + "\" href=\"#c-fn-" + n +
         "\" epub:type=\"noteref\" role=\"doc-noteref\">" + n + "</a></sup>";
}

std::string back(const std::string& id, const std::string& text, const std::string& title = "") {
  return "<a href=\"#c-fnref-" + id +
         "\" epub:type=\"backlink\" role=\"doc-backlink\" title=\"Back to the text" + title +
         "\">" + text + "</a> ";
}

std::string placed(int number, const std::string& content) {
  return "<div id=\"c-fn-" + std::to_string(number) +
         "\" epub:type=\"footnote\" role=\"doc-footnote\">" + content + "</div>";
}

std::string section(const std::string& content, const std::string& heading = "h2") {
  return "<section epub:type=\"footnotes\" class=\"footnotes\"><" + heading +
         " class=\"footnotes-title\" colophon:unlisted=\"\" colophon:made=\"\">Notes</" + heading +
         ">" + content + "</section>";
}

struct Case {
  std::string body;
  std::string notes;
  std::string after;
  std::string codes;
};

TEST(PlaceNotes, NumbersAndLinks) {
  const Case cases[] = {
      {"<h1>T</h1><p>a" + ref(0) + "</p>", note(0, "<p>N</p>"),
       "<h1>T</h1><p>a" + link("1", 1) + "</p>" +
           section(placed(1, "<p>" + back("1", "1.") + "N</p>")),
       ""},
      // In the order of reference, not of definition.
      {"<p>" + ref(1) + ref(0) + "</p>", note(0, "<p>A</p>") + note(1, "<p>B</p>"),
       "<p>" + link("1", 1) + link("2", 2) + "</p>" +
           section(placed(1, "<p>" + back("1", "1.") + "B</p>") +
                   placed(2, "<p>" + back("2", "2.") + "A</p>")),
       ""},
      // Twice.
      {"<h3>T</h3><p>" + ref(7) + " " + ref(7) + "</p>", note(7, "<p>A</p>"),
       "<h3>T</h3><p>" + link("1", 1) + " " + link("1-2", 1) + "</p>" +
           section(placed(1, "<p>" + back("1", "1.") + back("1-2", "1.2.", " (2)") + "A</p>"),
                   "h4"),
       ""},
      // A note that begins with something other than a paragraph, and an empty one.
      {"<h6>T</h6><p>" + ref(0) + ref(1) + "</p>", note(0, "<ul><li>A</li></ul>") + note(1, ""),
       "<h6>T</h6><p>" + link("1", 1) + link("2", 2) + "</p>" +
           section(placed(1, "<p>" + back("1", "1.") + "</p><ul><li>A</li></ul>") +
                       placed(2, "<p>" + back("2", "2.") + "</p>"),
                   "h6"),
       ""},
      // From note to note.
      {"<p>" + ref(0) + ref(2) + "</p>",
       note(0, "<p>A" + ref(1) + "</p>") + note(1, "<p>B</p>") + note(2, "<p>C</p>"),
       "<p>" + link("1", 1) + link("2", 2) + "</p>" +
           section(placed(1, "<p>" + back("1", "1.") + "A" + link("3", 3) + "</p>") +
                   placed(2, "<p>" + back("2", "2.") + "C</p>") +
                   placed(3, "<p>" + back("3", "3.") + "B</p>")),
       ""},
      // Never referred to: last, and without a way back.
      {"<p>" + ref(1) + "</p>", note(0, "<p>A</p>") + note(1, "<p>B</p>"),
       "<p>" + link("1", 1) + "</p>" +
           section(placed(1, "<p>" + back("1", "1.") + "B</p>") + placed(2, "<p>2. A</p>")),
       "unused-note"},
      // Defined twice, which was reported where it was read: kept, and no word more of it.
      {"<p>" + ref(0) + "</p>", note(0, "<p>A</p>") + note(1, 0, "<p>B</p>"),
       "<p>" + link("1", 1) + "</p>" +
           section(placed(1, "<p>" + back("1", "1.") + "A</p>") + placed(2, "<p>2. B</p>")),
       ""},
      {"<p/>", note(0, "<p>A</p>") + note(1, 0, "<p>B</p>"),
       "<p/>" + section(placed(1, "<p>1. A</p>") + placed(2, "<p>2. B</p>")), "unused-note"},
      // Two that refer to nothing but each other.
      {"<p/>", note(0, "<p>A" + ref(1) + "</p>") + note(1, "<p>B" + ref(0) + "</p>"),
       "<p/>" + section(placed(1, "<p>" + back("1", "1.") + "A" + link("2", 2) + "</p>") +
                        placed(2, "<p>" + back("2", "2.") + "B" + link("1", 1) + "</p>")),
       "unused-note"},
      // No link in a link.
      {"<p><a href=\"x\"><em>a" + ref(0) + ref(1) + "</em></a>.</p>",
       note(0, "<p>A</p>") + note(1, "<p>B</p>"),
       "<p><a href=\"x\"><em>a</em></a>" + link("1", 1) + link("2", 2) + ".</p>" +
           section(placed(1, "<p>" + back("1", "1.") + "A</p>") +
                   placed(2, "<p>" + back("2", "2.") + "B</p>")),
       ""},
      // A reference to nothing, and a chapter without notes.
      {"<p>a" + ref(9) + "</p>", "", "<p>a</p>", ""},
      {"<p>a</p>", "", "<p>a</p>", ""},
  };
  for (const Case& c : cases) {
    Chapter chapter = read_chapter(c.body, c.notes);
    place_notes(chapter, {.prefix = "c", .language = "en"});
    EXPECT_EQ(written(chapter.body), c.after);
    EXPECT_EQ(codes(chapter.diagnostics), c.codes) << c.body;
    EXPECT_FALSE(chapter.notes);
  }
}

TEST(PlaceNotes, SpeaksTheLanguageOfTheChapter) {
  Chapter chapter = read_chapter("<p>" + ref(0) + "</p>", note(0, "<p>A</p>"));
  place_notes(chapter, {.prefix = "c", .language = "es"});
  const std::string text = written(chapter.body);
  EXPECT_NE(text.find(">Notas<"), text.npos) << text;
  EXPECT_NE(text.find("title=\"Volver al texto\""), text.npos) << text;
}

TEST(PlaceNotes, TakesNoIdThatIsThere) {
  Chapter chapter = read_chapter("<p id=\"c-fn-1\">" + ref(0) + "</p>", note(0, "<p>A</p>"));
  place_notes(chapter, {.prefix = "c", .language = "en"});
  const std::string text = written(chapter.body);
  EXPECT_NE(text.find("href=\"#c-fn-1-1\""), text.npos) << text;
  EXPECT_NE(text.find("<div id=\"c-fn-1-1\""), text.npos) << text;
}

TEST(PlaceNotes, KeepsSpans) {
  Chapter chapter = read_chapter("<p>" + ref(0) + "</p>", note(0, "<p>A</p>"));
  const Span reference{SourceId{0}, 1, 5};
  const Span definition{SourceId{0}, 10, 20};
  chapter.markup.set_span(chapter.body.child("p").first_child(), reference);
  chapter.markup.set_span(chapter.notes.first_child(), definition);
  place_notes(chapter, {.prefix = "c", .language = "en"});
  const pugi::xml_node sup = chapter.body.child("p").child("sup");
  EXPECT_EQ(chapter.markup.span_of(sup), reference);
  EXPECT_EQ(chapter.markup.span_of(sup.child("a")), reference);
  EXPECT_EQ(chapter.markup.span_of(chapter.body.child("section").child("div")), definition);
}

}  // namespace
}  // namespace colophon::passes
