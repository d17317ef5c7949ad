// No word of a manuscript is lost: each is as often in the book as in the chapters, or more often.
//
// What a chapter's words are is asked of cmark alone, without our extensions, and of HTML's own
// rules; the marks of the extensions are taken out beforehand.

#include <cmark.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "support/books.h"
#include "support/disk.h"
#include "support/findings.h"
#include "support/words.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

// How often each is there.
using Counts = std::map<std::string, long>;

void add(const std::vector<std::string>& words, Counts& counts) {
  for (const std::string& word : words) ++counts[word];
}

// The continuation of a note is indented, which would be code without the note's mark. A line that
// is not, behind an empty one, ends the note.
std::string with_flat_notes(const std::string& text) {
  std::string result;
  bool in_note = false;
  bool after_empty_line = false;
  for (const std::string& line : lines_of(text)) {
    const std::size_t indent = line.starts_with("    ") ? 4 : line.starts_with("\t") ? 1 : 0;
    if (line.starts_with("[^")) {
      in_note = true;
    } else if (after_empty_line && indent == 0 && !line.empty()) {
      in_note = false;
    }
    result += (in_note ? line.substr(indent) : line) + '\n';
    after_empty_line = line.empty();
  }
  return result;
}

// What is syntax for us and text for cmark.
std::string without_marks(std::string text) {
  using std::regex;
  static const regex front_matter(R"(^---\n[^]*?\n(---|\.\.\.)\n)");
  static const regex notes_and_comments(R"(<!--[^]*?-->|\[\^[^\]\n]*\]:?)");
  static const regex attributes_and_divs(R"(\{[#.:=-][^}\n]*\}|\{\w+=[^}\n]*\}|\n *:::+[^\n]*)");
  static const regex mathematics(R"(\$([^$\n]+)\$)");
  static const regex links(R"(\[([^\]\n]*)\]\([^()\s]*\))");
  std::erase(text, '\r');
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.starts_with("---\n")) {
    text = std::regex_replace(text, front_matter, "", std::regex_constants::format_first_only);
  }
  text = std::regex_replace(with_flat_notes(text), notes_and_comments, "");
  text = std::regex_replace(text, attributes_and_divs, "");
  // In an element that asks for Markdown cmark reads no links, and their addresses are text.
  if (text.find("markdown=\"1\"") != text.npos) text = std::regex_replace(text, links, "$1");
  return std::regex_replace(text, mathematics, "$1");
}

Counts words_of_manuscript(const std::string& text) {
  const std::string plain = without_marks(text);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_markdown_to_html(plain.data(), plain.size(), CMARK_OPT_UNSAFE), &std::free);
  Counts counts;
  add(words_of_html(html.get()).body, counts);
  return counts;
}

// The words where a finding points: what is said is not lost silently.
Counts announced_words(const Book& book) {
  Counts counts;
  for (const Finding& finding : findings_of(book.inputs, book.folder)) {
    add(split_words(finding.text), counts);
  }
  return counts;
}

// Words of a known book that are not shown and that no finding names, each line with a reason:
// `BOOK: word word*TIMES # why`.
Counts known_losses(const Book& book) {
  Counts counts;
  for (const std::string& line : lines_of(read_file(tests_folder() / "books/not-shown.txt"))) {
    if (!line.starts_with(book.name + ": ")) continue;
    std::istringstream words(
        line.substr(book.name.size() + 2, line.find(" # ") - book.name.size() - 2));
    for (std::string word; words >> word;) {
      const std::size_t star = word.find('*');
      counts[word.substr(0, star)] += star == word.npos ? 1 : std::stol(word.substr(star + 1));
    }
  }
  return counts;
}

class BookWords : public ::testing::TestWithParam<Book> {};

std::string name_of_book(const ::testing::TestParamInfo<Book>& info) {
  return test_name(info.param.name);
}

}  // namespace

TEST_P(BookWords, are_all_there) {
  Counts expected;
  for (const fs::path& chapter : GetParam().chapters) {
    for (const auto& [word, count] : words_of_manuscript(read_file(chapter)))
      expected[word] += count;
  }
  Counts there = announced_words(GetParam());
  add(words_of_book(file_of(GetParam(), ".epub"), {"nav.xhtml"}), there);
  for (const auto& [word, count] : there) expected[word] -= count;
  std::erase_if(expected, [](const auto& word) { return word.second <= 0; });
  EXPECT_EQ(expected, known_losses(GetParam())) << "(how often each is missing)";
}

INSTANTIATE_TEST_SUITE_P(Books, BookWords, ::testing::ValuesIn(books()), name_of_book);

}  // namespace colophon::test
