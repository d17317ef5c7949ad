#include "manuscript/sources/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Split {
  std::string title;  // of the map; "-" where there is no map
  std::string text;
  std::vector<std::string> said;
};

Split split(std::string text) {
  MemoryFiles files;
  Sources sources;
  Diagnostics diags;
  manuscript::LoadContext context{files, sources, diags};
  const SourceId source = sources.add("a.md", std::move(text));
  const manuscript::FrontMatter front = manuscript::take_front_matter(source, context);
  const yaml::Node* title = yaml::find(front.map, "title");
  return {front.map.is_map() ? (title ? title->text : "") : "-",
          std::string(sources.text_of(front.text)), testing::said(sources, diags)};
}

TEST(FrontMatter, IsTakenOff) {
  for (const char* text : {"---\ntitle: T\n---\nrest\n", "---  \ntitle: T\n...\nrest\n",
                           "---\n# c\n\ntitle: T\n--- \nrest\n"}) {
    const Split result = split(text);
    EXPECT_EQ(result.title, "T") << text;
    EXPECT_EQ(result.text, "rest\n") << text;
    EXPECT_THAT(result.said, IsEmpty());
  }
}

TEST(FrontMatter, ProseUnderARuleIsText) {
  for (const char* text :
       {"", "---", "---\n", "text\n---\ntitle: T\n---\n", "---\n\nsome prose\n\n---\n",
        "---\nTo be or not: a question\n---\n", "---\nno colon\n---\n", "---\nhttp://a.b/\n---\n",
        "---\nNote: never closed\n", "----\ntitle: T\n---\n", " ---\ntitle: T\n---\n",
        "---\n[a, b]\n---\n"}) {
    const Split result = split(text);
    EXPECT_EQ(result.title, "-") << text;
    EXPECT_EQ(result.text, text);
    EXPECT_THAT(result.said, IsEmpty()) << text;
  }
}

TEST(FrontMatter, MayBeEmpty) {
  EXPECT_EQ(split("---\n---\nrest").text, "rest");
  EXPECT_EQ(split("---\ntitle: T\n---").text, "");
}

TEST(FrontMatter, MustBeYaml) {
  const Split result = split("---\ntitle: Foo: bar\n---\nrest\n");
  EXPECT_EQ(result.text, "rest\n");
  EXPECT_THAT(result.said,
              ElementsAre("a.md:2:11: error: invalid YAML: a `:` that separates nothing "
                          "[invalid-front-matter] = put a text with `: ` in it between quotes"));
}

TEST(FrontMatter, MustBeClosed) {
  const Split result = split("---\ntitle: T\n\n# Heading\n");
  EXPECT_EQ(result.text, "---\ntitle: T\n\n# Heading\n") << "no word is lost";
  EXPECT_THAT(result.said,
              ElementsAre("a.md:1:1: error: invalid YAML: this `---` is never closed "
                          "[invalid-front-matter] = put `---` on a line of its own behind the last "
                          "key"));
}

TEST(FrontMatter, PointsIntoTheChapter) {
  const Split result = split("---\ntitle: a\ntitle: b\n---\n");
  EXPECT_THAT(result.said,
              ElementsAre("a.md:3:1: error: key `title` is given twice [duplicate-key] = keep one "
                          "of them < a.md:2:1 first given here"));
}

TEST(FrontMatter, SpeaksForItsChapter) {
  MemoryFiles files = {
      {"b/book.yaml", "title: T\nlang: en\ncontents: [{file: a.md, title: Listed}, b.md]\n"},
      {"b/a.md", "---\ntitle: Own\nid: é-1\nlayout: post\nlang: en_us\n---\nx"},
      {"b/b.md", "---\ntitle: [x]\nrole: heroe\nlang: german\nid: 1\n---\nx"}};
  const Loaded loaded = load(files, {"b"});
  EXPECT_THAT(contents_of(loaded), ElementsAre("body 0 a.md (chapter) 'Own' lang=en-US id=é-1",
                                               "body 0 b.md (chapter)"));
  EXPECT_THAT(
      said(loaded),
      ElementsAre(
          "b/b.md:2:8: error: the title `x` is not one line of text [malformed-title] = write "
          "it as one text, between quotes where it holds `: `",
          "b/b.md:3:7: warning: unknown role `heroe` [unknown-role] = write a part of a book such "
          "as `preface`, `chapter` or `appendix`",
          "b/b.md:4:7: error: `german` is not a language tag [malformed-language] = did you mean "
          "`de`?",
          "b/b.md:5:5: error: `id` must be a letter, then letters, digits, `-`, `_` and `.` "
          "[wrong-type]"));
}

TEST(FrontMatter, OfALoneFileIsTheBooks) {
  MemoryFiles files = {{"b/a.md", "---\ntitle: T\nlang: fr\nauthor: A\nid: one\nweird: 1\n---\nx"}};
  const Loaded loaded = load(files, {"b/a.md"});
  EXPECT_THAT(said(loaded), IsEmpty());
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "T");
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "fr");
  EXPECT_EQ(loaded.manuscript->metadata.creators.at(0).name.text, "A");
  EXPECT_EQ(contents_of(loaded).back(), "body 0 b/a.md (chapter) id=one");
}

