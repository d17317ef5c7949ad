// What a reader of an mdBook sees, beside what a reader of our book of it sees: the same words in
// the same order. mdBook's rules are written out here once more, by the simplest means: the
// chapters in the order of SUMMARY.md, cmark alone, and the lines of Rust that mdBook hides taken
// out.

#include <cmark.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "support/books.h"
#include "support/disk.h"
#include "support/process.h"
#include "support/words.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// Which no author wrote.
const std::set<std::string> kMadePages = {"cover.xhtml", "nav.xhtml", "title-page.xhtml"};

// Folders of manuscripts that are mdBooks, each with a SUMMARY.md in `src`.
std::vector<fs::path> mdbooks() {
  std::vector<fs::path> found;
  for (const fs::path& folder : folders_in(corpora_folder())) {
    if (fs::exists(folder / "src/SUMMARY.md")) found.push_back(folder);
  }
  return found;
}

std::vector<fs::path> chapters_of(const fs::path& folder) {
  static const std::regex link(R"(\]\(([^)]+\.md)\))");
  const std::string summary = read_file(folder / "src/SUMMARY.md");
  std::vector<fs::path> chapters;
  for (std::sregex_iterator it(summary.begin(), summary.end(), link), end; it != end; ++it) {
    chapters.push_back(folder / "src" / (*it)[1].str());
  }
  return chapters;
}

bool is_rust(const std::string& info) {
  return info.starts_with("rust") && (info.size() == 4 || info[4] == ',' || info[4] == ' ');
}

// `# use x;` is hidden, `## x` is `# x`, `#[attribute]` and `#![attribute]` are themselves.
std::string without_hidden_lines(const std::string& text) {
  static const std::regex boring(R"(^(\s*)#(.?)(.*)$)");
  std::string shown;
  std::string fence;
  bool rust = false;
  for (const std::string& line : lines_of(text)) {
    const std::size_t at = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t length = std::min(line.find_first_not_of('`', at), line.size()) - at;
    if (fence.empty() && length >= 3) {
      fence = line.substr(at, length);
      rust = is_rust(line.substr(at + length));
    } else if (!fence.empty() && length >= fence.size()) {
      fence.clear();
    } else if (std::smatch parts; !fence.empty() && rust && std::regex_match(line, parts, boring)) {
      if (parts[2] == "#") {
        shown += parts[1].str() + "#" + parts[3].str() + "\n";
        continue;
      }
      if (parts[2] != "!" && parts[2] != "[") continue;
    }
    shown += line + "\n";
  }
  return shown;
}

std::vector<std::string> words_of_mdbook(const fs::path& folder) {
  std::vector<std::string> words;
  for (const fs::path& chapter : chapters_of(folder)) {
    static const std::regex heading_attributes(R"((\n#[^\n]*)\{#[^}\n]*\})");
    const std::string text = std::regex_replace("\n" + without_hidden_lines(read_file(chapter)),
                                                heading_attributes, "$1");
    const std::unique_ptr<char, decltype(&std::free)> html(
        cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_UNSAFE), &std::free);
    const Words shown = words_of_html(html.get());
    words.insert(words.end(), shown.body.begin(), shown.body.end());
  }
  return words;
}

}  // namespace

TEST(MdBook, shows_the_same_words_in_the_same_order) {
  if (mdbooks().empty()) GTEST_SKIP() << "COLOPHON_CORPORA names no mdBook";
  for (const fs::path& folder : mdbooks()) {
    const TemporaryFolder scratch;
    const fs::path epub = scratch.path() / "book.epub";
    const Outcome outcome =
        run({.line = "colophon build --lenient -o " + shell_word(epub.string()) + " .",
             .folder = folder});
    ASSERT_EQ(outcome.status, 0) << outcome.output;
    const std::vector<std::string> theirs = words_of_mdbook(folder);
    const std::vector<std::string> ours = words_of_book(epub, kMadePages);
    const auto [a, b] = std::mismatch(theirs.begin(), theirs.end(), ours.begin(), ours.end());
    const auto at = static_cast<std::size_t>(a - theirs.begin());
    EXPECT_TRUE(a == theirs.end() && b == ours.end())
        << folder << ": word " << at << " is `" << (a == theirs.end() ? "" : *a) << "` in mdBook, `"
        << (b == ours.end() ? "" : *b) << "` here, behind `" << (at > 0 ? theirs[at - 1] : "")
        << "`";
  }
}

}  // namespace colophon::test
