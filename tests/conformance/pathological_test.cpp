// Inputs that make parsers slow or overflow their stacks: a time that grows with the square of any
// of them would be minutes, and none may take more than seconds.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {

namespace {

constexpr std::size_t kMany = 50'000;

std::string repeated(std::string_view text, std::size_t times = kMany) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// `part` for 0, 1, 2 ..., where it says `{0}`.
std::string numbered(std::string_view part, std::size_t times = kMany) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += fmt::format(fmt::runtime(part), i);
  return result;
}

std::string backtick_runs() {
  std::string result;
  for (std::size_t i = 1; i < 600; ++i) result += "e" + std::string(i, '`');
  return result;
}

std::string nested_list(std::size_t depth) {
  std::string result;
  for (std::size_t i = 0; i < depth; ++i) result += std::string(2 * i, ' ') + "- a\n";
  return result;
}

struct Input {
  std::string name;
  std::string (*make)();
};

void PrintTo(const Input& input, std::ostream* out) { *out << input.name; }

const std::vector<Input> kInputs = {
    {"brackets", [] { return repeated("["); }},
    {"images_in_brackets", [] { return repeated("![[]()"); }},
    {"links_in_links", [] { return repeated("[a](") + repeated(")"); }},
    {"emphasis_openers", [] { return repeated("*a "); }},
    {"emphasis_pairs", [] { return repeated("*a_ "); }},
    {"emphasis_in_deep_quotes", [] { return repeated(">", 5000) + repeated("a*"); }},
    {"deep_quotes", [] { return repeated(">"); }},
    {"deep_bullets", [] { return repeated("- ") + "x" + repeated("\n"); }},
    {"deep_lists", [] { return nested_list(1000); }},
    {"backtick_runs", backtick_runs},
    {"unclosed_instructions", [] { return repeated("a <?"); }},
    {"unclosed_declarations", [] { return repeated("a <!A "); }},
    {"unclosed_cdata", [] { return repeated("a <![CDATA["); }},
    {"unclosed_comments", [] { return repeated("a <!-- "); }},
    {"open_tags", [] { return repeated("<b>"); }},
    {"open_blocks", [] { return repeated("<div>\n"); }},
    {"open_blocks_apart", [] { return repeated("<div>\n\n"); }},
    {"crossing_tags", [] { return repeated("<b><i></b></i>"); }},
    {"details_apart", [] { return repeated("<details>\n\nx\n\n", 5000); }},
    {"table_cells", [] { return repeated("|a") + "\n" + repeated("|-") + "\n" + repeated("|b"); }},
    {"table_rows", [] { return "|a|b|\n|-|-|\n" + repeated("|c|d|\n"); }},
    {"table_heads", [] { return repeated("|a|b|\n"); }},
    {"divs_open", [] { return repeated("::: a\n"); }},
    {"divs_closed", [] { return repeated("::: a\n", 2000) + repeated(":::\n", 2000); }},
    {"div_ends", [] { return repeated(":::\n"); }},
    {"note_references", [] { return repeated("[^1] "); }},
    {"notes", [] { return numbered("[^{0}]\n\n[^{0}]: note\n\n", 20'000); }},
    {"note_again_and_again", [] { return "[^1]: note\n\n" + repeated("x[^1]\n\n", 20'000); }},
    {"notes_in_notes", [] { return numbered("[^{0}]: [^1]\n\n", 20'000); }},
    {"inline_notes_open", [] { return repeated("^["); }},
    {"definitions", [] { return repeated("a\n: b\n\n", 20'000); }},
    {"struck", [] { return repeated("~~a "); }},
    {"superscripts", [] { return repeated("^a ") + repeated("~b "); }},
    {"dollars", [] { return repeated("$a "); }},
    {"attributes_open", [] { return repeated("{#a "); }},
    {"spans_open", [] { return repeated("[a]{"); }},
    {"quotation_marks", [] { return repeated("\"'"); }},
    {"equal_headings", [] { return repeated("# a\n\n", 20'000); }},
    {"heading_ids", [] { return numbered("# a {{#i{0}}}\n\n", 20'000); }},
    {"equal_ids", [] { return repeated("# a {#x}\n\n", 20'000); }},
    {"dead_links", [] { return numbered("[a](#b{0})\n\n", 20'000); }},
    {"missing_images", [] { return numbered("![a](b{0}.png)\n\n", 10'000); }},
    {"link_definitions", [] { return numbered("[a{0}]: /b\n", 20'000) + repeated("[x] "); }},
    {"entities", [] { return repeated("&amp;&#1;&x "); }},
    {"line_blocks", [] { return repeated("| a\n"); }},
    {"one_long_line", [] { return repeated("word ", 200'000); }},
    {"one_long_word", [] { return repeated("w", 1'000'000); }},
    {"blank_lines", [] { return repeated("\n", 1'000'000); }},
    {"combining_marks", [] { return "a" + repeated("\xCC\x81", 100'000); }},
    {"front_matter_nested", [] { return "---\na: " + repeated("[", 20'000) + "\n---\n"; }},
    {"front_matter_unclosed", [] { return "---\n" + repeated("a: b\n"); }},
};

// Each alias stands for ten of the one before: 10^9 in all.
constexpr char kAliases[] = R"(a: &a [x,x,x,x,x,x,x,x,x,x]
b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]
c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]
d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]
e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]
f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]
g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]
h: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g,*g]
subject: *h
contents: *h
)";

// The manuscript may be refused; the compiler may neither hang nor die.
void expect_an_answer(const TemporaryFolder& folder) {
  const Outcome outcome =
      run({.line = "colophon check --lenient --quiet .", .folder = folder.path(), .seconds = 20});
  const std::string end = outcome.output.substr(outcome.output.size() -
                                                std::min<std::size_t>(outcome.output.size(), 500));
  EXPECT_FALSE(outcome.timed_out) << "takes more than 20 s";
  EXPECT_LE(outcome.status, 1) << end;
}

class Pathological : public ::testing::TestWithParam<Input> {};

std::string name_of(const ::testing::TestParamInfo<Input>& info) { return info.param.name; }

}  // namespace

TEST_P(Pathological, is_answered_in_time) {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.yaml", "title: Slow\nlanguage: en\n");
  write_file(folder.path() / "slow.md", GetParam().make());
  expect_an_answer(folder);
}

TEST(PathologicalBookFile, is_answered_in_time) {
  const TemporaryFolder folder;
  write_file(folder.path() / "book.yaml", kAliases);
  write_file(folder.path() / "one.md", "# One\n");
  expect_an_answer(folder);
}

TEST(PathologicalBookFile, may_have_many_chapters) {
  const TemporaryFolder folder;
  for (int i = 0; i < 3000; ++i) {
    write_file(folder.path() / fmt::format("{}.md", i), fmt::format("# {}\n\n[x]({}.md)\n", i, i));
  }
  expect_an_answer(folder);
}

INSTANTIATE_TEST_SUITE_P(Input, Pathological, ::testing::ValuesIn(kInputs), name_of);

}  // namespace colophon::test
