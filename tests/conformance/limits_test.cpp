// Small things cost little: kilobytes that would make gigabytes, and memory that the system
// refuses.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/disk.h"
#include "support/process.h"

namespace colophon::test {

namespace {

constexpr char kBook[] =
    "title: Limits\nlanguage: en\nidentifier: urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78\n";

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

struct Bomb {
  std::string name;
  std::vector<std::pair<std::string, std::string>> files;
  std::string said = {};    // empty where it is a book like any other
  std::string hollow = {};  // a file of 700 MB of nothing
};

void PrintTo(const Bomb& bomb, std::ostream* out) { *out << bomb.name; }

// Ten files, each naming the next ten times; the last has a line.
Bomb chain(const std::string& name, std::string_view line, const std::string& chapter) {
  Bomb bomb{name, {{"book.yaml", kBook}, {"a.md", chapter}}, "over-budget"};
  for (int i = 0; i < 9; ++i)
    bomb.files.emplace_back(fmt::format("{}.i", i),
                            repeated(fmt::format(fmt::runtime(line), i + 1), 10));
  bomb.files.emplace_back("9.i", "p { margin: 0 }\n");
  return bomb;
}

Bomb imports() {
  Bomb bomb{"imports",
            {{"book.yaml", std::string(kBook) + "css: 0.css\n"}, {"a.md", "# A\n"}},
            "over-budget"};
  for (int i = 0; i < 12; ++i) {
    std::string css;
    for (const char* condition : {"screen", "print", "(color)", "all"})
      css += fmt::format("@import \"{}.css\" {};", i + 1, condition);
    bomb.files.emplace_back(fmt::format("{}.css", i), css);
  }
  bomb.files.emplace_back("12.css", "p { margin: 0 }\n");
  return bomb;
}

Bomb hollow(const std::string& file, const std::string& book, std::string_view chapter,
            const std::string& said) {
  Bomb bomb{test_name(file), {{"a.md", "# A\n\n" + std::string(chapter) + "\n"}}, said, file};
  if (!book.empty()) bomb.files.emplace_back("book.yaml", kBook + book);
  return bomb;
}

// Many names for what is not there, beside many files.
Bomb missing_files() {
  Bomb bomb{"missing_files", {{"book.yaml", std::string(kBook) + "css: a.css\n"}}, "and 29"};
  std::string pictures = "# A\n\n", imports;
  for (int i = 0; i < 3000; ++i) {
    pictures += fmt::format("![x](a-picture-{}-that-is-missing.png)\n\n", i);
    imports += fmt::format("@import \"a-sheet-{}-that-is-missing.css\";\n", i);
  }
  for (int i = 0; i < 500; ++i)
    bomb.files.emplace_back(fmt::format("a-picture-of-{}-something.png", i), "x");
  bomb.files.emplace_back("a.md", pictures);
  bomb.files.emplace_back("a.css", imports);
  return bomb;
}

Bomb patterns(const std::string& name, const std::string& pattern, const std::string& said) {
  Bomb bomb{name, {}, said};
  std::string book = std::string(kBook) + "contents:\n";
  for (int i = 0; i < 3000; ++i)
    book += fmt::format("  - \"{}\"\n", fmt::format(fmt::runtime(pattern), i % 100));
  bomb.files.emplace_back("book.yaml", book);
  for (int i = 0; i < 300; ++i) bomb.files.emplace_back(fmt::format("{}.md", i), "# A\n");
  return bomb;
}

std::vector<Bomb> bombs() {
  const std::string text(60'000, 'x');
  return {
      chain("includes", "{{{{#include {}.i}}}}\n\n", "# A\n\n{{#include 0.i}}\n"),
      chain("includes_of_nothing", "{{{{#include {}.i}}}}", "# A\n\n{{#include 0.i}}\n"),
      {"sections",
       {{"book.yaml", kBook},
        {"a.md", "# A\n\n" + repeated("{{#rustdoc_include b.i:a}}\n", 4000)},
        {"b.i", repeated("ANCHOR: a\nx\n", 4000)}},
       "over-budget"},
      {"variables",
       {{"book.yaml", std::string(kBook) + "written-for: quarto\nvariables: {a: " + text + "}\n"},
        {"a.md", "# A\n\n" + repeated("{{< meta a >}}", 20'000)}},
       "over-budget"},
      {"abbreviations",
       {{"book.yaml", kBook}, {"a.md", "# A\n\n*[HT]: " + text + "\n\n" + repeated("HT ", 25'000)}},
       "over-budget"},
      imports(),
      {"titles",
       {{"book.yaml", kBook},
        {"a.md", "# " + repeated("T ", 25'000) + "\n\n" + repeated("[](a.md) ", 2000)}},
       "over-budget"},
      {"attributes_on_lines",
       {{"book.yaml", kBook}, {"a.md", "# A\n\n" + repeated("{.a}\n", 10'000) + "x\n"}},
       ""},
      {"attributes_left_open",
       {{"book.yaml", kBook}, {"a.md", "# A\n\n" + repeated("[a]{.b ", 20'000)}},
       ""},
      hollow("a.yaml", "extends: a.yaml\n", "x", "it is larger than 64 MiB"),
      hollow("b.md", "", "x", "unreadable-chapter"),
      hollow("a.css", "css: a.css\n", "x", "over-budget"),
      hollow("a.i", "", "{{#include a.i}}", "unreadable-resource"),
      hollow("a.svg", "", "![x](a.svg)", "unknown-image"),
      hollow("a.mp4", "", "<video src=\"a.mp4\"></video>", "unknown-media"),
      hollow("book.toml", "", "x", "unreadable-file"),
      hollow("LANGS.md", "", "x", "unreadable-chapter"),
      missing_files(),
      patterns("equal_patterns", "*.md", ""),
      patterns("deep_patterns", "**/{}*.md", ""),
      patterns("missing_chapters", "a-chapter-{}-that-is-missing.md", "and 29"),
      patterns("patterns_of_nothing", "*a*a*a*a*a*a*a{}b", "and 29"),
      {"findings",
       {{"book.yaml", kBook}, {"a.md", "# A\n\n" + repeated("[a](#b)\n\n", 40'000)}},
       "and 39900 more"},
  };
}

void write_files(const TemporaryFolder& folder, const Bomb& bomb) {
  for (const auto& [name, text] : bomb.files) write_file(folder.path() / name, text);
  if (bomb.hollow.empty()) return;
  write_file(folder.path() / bomb.hollow, "");
  std::filesystem::resize_file(folder.path() / bomb.hollow, 734'000'000);
}

class Bombs : public ::testing::TestWithParam<Bomb> {};

}  // namespace

TEST_P(Bombs, cost_little) {
  const TemporaryFolder folder;
  write_files(folder, GetParam());
  const std::string limit = kIsSanitized ? "" : "ulimit -v 400000 && ";
  const Outcome outcome =
      run({.line = limit + "colophon check --quiet .", .folder = folder.path(), .seconds = 20});
  EXPECT_FALSE(outcome.timed_out) << "takes more than 20 s";
  EXPECT_EQ(outcome.status, GetParam().said.empty() ? 0 : 1) << outcome.output.substr(0, 500);
  EXPECT_NE(outcome.output.find(GetParam().said), outcome.output.npos);
  EXPECT_LT(outcome.output.size(), 100'000u);
}

INSTANTIATE_TEST_SUITE_P(Limits, Bombs, ::testing::ValuesIn(bombs()),
                         [](const auto& bomb) { return bomb.param.name; });

namespace {

// Enough chapters for every thread to have one.
void write_chapters(const TemporaryFolder& folder, std::size_t sentences) {
  write_file(folder.path() / "book.yaml", kBook);
  for (int i = 10; i < 90; ++i) {
    write_file(folder.path() / fmt::format("{}.md", i),
               fmt::format("# Tide {}\n\n{}\n", i, repeated("The *water* comes. ", sentences)) +
                   "The water goes.[^1]\n\n[^1]: So it does.\n");
  }
}

// The fewest kilobytes of addresses in which the program starts at all.
int fewest_kilobytes(const TemporaryFolder& folder) {
  constexpr int kMost = 1'000'000;
  int kilobytes = 20'000;
  const auto starts = [&] {
    const std::string line = fmt::format("ulimit -v {} && colophon --version", kilobytes);
    return run({.line = line, .folder = folder.path()}).status == 0;
  };
  while (kilobytes < kMost && !starts()) kilobytes += 1000;
  return kilobytes;
}

Outcome build(const TemporaryFolder& folder, const std::string& before, const std::string& jobs) {
  return run({.line = before + "colophon build . --quiet -o book.epub --jobs " + jobs,
              .folder = folder.path()});
}

}  // namespace

// Each asks for eight megabytes of addresses for its stack.
TEST(Limits, does_without_threads_that_are_refused) {
  if (kIsSanitized) GTEST_SKIP() << "a sanitizer needs more addresses than this leaves";
  const TemporaryFolder folder;
  write_chapters(folder, 20);
  ASSERT_EQ(build(folder, "", "1").status, 0);
  const std::string alone = read_file(folder.path() / "book.epub");
  const Outcome outcome = build(folder, "ulimit -s 8192 && ulimit -v 300000 && ", "80");
  EXPECT_EQ(outcome.status, 0) << outcome.output;
  EXPECT_TRUE(alone == read_file(folder.path() / "book.epub"));
}

// Whatever is refused it, `new` or a library: the book is the new one or the old, and nothing else
// is there.
TEST(Limits, ends_cleanly_where_memory_runs_out) {
  if (kIsSanitized) GTEST_SKIP() << "a sanitizer needs more addresses than this leaves";
  const TemporaryFolder folder;
  write_chapters(folder, 300);
  ASSERT_EQ(build(folder, "", "2").status, 0);
  const std::string whole = read_file(folder.path() / "book.epub");
  const int fewest = fewest_kilobytes(folder);
  int refusals = 0;
  for (int kilobytes = fewest; kilobytes < fewest + 15'000; kilobytes += 1'100) {
    write_file(folder.path() / "book.epub", whole);
    const Outcome outcome = build(folder, fmt::format("ulimit -v {} && ", kilobytes), "2");
    if (outcome.status != 0) {
      ++refusals;
      EXPECT_EQ(outcome.status, 3) << kilobytes << ": " << outcome.output;
      EXPECT_EQ(outcome.output, "colophon: error: memory ran out\n") << kilobytes;
    }
    EXPECT_TRUE(whole == read_file(folder.path() / "book.epub")) << kilobytes;
    const auto files = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(files), end(files)), 82) << kilobytes;
  }
  EXPECT_GT(refusals, 0);
}

}  // namespace colophon::test
