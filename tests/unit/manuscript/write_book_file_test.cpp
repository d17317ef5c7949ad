#include "manuscript/write_book_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compile.h"
#include "unit/manuscript/loading.h"

namespace colophon::testing {
namespace {

using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr char kIdentifier[] = "urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78";

std::string written(const Loaded& loaded) {
  return loaded.manuscript
             ? manuscript::write_book_file(*loaded.manuscript, loaded.sources, kIdentifier)
             : std::string();
}

// What a manuscript is described as; reading that again must give the same contents, without a
// word about it.
std::string described(MemoryFiles& files) {
  const Loaded before = load(files);
  std::string text = written(before);
  files.add("book/book.yaml", text);
  const Loaded after = load(files);
  EXPECT_THAT(said(after), IsEmpty()) << text;
  EXPECT_THAT(contents_of(after), ElementsAreArray(contents_of(before))) << text;
  EXPECT_EQ(written(after), text);
  return text;
}

TEST(WriteBookFile, SaysAllThatABookFileCanSay) {
  const std::string text =
      "title: \"The Tide: a life\"\n"
      "subtitle: In two parts\n"
      "creator:\n"
      "  - name: Ada Reed\n"
      "    file-as: Reed, Ada\n"
      "  - name: Bo\n"
      "    role: ill\n"
      "contributor: Cy\n"
      "language: en-GB\n"
      "direction: ltr\n"
      "identifier:\n"
      "  - urn:isbn:9780306406157\n"
      "  - \"https://example.org/tide\"\n"
      "publisher: \"1984\"\n"
      "date: 2001-12-31\n"
      "modified: 2002-01-01T00:00:00Z\n"
      "rights: \"© Ada\"\n"
      "description: \"One.\\nTwo.\"\n"
      "source: A print book\n"
      "subject:\n"
      "  - Tides\n"
      "  - label: Fiction, Sea Stories\n"
      "    authority: BISAC\n"
      "    term: FIC047000\n"
      "series:\n"
      "  name: Waters\n"
      "  position: 2.1\n"
      "accessibility:\n"
      "  alternatives: sufficient\n"
      "  hazards:\n"
      "    - noFlashingHazard\n"
      "  certified-by: Somebody\n"
      "  summary: All of it can be heard.\n"
      "theme: classic\n"
      "css: my.css\n"
      "cover: images/cover.jpg\n"
      "cover-alt: A \"wave\"\n"
      "encoding: windows-1252\n"
      "written-for: mdbook\n"
      "dialect:\n"
      "  mathematics: on\n"
      "  notes: off\n"
      "line-breaks: hard\n"
      "hidden-lines:\n"
      "  python: \"~ \"\n"
      "base: assets\n"
      "split: \"2\"\n"
      "lenient: true\n"
      "deny: warnings\n"
      "allow:\n"
      "  - dead-link\n"
      "  - missing-image\n"
      "contents:\n"
      "  front:\n"
      "    - title-page\n"
      "    - contents\n"
      "  body:\n"
      "    - part: \"Yes\"\n"
      "      chapters:\n"
      "        - a.md\n"
      "        - file: b.md\n"
      "          label: \"B: or C\"\n"
      "          role: prologue\n"
      "          language: fr\n"
      "          id: bee\n"
      "          chapters:\n"
      "            - c.md\n"
      "  back:\n"
      "    - notes\n";
  MemoryFiles files = {
      {"book/book.yaml", text}, {"book/a.md", "x"}, {"book/b.md", "x"}, {"book/c.md", "x"}};
  const Loaded loaded = load(files);
  EXPECT_THAT(said(loaded), IsEmpty());
  std::string expected = text;
  expected.replace(expected.find("A \"wave\""), 8, "\"A \\\"wave\\\"\"");
  expected.replace(expected.find("\"2\"\n"), 3, "2");
  EXPECT_EQ(written(loaded), expected);
  EXPECT_EQ(described(files), expected);
}

TEST(WriteBookFile, SaysNothingThatGoesWithoutSaying) {
  MemoryFiles files = {{"book/1-ebb.md", "# Ebb\n"}, {"book/2-flow.md", "# Flow\n"}};
  EXPECT_EQ(described(files),
            "title: Ebb\n"
            "language: en\n"
            "identifier: urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78\n"
            "contents:\n"
            "  front:\n"
            "    - title-page\n"
            "    - contents\n"
            "  body:\n"
            "    - 1-ebb.md\n"
            "    - 2-flow.md\n");
}

TEST(WriteBookFile, QuotesEveryTitleRightly) {
  for (const std::string title : {"a: b",
                                  "\"a\" 'b'",
                                  "# a",
                                  "a # b",
                                  "- a",
                                  "yes",
                                  "NO",
                                  "1984",
                                  "1e3",
                                  "~",
                                  "null",
                                  "[a]",
                                  "{a: b}",
                                  "*a*",
                                  "&a",
                                  "!a",
                                  "%a",
                                  "@a",
                                  "`a`",
                                  "| a",
                                  "> a",
                                  "a:",
                                  ": a",
                                  "? a",
                                  "🙂 a",
                                  "حكاية: البحر",
                                  "\u200Fא \"ב\"",
                                  "a\\nb",
                                  "C:\\tide",
                                  "<<",
                                  "=",
                                  "2001-12-31",
                                  "0x1F",
                                  "1:30",
                                  "…",
                                  "--- a",
                                  "... a",
                                  "a,b",
                                  "'",
                                  "\"",
                                  "\\",
                                  "a\u00A0b",
                                  "{{ a }}",
                                  "#",
                                  "a  b"}) {
    Manuscript manuscript;
    manuscript.metadata.title.text = title;
    manuscript.metadata.language.text = "en";
    manuscript.metadata.creators = {{{title, {}}, "aut", {}}};
    ContentsItem part;
    part.kind = ContentsItem::Kind::part;
    part.title.text = title;
    ContentsItem chapter;
    chapter.role = BookPart::chapter;
    chapter.depth = 1;
    chapter.path = "a.md";
    chapter.label.text = title;
    manuscript.contents = {part, chapter};
    manuscript.split = Split::automatic;
    MemoryFiles files = {{"book/a.md", "x"}};
    files.add("book/book.yaml", manuscript::write_book_file(manuscript, Sources(), kIdentifier));
    const Loaded loaded = load(files);
    EXPECT_THAT(said(loaded), IsEmpty()) << files.bytes_of("book/book.yaml");
    ASSERT_TRUE(loaded.manuscript) << title;
    EXPECT_EQ(loaded.manuscript->metadata.title.text, title);
    ASSERT_EQ(loaded.manuscript->metadata.creators.size(), 1u);
    EXPECT_EQ(loaded.manuscript->metadata.creators[0].name.text, title);
    ASSERT_EQ(loaded.manuscript->contents.size(), 2u);
    EXPECT_EQ(loaded.manuscript->contents[0].title.text, title);
    EXPECT_EQ(loaded.manuscript->contents[1].label.text, title);
  }
}

ContentsItem chapter_at(std::string path, int depth, Matter matter) {
  ContentsItem item;
  item.path = std::move(path);
  item.depth = depth;
  item.matter = matter;
  item.role = matter == Matter::body ? BookPart::chapter : BookPart::none;
  return item;
}

TEST(WriteBookFile, KeepsDepthsAndMatterThatNoParentGives) {
  Manuscript manuscript;
  manuscript.metadata.title.text = "T";
  manuscript.metadata.language.text = "en";
  manuscript.contents = {
      chapter_at("a.md", 2, Matter::body),     chapter_at("b.md", 0, Matter::body),
      chapter_at("c.md", 3, Matter::body),     chapter_at("d.md", 1, Matter::front),
      chapter_at("e.md", 2, Matter::body),     chapter_at("f.md", 1, Matter::back),
      chapter_at("contents", 0, Matter::back), chapter_at(" g.md", 0, Matter::front)};
  manuscript.contents[6].role = BookPart::contents;
  MemoryFiles files;
  for (const ContentsItem& item : manuscript.contents) files.add("book/" + item.path, "x");
  const std::string text = manuscript::write_book_file(manuscript, Sources(), kIdentifier);
  files.add("book/book.yaml", text);
  const Loaded loaded = load(files);
  EXPECT_THAT(said(loaded), IsEmpty()) << text;
  Loaded meant;
  meant.manuscript = manuscript;
  EXPECT_THAT(contents_of(loaded), ElementsAreArray(contents_of(meant))) << text;
}

TEST(WriteBookFile, LeavesOutALabelThatTheHeadingSays) {
  MemoryFiles files = {
      {"book/book.toml", "[book]\ntitle = \"T\"\nlanguage = \"en\"\n"},
      {"book/src/SUMMARY.md",
       "- [The ebb, 2nd](a.md)\n- [Flow](b.md)\n- [What's *on*](c.md)\n- [D](d.md)\n"},
      {"book/src/a.md", "\n# The ebb, 2nd\n\nx\n"},
      {"book/src/b.md", "# The flow\n"},
      {"book/src/c.md", "# What's *on*\n"},
      {"book/src/d.md", "x\n\n# D\n"}};
  EXPECT_THAT(described(files), HasSubstr("    - src/a.md\n"
                                          "    - file: src/b.md\n"
                                          "      label: Flow\n"
                                          "    - file: src/c.md\n"
                                          "      label: What's on\n"
                                          "    - file: src/d.md\n"
                                          "      label: D\n"));
}

TEST(WriteBookFile, SaysWhoseFrontMatterTheBooksIs) {
  MemoryFiles files = {
      {"book/1.md", "---\ntitle: T\nauthor: A\nlanguage: fr\nedition: 2nd\n---\n# One\n"},
      {"book/2.md", "# Two, the {{< meta edition >}} of {{< meta title >}}\n"}};
  const std::string text = described(files);
  EXPECT_THAT(text, HasSubstr("variables:\n  edition: 2nd\ncontents:\n"));
  EXPECT_THAT(text, HasSubstr("    - file: 1.md\n      front-matter: book\n    - 2.md\n"));
  const Loaded loaded = load(files);
  ASSERT_EQ(loaded.manuscript->contents.size(), 4u);
  EXPECT_FALSE(loaded.manuscript->contents[2].title);
}

TEST(Describe, SaysWhatIsWrongWithTheToolsFilesAndNotWithTheChapters) {
  MemoryFiles files = {{"book/book.toml", "[book]\nlanguage = \"en\"\n"},
                       {"book/src/SUMMARY.md", "- [A](a.md)\n- [B](b.md)\n"},
                       {"book/src/a.md", "---\nrole: nonsense\n---\n# A\n\n{{#include none.md}}\n"},
                       {"book/src/c.md", "# C\n"}};
  DescribeOptions options{.inputs = {{"book"}, {}}, .policy = {}, .identifier = kIdentifier};
  options.policy.lenient = true;
  const Description description = describe(options, files);
  EXPECT_EQ(description.chapters, 1u);
  std::string codes;
  for (const Diagnostic& diagnostic : description.compilation.diagnostics.all())
    codes += name_of(diagnostic.code) + " ";
  EXPECT_THAT(codes, HasSubstr("recognised-book"));
  EXPECT_THAT(codes, HasSubstr("missing-chapter"));
  EXPECT_THAT(codes, HasSubstr("unlisted-chapter"));
  EXPECT_THAT(codes, HasSubstr("missing-title"));
  EXPECT_THAT(codes, Not(HasSubstr("unknown-role")));
  EXPECT_THAT(codes, Not(HasSubstr("missing-include")));
}

}  // namespace
}  // namespace colophon::testing
