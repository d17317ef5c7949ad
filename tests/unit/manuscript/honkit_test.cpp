// Manuscripts of HonKit and GitBook, in several manners.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/manuscript/tool_projects.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(HonKit, BeginsWithItsReadmeAndEndsWithItsGlossary) {
  MemoryFiles files = {{"book/book.json",
                        "{\"title\": \"Tides\", \"author\": \"A. Reed\", \"language\": \"fr\",\n"
                        " \"isbn\": \"978-0-306-40615-7\", \"plugins\": [\"katex\"]}"},
                       {"book/SUMMARY.md",
                        "# Sommaire\n\n### Un\n\n* [A](a.md)\n* Sans fichier\n\t* [B](b.md#x)\n"
                        "* [B encore](b.md#y)\n\n----\n\n* [C](c.md)\n"
                        "* [Site](https://example.org/)\n"},
                       {"book/README.md", "x"},
                       {"book/GLOSSARY.md", "x"},
                       {"book/a.md", "x"},
                       {"book/b.md", "x"},
                       {"book/c.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded),
              ElementsAre("book/SUMMARY.md:13:10: note: `https://example.org/` means nothing for "
                          "an EPUB and is not read [unsupported-setting] = the contents of a book "
                          "name its own chapters; link to it from one of them"));
  EXPECT_THAT(chapters_of(loaded),
              ElementsAre("body 0 README.md (introduction)", "body 0 part (part) 'Un'",
                          "body 1 a.md (chapter) \"A\"", "body 1 part (part) 'Sans fichier'",
                          "body 2 b.md (chapter) \"B\"", "body 0 c.md (chapter) \"C\"",
                          "back 0 GLOSSARY.md (glossary) \"Glossaire\""));
  EXPECT_EQ(loaded.manuscript->metadata.identifiers.at(0).text, "urn:isbn:9780306406157");
  EXPECT_TRUE(loaded.manuscript->dialect.mathematics);
}

TEST(HonKit, HasItsTextsWhereItsSettingsSay) {
  MemoryFiles files = {
      {"book/.gitbook.yaml", "root: ./docs/\nstructure:\n  readme: start.md\n  summary: toc.md\n"},
      {"book/docs/toc.md", "Contents\n===\n\n- [Start](start.md)\n- [Next](next%20one.md)\n"},
      {"book/docs/start.md", "x"},
      {"book/docs/next one.md", "x"},
      {"book/docs/cover.jpg", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 docs/start.md (chapter) \"Start\"",
                                               "body 0 docs/next one.md (chapter) \"Next\""));
  EXPECT_EQ(loaded.manuscript->cover.path, "docs/cover.jpg");
}

MemoryFiles languages() {
  return {{"book/LANGS.md", "# Languages\n\n* [English](en)\n* [Deutsch](de/)\n"},
          {"book/book.json", "{\"title\": \"Tides\"}"},
          {"book/en/SUMMARY.md", "* [A](a.md)\n"},
          {"book/en/a.md", "x"},
          {"book/de/book.json", "{\"title\": \"Gezeiten\"}"},
          {"book/de/SUMMARY.md", "* [B](b.md)\n"},
          {"book/de/b.md", "x"}};
}

TEST(HonKit, OfSeveralLanguagesIsTheFirst) {
  MemoryFiles files = languages();
  const Loaded loaded = load(files);
  EXPECT_THAT(findings(loaded), ElementsAre());
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 en/a.md (chapter) \"A\""));
  EXPECT_EQ(loaded.manuscript->metadata.language.text, "en");
  EXPECT_EQ(recognised(loaded),
            "book/book.json:1:1: note: this is read as a HonKit or GitBook book: `book.json`, "
            "`LANGS.md`, `en/SUMMARY.md` [recognised-book] = this is `en` of 2 languages; "
            "`--metadata language=de` builds another");
}

TEST(HonKit, OfSeveralLanguagesIsTheOneAskedFor) {
  MemoryFiles files = languages();
  const Loaded loaded = load(files, {"book"}, {{"language", "de"}});
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 de/b.md (chapter) \"B\""));
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "Gezeiten");
}

TEST(HonKit, IsNotEveryFolderWithABookJson) {
  MemoryFiles files = {{"book/book.json", "[1, {]"}, {"book/a.md", "# A"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(recognised(loaded), HasSubstr("a manuscript in one file: `a.md`"));
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 a.md (chapter)"));
}

TEST(HonKit, MayHaveItsSettingsInAModule) {
  MemoryFiles files = {{"book/book.js",
                        "// {not this}\nmodule.exports = {\n\ttitle: \"It's // salt\", /* } */\n"
                        "  structure: { summary: 'list.md' },\n  variables: { n: 35, },\n};\n"},
                       {"book/list.md", "* [{{ book.n }} grams](a.md)\n* [{{book.m}}](b.md)\n"},
                       {"book/a.md", "{{ book.n }}"},
                       {"book/b.md", "{{ book.nn }}"}};
  const Loaded loaded = load(files);
  EXPECT_EQ(loaded.manuscript->metadata.title.text, "It's // salt");
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 a.md (chapter) \"35 grams\"",
                                               "body 0 b.md (chapter) \"{{book.m}}\""));
  EXPECT_EQ(loaded.sources.text_of(loaded.manuscript->contents[2].text.front()), "35");
  EXPECT_THAT(findings(loaded),
              ElementsAre("book/list.md:2:4: error: variable `book.m` is not defined "
                          "[undefined-variable] = define it below `variables` in `book.json`",
                          "book/b.md:1:4: error: variable `book.nn` is not defined "
                          "[undefined-variable] = define it below `variables` in `book.json`"));
}

TEST(HonKit, ReadsNoProgram) {
  MemoryFiles files = {{"book/book.js", "module.exports = require('./settings')(`x`);\n"},
                       {"book/SUMMARY.md", "* [A](a.md)\n"},
                       {"book/a.md", "x"}};
  EXPECT_THAT(findings(load(files)),
              ElementsAre("book/book.js:1:1: note: `book.js` means nothing for an EPUB and is not "
                          "read [unsupported-setting] = it is a program; write its settings into a "
                          "file of JSON"));
}

TEST(HonKit, HasVariablesOfAllItsSettings) {
  MemoryFiles files = {{"book/book.json", R"({"title": "T", "variables": {"place": "Paris"}})"},
                       {"book/LANGS.md", "* [English](en/)\n"},
                       {"book/en/book.json", R"({"variables": {"year": 1799}})"},
                       {"book/en/SUMMARY.md", "* [{{ book.place }} in {{ book.year }}](a.md)\n"},
                       {"book/en/a.md", "{{ book.place }}, {{ book.plaice }}"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(chapters_of(loaded), ElementsAre("body 0 en/a.md (chapter) \"Paris in 1799\""));
  EXPECT_THAT(findings(loaded),
              ElementsAre("book/en/a.md:1:22: error: variable `book.plaice` is not defined "
                          "[undefined-variable] = did you mean `place`?"));
}

TEST(HonKit, NamesThePageOfItsGlossary) {
  MemoryFiles files = {{"book/book.json", R"({"title": "T", "language": "fr"})"},
                       {"book/SUMMARY.md", "* [A](a.md)\n"},
                       {"book/a.md", "x"},
                       {"book/GLOSSARY.md", "## Toise\n\nSix pieds.\n"}};
  const Loaded loaded = load(files);
  const std::vector<Span>& text = loaded.manuscript->contents.back().text;
  EXPECT_EQ(loaded.sources.text_of(text.front()), "# Glossaire");
}

}  // namespace
}  // namespace colophon::testing
