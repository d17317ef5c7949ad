// The registry of diagnostics, what is explained of each, the books that show them and
// docs/diagnostics.md, which is made of them: none without the others.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "golden/golden.h"
#include "support/disk.h"
#include "vocabulary/explanations.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;
using vocabulary::Explanation;

std::vector<Code> all_codes() {
  std::vector<Code> codes;
  for (std::size_t i = 0; i < kCodeCount; ++i) codes.push_back(static_cast<Code>(i));
  return codes;
}

fs::path sources() { return tests_folder().parent_path() / "src"; }

// The names in a table of ours, in order: what stands behind each `macro(`.
std::vector<std::string> names_in(const fs::path& table, std::string_view macro) {
  std::vector<std::string> names;
  const std::string text = read_file(table);
  const std::string opening = fmt::format("\n{}(", macro);
  for (std::size_t at = text.find(opening); at != text.npos; at = text.find(opening, at + 1)) {
    const std::size_t begin = text.find_first_not_of(" \n", at + opening.size());
    names.push_back(text.substr(begin, text.find(',', begin) - begin));
  }
  return names;
}

bool is_sentence(std::string_view text) {
  return text.ends_with('.') && text.find("..") == text.npos;
}

bool is_clause(std::string_view text) {
  return !text.ends_with('.') &&
         std::islower(static_cast<unsigned char>(text.front())) + (text.front() == '`') > 0;
}

// EPUBCheck's ids, "RSC-005" and "OPF-086b", and Ace's, "image-alt".
bool is_id(std::string_view id) {
  const auto all = [](std::string_view text, auto is_of) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
      return is_of(static_cast<unsigned char>(c)) != 0;
    });
  };
  const std::size_t dash = id.find('-');
  if (dash == id.npos) return all(id, [](int c) { return std::islower(c); });
  if (std::islower(static_cast<unsigned char>(id.front()))) {
    return all(id, [](int c) { return std::isalpha(c) || c == '-'; });
  }
  return dash == 3 && all(id.substr(0, 3), [](int c) { return std::isupper(c); }) &&
         all(id.substr(4, 3), [](int c) { return std::isdigit(c); }) && id.size() <= 8;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The sections of the registry: of each code that begins one its title.
std::map<std::string, std::string> sections() {
  std::map<std::string, std::string> found;
  std::string title;
  for (const std::string& line : lines_of(read_file(sources() / "base/diagnostic_codes.def"))) {
    if (line.starts_with("// ") && !line.ends_with('.')) title = line.substr(3);
    const std::string_view macro = "COLOPHON_DIAGNOSTIC(";
    if (!line.starts_with(macro)) continue;
    if (!title.empty()) found[line.substr(macro.size(), line.find(',') - macro.size())] = title;
    title.clear();
  }
  return found;
}

std::string with_ellipses(std::string text) {
  for (std::size_t at; (at = text.find("{}")) != text.npos;) text.replace(at, 2, "…");
  return text;
}

// A message in a line of code; one with backticks in it needs two of them around it.
std::string as_code(const std::string& text) {
  return text.find('`') == text.npos ? "`" + text + "`" : "`` " + text + " ``";
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  out.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(out.front())));
  return out;
}

std::string fenced(std::string_view title, std::string_view lines) {
  return fmt::format("\n{}:\n\n````text\n{}\n````\n", title, lines);
}

std::string page_of(Code code) {
  const CodeInfo& info = info_of(code);
  const Explanation& explanation = *vocabulary::explanation_of(code);
  std::string out =
      fmt::format("\n### {}\n\n{}: {}\n\n{}\n", name_of(code), capitalised(name_of(info.severity)),
                  as_code(with_ellipses(std::string(info.message))), explanation.why);
  if (!explanation.hint.empty()) out += fmt::format("\nTo mend it: {}.\n", explanation.hint);
  if (!explanation.repair.empty())
    out += fmt::format("\nWith `--lenient`: {}\n", explanation.repair);
  out += fenced("Wrong", explanation.wrong) + fenced("Right", explanation.right);
  if (!info.preempts.empty()) {
    out += fmt::format("\nEPUBCheck or Ace would say: {}.\n",
                       fmt::join(words_of(info.preempts), ", "));
  }
  return out;
}

