// No word of a manuscript is lost: each is as often in the book as in the chapters, or more often.
//
// What a chapter's words are is asked of cmark alone, without our extensions, and of HTML's own
// rules; the marks of the extensions are taken out beforehand.

#include <cmark.h>
#include <gtest/gtest.h>
#include <gumbo.h>
#include <unicode/uchar.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "support/archive.h"
#include "support/books.h"
#include "support/disk.h"
#include "support/trees.h"

namespace colophon::test {

namespace {

namespace fs = std::filesystem;

using Words = std::map<std::string, long>;  // how often each is there

// Ideographs and syllables, which no space separates, are words of their own.
bool stands_alone(char32_t c) { return c >= 0x2E80 && c < 0xE000; }

bool is_in_word(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  return u_isalnum(code_point) != 0 || (U_GET_GC_MASK(code_point) & U_GC_M_MASK) != 0;
}

// A word goes on through <em>, and ends at a block, an image or the number of a note.
const char* edge_of(std::string_view element) {
  const bool ends_word = element == "br" || element == "img" || element == "sup" ||
                         element == "sub" || !is_phrasing(element);
  return ends_word ? " " : "";
}

void count_words(std::string_view text, Words& words) {
  const std::string normal = unicode::nfc(utf8::replace_invalid(text));
  std::string word;
  const auto end_word = [&words, &word] {
    if (!word.empty()) ++words[word];
    word.clear();
  };
  for (std::size_t at = 0; at < normal.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(normal, at);
    if (!is_in_word(c) || stands_alone(c)) end_word();
    if (is_in_word(c)) word.append(normal, begin, at - begin);
    if (stands_alone(c)) end_word();
  }
  end_word();
}

// The text below a node, a space where a block begins or ends.
void append_text(const GumboNode& node, std::string& text) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
      node.type == GUMBO_NODE_WHITESPACE) {
    text += node.v.text.text;
  }
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& element = node.v.element;
  if (element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE) return;
  const char* edge = edge_of(gumbo_normalized_tagname(element.tag));
  text += edge;
  if (const GumboAttribute* alt = gumbo_get_attribute(&element.attributes, "alt")) {
    text += alt->value;
  }
  for (unsigned i = 0; i < element.children.length; ++i) {
    append_text(*static_cast<const GumboNode*>(element.children.data[i]), text);
  }
  text += edge;
}

void append_text(pugi::xml_node node, std::string& text) {
  const char* edge = node.type() == pugi::node_element ? edge_of(node.name()) : "";
  text += edge;
  text += node.value();
  text += node.attribute("alt").value();
  for (const pugi::xml_node child : node.children()) append_text(child, text);
  text += edge;
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
  std::erase(text, '\r');
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.starts_with("---\n")) {
    text = std::regex_replace(text, front_matter, "", std::regex_constants::format_first_only);
  }
  text = std::regex_replace(with_flat_notes(text), notes_and_comments, "");
  text = std::regex_replace(text, attributes_and_divs, "");
  return std::regex_replace(text, mathematics, "$1");
}

Words words_of_chapter(const std::string& text) {
  struct Free {
    void operator()(char* html) const { std::free(html); }
  };
  const std::string plain = without_marks(text);
  const std::unique_ptr<char, Free> html(
      cmark_markdown_to_html(plain.data(), plain.size(), CMARK_OPT_UNSAFE));
  GumboOutput* parsed = gumbo_parse(html.get());
  std::string shown;
  append_text(*parsed->root, shown);
  gumbo_destroy_output(&kGumboDefaultOptions, parsed);
  Words words;
  count_words(shown, words);
  return words;
}

Words words_of_book(const fs::path& epub) {
  Words words;
  for (const ArchiveEntry& entry : read_archive(epub)) {
    if (!entry.name.ends_with(".xhtml") || entry.name.ends_with("/nav.xhtml")) continue;
    pugi::xml_document document;
    document.load_buffer(entry.bytes.data(), entry.bytes.size(),
                         pugi::parse_default | pugi::parse_ws_pcdata);
    std::string shown;
    append_text(document.child("html").child("body"), shown);
    count_words(shown, words);
  }
  return words;
}

class BookWords : public ::testing::TestWithParam<Book> {};

std::string name_of_book(const ::testing::TestParamInfo<Book>& info) {
  return test_name(info.param.name);
}

}  // namespace

TEST_P(BookWords, are_all_there) {
  Words expected;
  for (const fs::path& chapter : GetParam().chapters) {
    for (const auto& [word, count] : words_of_chapter(read_file(chapter))) expected[word] += count;
  }
  const Words actual = words_of_book(file_of(GetParam(), ".epub"));
  Words lost;
  for (const auto& [word, count] : expected) {
    const auto found = actual.find(word);
    const long missing = count - (found == actual.end() ? 0 : found->second);
    if (missing > 0) lost[word] = missing;
  }
  EXPECT_EQ(lost, Words()) << "(how often each is missing)";
}

INSTANTIATE_TEST_SUITE_P(Books, BookWords, ::testing::ValuesIn(books()), name_of_book);

}  // namespace colophon::test
