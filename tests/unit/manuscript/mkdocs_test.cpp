// Manuals of MkDocs whose settings stand in several files; tests/golden/books has others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/tool_projects.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(MkDocs, InheritsSettings) {
  MemoryFiles files = {
      {"book/mkdocs.yml",
       "INHERIT: ../base.yml\nsite_name: Mine\ntheme: {name: material}\nnav: [a.md]\n"},
      {"base.yml",
       "INHERIT: house.yml\nsite_name: Theirs\nsite_author: Ada\ntheme: {language: de}\n"
       "nav: [b.md, a.md]\n"},
      {"house.yml", "INHERIT: base.yml\nmarkdown_extensions: [footnotes]\n"},
      {"book/docs/a.md", "x"},
      {"book/docs/b.md", "x"}};
  const Loaded loaded = load(files, {"book"}, {}, {"."});
  EXPECT_THAT(recognised(loaded), HasSubstr("`mkdocs.yml`, `../base.yml`, `../house.yml`"));
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "Mine");
  EXPECT_EQ(loaded.manuscript->metadata.creators.at(0).name.text, "Ada");
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "de");
  EXPECT_TRUE(loaded.manuscript->dialect.notes);
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 docs/a.md (chapter)"));
}

TEST(MkDocs, SaysWhatItDoesNotFindToInherit) {
  MemoryFiles files = {{"book/mkdocs.yml", "INHERIT: base.yml\nsite_name: Mine\nnav: [a.md]\n"},
                       {"book/docs/a.md", "x"}};
  EXPECT_THAT(findings(load(files)),
              ElementsAre("book/mkdocs.yml:1:10: error: `base.yml` is not there to include "
                          "[missing-include]"));
}

}  // namespace
}  // namespace colophon::testing