std::string diagnostics_page() {
  std::string out = R"(# Diagnostics

What the compiler says, and what it means; `colophon explain CODE` shows the same. The code is the word in brackets at the end of a message.

- **fatal**: no book can be written, whatever the options. It is shown as an error.
- **error**: a reader would lose something. No book is written; with `--lenient` it is repaired as is said here, and one is.
- **warning**: repaired, and the reader loses nothing.
- **note**: worth knowing.

`--deny CODE` makes an error of what is a warning or a note, and `--deny warnings` of all warnings; leniency does not overlook it. `--allow CODE` leaves a finding out, with all that it would stop.
In `book.yaml` the same are `deny` and `allow`, and in a chapter a comment allows a finding where it stands (see [dialect.md](dialect.md#comments)).

These are fatal:
)";
  std::vector<std::string> fatal;
  for (const Code code : all_codes()) {
    if (info_of(code).severity == Severity::fatal)
      fatal.push_back(fmt::format("[`{0}`](#{0})", name_of(code)));
  }
  out += fmt::format("{}.\n", fmt::join(fatal, ", "));
  const std::map<std::string, std::string> titles = sections();
  for (const Code code : all_codes()) {
    const auto title = titles.find(std::string(info_of(code).name));
    if (title != titles.end()) out += fmt::format("\n## {}\n", title->second);
    out += page_of(code);
  }
  return out;
}

}  // namespace

TEST(Registry, explains_every_code_in_its_order) {
  EXPECT_EQ(names_in(sources() / "vocabulary/explanations.def", "COLOPHON_EXPLANATION"),
            names_in(sources() / "base/diagnostic_codes.def", "COLOPHON_DIAGNOSTIC"));
}

TEST(Registry, says_all_there_is_to_say) {
  for (const Code code : all_codes()) {
    SCOPED_TRACE(name_of(code));
    const CodeInfo& info = info_of(code);
    const Explanation* explanation = vocabulary::explanation_of(code);
    ASSERT_NE(explanation, nullptr);
    EXPECT_TRUE(is_sentence(explanation->why)) << explanation->why;
    if (explanation->hint.empty()) {
      EXPECT_EQ(info.severity, Severity::note) << "nothing says how to mend it";
    } else {
      EXPECT_TRUE(is_clause(explanation->hint)) << explanation->hint;
      EXPECT_EQ(explanation->hint.find(info.message), std::string_view::npos);
    }
    EXPECT_EQ(explanation->repair.empty(), info.severity != Severity::error)
        << "--lenient repairs errors, all of them and nothing else";
    EXPECT_TRUE(explanation->repair.empty() || is_sentence(explanation->repair));
    EXPECT_FALSE(explanation->wrong.empty() || explanation->right.empty());
    EXPECT_NE(explanation->wrong, explanation->right);
    for (const std::string_view example : {explanation->wrong, explanation->right}) {
      EXPECT_FALSE(example.ends_with('\n'));
      for (const std::string& line : lines_of(example)) EXPECT_LE(line.size(), 76u) << line;
    }
    for (const std::string& id : words_of(info.preempts)) EXPECT_TRUE(is_id(id)) << id;
  }
}

TEST(Registry, has_its_page) {
  expect_golden(tests_folder().parent_path() / "docs/diagnostics.md", diagnostics_page());
}

// What the other pages say of a code has to be one.
TEST(Registry, knows_the_codes_of_the_other_pages) {
  for (const fs::path& page : files_in(tests_folder().parent_path() / "docs", ".md")) {
    const std::string text = read_file(page);
    const std::string_view link = "](diagnostics.md#";
    for (std::size_t at = text.find(link); at != text.npos; at = text.find(link, at + 1)) {
      const std::size_t begin = at + link.size();
      const std::string name = text.substr(begin, text.find(')', begin) - begin);
      const std::vector<Code> codes = all_codes();
      EXPECT_TRUE(std::any_of(codes.begin(), codes.end(),
                              [&name](Code code) { return name_of(code) == name; }))
          << page << " links to " << name;
    }
  }
}

// A line that names a test is no excuse where the test never says the code.
TEST(Registry, the_test_of_a_code_without_a_book_names_it) {
  for (const std::string& line :
       lines_of(read_file(tests_folder() / "golden/diagnostics/without-a-book"))) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::string code = line.substr(0, line.find(' '));
    const std::string test = line.substr(line.rfind(": ") + 2);
    std::string name = code;
    std::replace(name.begin(), name.end(), '-', '_');
    const std::string text = read_file(tests_folder() / test);
    EXPECT_TRUE(text.find(code) != text.npos || text.find("Code::" + name) != text.npos) << line;
  }
}

}  // namespace colophon::test
