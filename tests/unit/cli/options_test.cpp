#include "cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

namespace colophon::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::StartsWith;

Options parsed(const std::vector<std::string>& arguments) {
  auto result = parse_options(arguments);
  if (const Answer* answer = std::get_if<Answer>(&result)) {
    ADD_FAILURE() << answer->text;
    return {};
  }
  return std::get<Options>(result);
}

Answer answered(const std::vector<std::string>& arguments) {
  auto result = parse_options(arguments);
  if (!std::holds_alternative<Answer>(result)) {
    ADD_FAILURE() << "the command line was understood";
    return {};
  }
  return std::get<Answer>(result);
}

TEST(Options, BuildsTheCurrentFolderByDefault) {
  const Options options = parsed({"build"});
  EXPECT_EQ(options.command, Options::Command::build);
  EXPECT_THAT(options.paths, ElementsAre("."));
  EXPECT_EQ(options.message_format, Options::Format::text);
  EXPECT_FALSE(options.jobs);
  EXPECT_FALSE(options.policy.lenient);
  EXPECT_FALSE(options.quiet);
}

TEST(Options, TakesEverythingBuildHas) {
  const Options options = parsed({"build",      "a.md",        "-o",         "out.epub",
                                  "--lenient",  "--deny",      "dead-link",  "--deny=warnings",
                                  "--allow",    "unused-note", "--metadata", "title=One = Two",
                                  "--metadata", "author=",     "--theme",    "classic",
                                  "--css",      "x.css",       "b.md",       "--css",
                                  "y.css",      "--jobs",      "3",          "--message-format",
                                  "json",       "--quiet"});
  EXPECT_THAT(options.paths, ElementsAre("a.md", "b.md"));
  EXPECT_EQ(options.output, "out.epub");
  EXPECT_TRUE(options.policy.lenient);
  EXPECT_TRUE(options.policy.deny_warnings);
  EXPECT_THAT(options.policy.deny, ElementsAre("dead-link"));
  EXPECT_THAT(options.policy.allow, ElementsAre("unused-note"));
  EXPECT_THAT(options.metadata, ElementsAre(Pair("title", "One = Two"), Pair("author", "")));
  EXPECT_EQ(options.theme, "classic");
  EXPECT_THAT(options.styles, ElementsAre("x.css", "y.css"));
  EXPECT_EQ(options.jobs, 3u);
  EXPECT_EQ(options.message_format, Options::Format::json);
  EXPECT_TRUE(options.quiet);
}

TEST(Options, TakesTheFolderOfANewBook) {
  const Options options = parsed({"new", "novel", "--metadata", "title=X", "-q"});
  EXPECT_EQ(options.command, Options::Command::make);
  EXPECT_THAT(options.paths, ElementsAre("novel"));
  EXPECT_THAT(options.metadata, ElementsAre(Pair("title", "X")));
  EXPECT_TRUE(options.quiet);
  EXPECT_THAT(answered({"new"}).text, HasSubstr("name the folder to make"));
  EXPECT_THAT(answered({"new", "a", "b"}).text, HasSubstr("one folder at a time"));
  EXPECT_EQ(answered({"new", "a", "--split", "2"}).status, kUsage);
  EXPECT_FALSE(options.from_manuscript);
  EXPECT_THAT(answered({"new", "a", "--from", "b"}).text, HasSubstr("one folder at a time"));
  const Options from = parsed({"new", "--from", "a", "--lenient"});
  EXPECT_TRUE(from.from_manuscript);
  EXPECT_THAT(from.paths, ElementsAre("a"));
}

TEST(Options, AFolderMayBeCalledLikeACommand) {
  EXPECT_THAT(parsed({"build", "check"}).paths, ElementsAre("check"));
  EXPECT_EQ(parsed({"check", "build"}).command, Options::Command::check);
}

TEST(Options, FilesBehindTwoDashesMayBeginWithOne) {
  EXPECT_THAT(parsed({"build", "--", "-odd.md"}).paths, ElementsAre("-odd.md"));
}