TEST(FrontMatter, OfTheFirstFileMayBeTheBooks) {
  MemoryFiles files = {{"title.md", "---\ntitle: T\nlang: fr\nauthor: A\n---\n"}, {"a.md", "x"}};
  const Loaded loaded = load(files, {"title.md", "a.md"});
  EXPECT_THAT(said(loaded), IsEmpty());
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "T");
  EXPECT_EQ(contents_of(loaded).size(), 3u) << "a file of metadata is no chapter";
}

TEST(FrontMatter, HasTheFormsOfOtherTools) {
  for (const char* text : {"% T\n% A; B\n% 1920\nrest\n", "% T\nrest\n",
                           "Title: T\nAuthor: A\nrest", "title: T\nBase Header Level: 2\n\nrest\n",
                           "{\n  \"title\": \"T\", \"x\": \"}\"\n}\nrest\n",
                           "+++\ntitle = \"T\"\ndraft = true\n+++\nrest\n"}) {
    const Split result = split(text);
    if (std::string_view(text).ends_with("A\nrest")) {
      EXPECT_EQ(result.title, "-") << "a header ends with a blank line";
      continue;
    }
    EXPECT_EQ(result.title, "T") << text;
    EXPECT_THAT(result.text, ::testing::HasSubstr("rest\n"));
    EXPECT_THAT(result.said, IsEmpty());
  }
  EXPECT_EQ(split("% A title\n  and more\n").title, "A title and more");
}

TEST(FrontMatter, ProseThatLooksLikeOtherToolsFormsIsText) {
  for (const char* text : {"%% comment %%\n", "%title\n", "Note: this\n\nx", "Date: 1917\n\nx",
                           "Title: T\nNote: x\n\ny", "Title: T\nprose\n\nx", "{ \"no end\": 1\n",
                           "{.class}\n", "{\"a\": 1} and text\n", "To: the title of this: a\n\n"}) {
    const Split result = split(text);
    EXPECT_EQ(result.title, "-") << text;
    EXPECT_EQ(result.text, text);
    EXPECT_THAT(result.said, IsEmpty()) << text;
  }
}

TEST(FrontMatter, OfATitleBlockIsTheBooks) {
  MemoryFiles files = {{"b/1.md", "% The Book\n% A. One; B. Two\n  C. Three\n% 1920\n\n# H\n"},
                       {"b/2.md", "---\ntitle: Two\n---\nx"}};
  const Loaded loaded = load(files, {"b"}, {{"lang", "en"}});
  EXPECT_THAT(said(loaded), ElementsAre(HasSubstr("[recognised-book]")));
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "The Book");
  ASSERT_EQ(loaded.manuscript->metadata.creators.size(), 3u);
  EXPECT_EQ(loaded.manuscript->metadata.creators[2].name.text, "C. Three");
  EXPECT_EQ(loaded.manuscript->metadata.date.text, "1920");
  EXPECT_FALSE(loaded.manuscript->contents[2].begins_with_title);
  EXPECT_TRUE(loaded.manuscript->contents[3].begins_with_title);
}

TEST(FrontMatter, OfChaptersIsTheirs) {
  MemoryFiles files = {{"b/1.md", "---\ntitle: One\nauthor: A\n---\n# H\n"},
                       {"b/2.md", "---\ntitle: Two\nauthor: A\n---\nx"}};
  const Loaded loaded = load(files, {"b"}, {{"lang", "en"}});
  EXPECT_THAT(said(loaded), ElementsAre("b/1.md:2:8: warning: the book has no title; it is called "
                                        "`One` [missing-title] = give it one with `title: …`",
                                        HasSubstr("[recognised-book]")));
  EXPECT_EQ(contents_of(loaded).back(), "body 0 2.md (chapter) 'Two'");
}

TEST(FrontMatter, MayStandInTheMiddle) {
  MemoryFiles files = {
      {"b/1.md",
       "---\ntitle: One\nlang: en\n---\ntext\n\n---\nauthor: A\ntitle: Two\n...\n\n"
       "```\n\n---\ntitle: code\n---\n```\n\n---\nFrom: Ada\nTo: Tom\n---\n\n---\n\ntitle: x\n"
       "---\n\n---\nnote: no metadata\n---\n"}};
  const Loaded loaded = load(files, {"b"});
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "Two");
  EXPECT_EQ(loaded.manuscript->metadata.creators.at(0).name.text, "A");
  std::string text;
  for (const Span& piece : loaded.manuscript->contents[2].text)
    text += loaded.sources.text_of(piece);
  EXPECT_EQ(text,
            "text\n\n\n```\n\n---\ntitle: code\n---\n```\n\n---\nFrom: Ada\nTo: Tom\n---\n\n"
            "---\n\ntitle: x\n---\n\n---\nnote: no metadata\n---\n");
}

}  // namespace
}  // namespace colophon::testing
