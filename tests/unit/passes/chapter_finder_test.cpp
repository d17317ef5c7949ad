#include "passes/book/chapter_finder.h"

#include <gtest/gtest.h>

namespace colophon::passes {
namespace {

struct Shelf {
  Book book;
  Document from;

  explicit Shelf(const std::vector<std::string>& paths, const std::string& here) {
    for (const std::string& path : paths) book.documents.emplace_back().path = path;
    from.path = from.item.path = here;
    index_chapters(book);
  }

  std::string find(std::string_view href) const {
    const auto found = ChapterFinder(from, book).find(href);
    if (!found) return "";
    return book.documents[found->document].path + (found->other_case ? " (other case)" : "");
  }
  std::string find_note(std::string_view name) const {
    const auto found = ChapterFinder(from, book).find_note(name);
    return found ? book.documents[*found].path : "";
  }
};

TEST(ChapterFinder, KnowsWhatToolsMakeOfAFile) {
  const Shelf shelf({"src/README.md", "src/a/one.md", "src/a/two.Rmd", "src/b/index.md",
                     "src/b/v1.2.md", "_posts/three.qmd"},
                    "src/a/one.md");
  const std::pair<const char*, const char*> cases[] = {
      {"two.Rmd", "src/a/two.Rmd"},
      {"two.html#x", "src/a/two.Rmd"},
      {"two", "src/a/two.Rmd"},
      {"./two/", "src/a/two.Rmd"},
      {"../two/", "src/a/two.Rmd"},  // from src/a/one/
      {"../README.md", "src/README.md"},
      {"../index.html", "src/README.md"},
      {"..", "src/README.md"},
      {"../b/", "src/b/index.md"},
      {"../b/README.md", "src/b/index.md"},
      {"../b/v1.2", "src/b/v1.2.md"},
      {"../b/v1.2.html", "src/b/v1.2.md"},
      {"/a/two/", "src/a/two.Rmd"},
      {"/three", "_posts/three.qmd"},
      {"/site/three", ""},
      {"{{ site.baseurl }}/a/two.html?q#f", "src/a/two.Rmd"},
      {"Two.html", "src/a/two.Rmd (other case)"},
      {"two.pdf", ""},
      {"wo", ""},
      {"README.md", ""},
      {"../one/#x", "src/a/one.md"},
      {"../../std/two.html", ""},
  };
  for (const auto& [href, path] : cases) EXPECT_EQ(shelf.find(href), path) << href;
}

TEST(ChapterFinder, AFileGoesBeforeAFolderOfItsName) {
  const Shelf shelf({"a/README.md", "a.md"}, "b.md");
  EXPECT_EQ(shelf.find("a"), "a.md");
  EXPECT_EQ(shelf.find("a/"), "a.md");
  EXPECT_EQ(shelf.find("a/index.html"), "a/README.md");
}

TEST(ChapterFinder, NotesAreFoundByName) {
  const Shelf shelf({"Start here.md", "people/Anna.md", "places/Anna.md", "places/Wien.md"},
                    "places/Wien.md");
  const std::pair<const char*, const char*> cases[] = {
      {"Start here", "Start here.md"},
      {"start-here", "Start here.md"},
      {"Start_Here.md", "Start here.md"},
      {"anna", "places/Anna.md"},
      {"people/Anna", "people/Anna.md"},
      {"ople/Anna", ""},
      {"Berlin", ""},
  };
  for (const auto& [name, path] : cases) EXPECT_EQ(shelf.find_note(name), path) << name;
}

TEST(ChapterFinder, NormalFormsAreEqual) {
  const Shelf shelf({"\u00fcber.md"}, "a.md");
  EXPECT_EQ(shelf.find("u\u0308ber.md"), "\u00fcber.md");
  EXPECT_EQ(shelf.find("%C3%BCber.html"), "\u00fcber.md");
  EXPECT_EQ(shelf.find_note("u\u0308ber"), "\u00fcber.md");
}

TEST(ChapterFinder, BookdownNamesPagesByTheirHeadings) {
  Shelf shelf({"01-intro.Rmd", "02-methods.Rmd"}, "01-intro.Rmd");
  shelf.book.holders_of_id["methods"] = {{1}};
  EXPECT_EQ(shelf.find("methods.html#x"), "02-methods.Rmd");
  EXPECT_EQ(shelf.find("../methods.html"), "");
}

}  // namespace
}  // namespace colophon::passes