TEST(Options, SaysWhatIsWrongInOneLineAndWhereHelpIs) {
  const struct {
    std::vector<std::string> arguments;
    std::string first_line;
    std::string hint;
  } cases[] = {
      {{}, "what is to be done? `colophon build` makes a book", "try `colophon --help`"},
      {{"biuld"}, "there is no command `biuld`; did you mean `build`?", "try `colophon --help`"},
      {{"frobnicate"}, "there is no command `frobnicate`", "try `colophon --help`"},
      {{"novel/"},
       "there is no command `novel/`; did you mean `colophon build novel/`?",
       "try `colophon --help`"},
      {{"--lenient"},
       "the command comes first: `colophon build --lenient`",
       "try `colophon --help`"},
      {{"build", "--leniant"},
       "there is no option `--leniant`; did you mean `--lenient`?",
       "try `colophon build --help`"},
      {{"check", "-o", "x.epub"}, "there is no option `-o`", "try `colophon check --help`"},
      {{"build", "--jobs", "0"},
       "--jobs is a number from 1 to 256, not `0`",
       "try `colophon build --help`"},
      {{"build", "--jobs", "two"},
       "--jobs is a number from 1 to 256, not `two`",
       "try `colophon build --help`"},
      {{"build", "--metadata", "title"},
       "--metadata is given as KEY=VALUE, not `title`",
       "try `colophon build --help`"},
      {{"build", "--metadata", "=x"},
       "--metadata is given as KEY=VALUE, not `=x`",
       "try `colophon build --help`"},
      {{"build", "--message-format", "xml"},
       "--message-format is `text`, `json` or `sarif`, not `xml`",
       "try `colophon build --help`"},
      {{"build", "--deny", "ded-link"},
       "there is no kind of finding `ded-link`; did you mean `dead-link`?",
       "try `colophon build --help`"},
      {{"build", "--allow", "warnings"},
       "there is no kind of finding `warnings`",
       "try `colophon build --help`"},
      {{"build", "-o"}, "--output needs a value", "try `colophon build --help`"},
      {{"build", "--css", "a", "--css"}, "--css needs a value", "try `colophon build --help`"},
      {{"build", "-o", "a", "-o", "b"}, "--output is given twice", "try `colophon build --help`"},
      {{"build", "--lenient=x"}, "--lenient takes no value", "try `colophon build --help`"},
      {{"build", ""}, "the name of a file or folder is empty", "try `colophon build --help`"},
  };
  for (const auto& [arguments, first_line, hint] : cases) {
    const Answer answer = answered(arguments);
    EXPECT_EQ(answer.status, kUsage);
    EXPECT_EQ(answer.text, "colophon: error: " + first_line + "\n" + hint + "\n");
  }
}

TEST(Options, AnswersHelpAndVersionOnStandardOutput) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"-h"},
                                                    {"help"},
                                                    {"build", "--help"},
                                                    {"check", "-h"},
                                                    {"build", "x", "-h"}}) {
    const Answer answer = answered(arguments);
    EXPECT_EQ(answer.status, kSuccess);
    EXPECT_THAT(answer.text, HasSubstr("Usage:"));
    EXPECT_THAT(answer.text, HasSubstr("Example"));
  }
  EXPECT_THAT(answered({"--version"}).text, StartsWith("colophon 0."));
}

// Each option that the help names is known to the parser, whatever it makes of a missing value.
TEST(Options, HelpPromisesNothingThatIsNotThere) {
  for (const std::string command : {"build", "check"}) {
    const std::string help = answered({command, "--help"}).text;
    std::size_t found = 0;
    for (std::size_t at = help.find("\n  "); at != help.npos; at = help.find("\n  ", at + 1)) {
      const std::size_t dashes = help.find("--", at);
      if (dashes == help.npos || dashes > at + 8) continue;
      const std::string option = help.substr(dashes, help.find_first_of(" \n", dashes) - dashes);
      ++found;
      auto result = parse_options(std::vector<std::string>{command, option});
      if (const Answer* answer = std::get_if<Answer>(&result)) {
        EXPECT_THAT(answer->text, testing::Not(HasSubstr("there is no option"))) << option;
      }
    }
    EXPECT_GE(found, 9u);
  }
}

TEST(Options, LetsTheLaterOfAllowAndDenyCount) {
  const struct {
    std::vector<std::string> arguments, allowed, denied;
  } cases[] = {
      {{"--allow", "dead-link,unused-note", "--deny=empty-heading"},
       {"dead-link", "unused-note"},
       {"empty-heading"}},
      {{"--allow", "dead-link", "--deny", "dead-link,unused-note"},
       {},
       {"dead-link", "unused-note"}},
      {{"--deny", "dead-link,unused-note", "book", "--allow", "dead-link"},
       {"dead-link"},
       {"unused-note"}},
      {{"--deny", "dead-link", "--allow", "dead-link", "--deny", "dead-link"}, {}, {"dead-link"}},
  };
  for (auto [arguments, allowed, denied] : cases) {
    arguments.insert(arguments.begin(), "build");
    const Options options = parsed(arguments);
    EXPECT_EQ(options.policy.allow, allowed);
    EXPECT_EQ(options.policy.deny, denied);
  }
  EXPECT_TRUE(parsed({"check", "--deny", "dead-link,warnings"}).policy.deny_warnings);
  EXPECT_THAT(answered({"check", "--allow", "no-chapters"}).text,
              HasSubstr("`no-chapters` cannot be allowed"));
}

TEST(Options, ExplainsACodeOrAll) {
  EXPECT_EQ(parsed({"explain"}).command, Options::Command::explain);
  EXPECT_THAT(parsed({"explain"}).paths, ElementsAre());
  EXPECT_THAT(parsed({"explain", "dead-link"}).paths, ElementsAre("dead-link"));
  EXPECT_EQ(answered({"explain", "ded-link"}).status, kUsage);
  EXPECT_THAT(answered({"explain", "ded-link"}).text, HasSubstr("did you mean `dead-link`?"));
  EXPECT_THAT(answered({"explain", "a", "b"}).text, HasSubstr("one code at a time"));
}

}  // namespace
}  // namespace colophon::cli
