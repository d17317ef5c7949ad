// The leaf functions of the stage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "manuscript/chapters/first_heading.h"
#include "manuscript/find_book.h"
#include "manuscript/sources/folder.h"
#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(CommonFolder, IsTheDeepest) {
  const struct {
    std::vector<std::string> paths;
    const char* folder;
  } samples[] = {
      {{}, "."},
      {{"a.md"}, "."},
      {{"a/b.md"}, "a"},
      {{"a/b/c.md", "a/b/d.md"}, "a/b"},
      {{"a/b/c.md", "a/bb/d.md"}, "a"},
      {{"a/b.md", "c/d.md"}, "."},
      {{"a/b.md", "c.md"}, "."},
      {{"../x/a.md", "../x/b/c.md"}, "../x"},
      {{"../x/a.md", "b.md"}, "."},
      {{"/x/a.md", "/x/y/b.md"}, "/x"},
      {{"/x/a.md", "/y/b.md"}, "/"},
      {{"/x/a.md", "b.md"}, "."},
  };
  for (const auto& sample : samples) {
    EXPECT_EQ(manuscript::common_folder(sample.paths), sample.folder);
  }
}

TEST(FirstHeading, IsFoundAndPlain) {
  const struct {
    const char* text;
    const char* heading;
    const char* span;
  } samples[] = {
      {"# Title\n", "Title", "Title"},
      {"text\n\n### The *Sea* ### \n", "The Sea", "The *Sea*"},
      {"   ## A `b` \\*c {#id .x}\n", "A b *c", "A `b` \\*c {#id .x}"},
      {"Title here\n=====\n", "Title here", "Title here"},
      {"Title\n---\nx", "Title", "Title"},
      {"#no\n\n#\n\n# yes#\n", "yes#", "yes#"},
      {"```\n# code\n```\n# Real\n", "Real", "Real"},
      {"    # code\n\n# Real", "Real", "Real"},
      {"> quote\n---\n\n- item\n---\n\n# Real", "Real", "Real"},
      {"\n---\n\ntext", "", ""},
      {"####### seven\n", "", ""},
      {"", "", ""},
  };
  for (const auto& sample : samples) {
    Sources sources;
    const SourceId id = sources.add("a.md", "é" + std::string(sample.text));
    const auto end = static_cast<std::uint32_t>(sources[id].text.size());
    const Value heading = manuscript::find_first_heading({id, 2, end}, sources);
    EXPECT_EQ(heading.text, sample.heading);
    EXPECT_EQ(sources.text_of(heading.span), sample.span);
  }
}

TEST(Folder, PatternsWalkNoFurtherThanTheyMust) {
  MemoryFiles files = {{"b/a10.md", ""},   {"b/a2.md", ""},          {"b/x/c.md", ""},
                       {"b/x/y/d.md", ""}, {"b/x/y/e.MARKDOWN", ""}, {"b/.git/f.md", ""},
                       {"b/x/g.txt", ""}};
  Sources sources;
  Diagnostics diags;
  manuscript::LoadContext context{files, sources, diags, "b"};
  const auto match = [&](const char* pattern) {
    return manuscript::FileMatcher(context).match(pattern);
  };
  EXPECT_THAT(match("*.md"), ElementsAre("a2.md", "a10.md"));
  EXPECT_THAT(match("x/*"), ElementsAre("x/c.md"));
  EXPECT_THAT(match("*/y/*"), ElementsAre("x/y/d.md", "x/y/e.MARKDOWN"));
  EXPECT_THAT(match("x/**/*.md"), ElementsAre("x/c.md", "x/y/d.md"));
  EXPECT_THAT(match("z/*.md"), IsEmpty());
  EXPECT_EQ(manuscript::find_all_markdown(context).size(), 5u);
}

}  // namespace
}  // namespace colophon::testing
