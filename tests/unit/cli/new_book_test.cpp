#include "cli/new_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "cli/locale.h"
#include "unit/base/memory_files.h"

namespace colophon::cli {
namespace {

using Outcome = Compilation::Outcome;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using testing::MemoryFiles;

NewBook tides() {
  return {.folder = "tides",
          .language = "en",
          .identifier = "urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78",
          .metadata = {}};
}

std::string said(const Compilation& compilation) {
  std::string text;
  for (const Diagnostic& diagnostic : compilation.diagnostics.all()) {
    text += name_of(diagnostic.code) + ": " + diagnostic.message + " = " + diagnostic.hint + "\n";
  }
  return text;
}

TEST(MakeBook, MakesABookThatBuildsWithoutAWord) {
  MemoryFiles files;
  const Compilation made = make_book(tides(), files);
  EXPECT_EQ(made.outcome, Outcome::written) << said(made);
  EXPECT_THAT(files.committed(), ElementsAre("tides/01-beginning.md", "tides/02-middle.md",
                                             "tides/03-end.md", "tides/book.yaml"));
  CompileOptions options;
  options.inputs.paths = {"tides"};
  options.output = "tides.epub";
  const Compilation compilation = compile(options, files);
  EXPECT_EQ(said(compilation), "");
  ASSERT_TRUE(compilation.book);
  EXPECT_EQ(compilation.book->chapters, 3u);
}

TEST(MakeBook, TakesTheTitleFromTheFolder) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"tides", "title: Tides\n"},           {"a/the-long_tide/", "title: The long tide\n"},
      {"a/__tide - 2__", "title: Tide 2\n"}, {"a/-", "title: Untitled\n"},
      {"a/1984", "title: \"1984\"\n"},       {"a/élan: yes", "title: \"élan: yes\"\n"}};
  for (const auto& [folder, title] : cases) {
    MemoryFiles files = {{"a/x", ""}};
    NewBook book = tides();
    book.folder = folder;
    make_book(book, files);
    EXPECT_THAT(files.bytes_of(folder + "/book.yaml"), ::testing::StartsWith(title));
  }
}

TEST(MakeBook, WritesNothingOver) {
  MemoryFiles files = {{"tides/ebb.md", "# Ebb\n"}};
  const Compilation made = make_book(tides(), files);
  EXPECT_EQ(made.outcome, Outcome::refused);
  EXPECT_EQ(said(made),
            "folder-in-use: `tides` has files in it = name a folder that is not there yet\n");
  EXPECT_THAT(files.committed(), IsEmpty());
}

TEST(MakeBook, SaysWhyTheWorldDoesNotLetIt) {
  MemoryFiles forbidden;
  forbidden.fail("tides", FailureKind::not_permitted);
  Compilation made = make_book(tides(), forbidden);
  EXPECT_EQ(made.outcome, Outcome::failed);
  EXPECT_THAT(said(made), HasSubstr("= name another folder"));

  MemoryFiles full;
  full.set_free_space(10);
  made = make_book(tides(), full);
  EXPECT_EQ(made.outcome, Outcome::failed);
  EXPECT_THAT(said(made), HasSubstr("= make room on the disk"));
  EXPECT_THAT(full.committed(), IsEmpty());
  EXPECT_EQ(full.open_outputs(), 0);
}

TEST(RandomIdentifier, IsAUuidLikeNoOther) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string identifier = random_identifier();
    EXPECT_THAT(identifier, MatchesRegex("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-"
                                         "[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    EXPECT_TRUE(seen.insert(identifier).second);
  }
}

TEST(LanguageOfLocale, IsATagOrEnglish) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"fr_FR.UTF-8", "fr-FR"},
                                                                  {"pt_BR", "pt-BR"},
                                                                  {"de", "de"},
                                                                  {"sr_RS@latin", "sr-RS"},
                                                                  {"tlh", "tlh"},
                                                                  {"C", "en"},
                                                                  {"C.UTF-8", "en"},
                                                                  {"POSIX", "en"},
                                                                  {"", "en"},
                                                                  {"english", "en"},
                                                                  {"_", "en"},
                                                                  {"e n", "en"},
                                                                  {"en_US.ISO-8859-1", "en-US"}};
  for (const auto& [locale, language] : cases) EXPECT_EQ(language_of_locale(locale), language);
}

}  // namespace
}  // namespace colophon::cli
