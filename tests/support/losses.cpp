#include "support/losses.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>

#include "base/unicode.h"
#include "formats/html/html.h"
#include "support/commonmark_reading.h"
#include "support/unshown.h"
#include "support/words.h"
#include "vocabulary/content_model.h"

namespace colophon::test {

namespace {

// Words of syntax, which say what their neighbours are and are not shown: of a caption, of
// bookdown's headings. One of few letters may be a list's or an aside's mark.
bool is_keyword(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>({"Table", "PART", "APPENDIX"});
  return word.size() < 4 || std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// All that the chapter and what is said of it hold, in one text.
std::string everything(const Sources& sources, const Chapter& chapter) {
  std::string all;    // a word may begin in one run and end in the next, as in `w<em>or</em>d`
  std::string apart;  // and end a block where the next begins
  std::string attributes;
  const pugi::xml_node root = chapter.body.parent();
  for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
    const bool is_block = *node.name() && !vocabulary::info_of_element(node.name()).is_inline;
    all.append(is_block ? " " : "").append(node.value());
    apart.append(" ").append(node.value());
    for (const pugi::xml_attribute attribute : node.attributes()) {
      attributes += fmt::format(" {} {} {}", attribute.name(), attribute.value(),
                                sources.text_of(chapter.markup.span_of(attribute)));
    }
  }
  all += apart + attributes;
  for (const Diagnostic& diagnostic : chapter.diagnostics.all()) {
    all += " ";
    all += sources.text_of(diagnostic.span);
  }
  return all;
}

// Signs that are syntax to one reading alone stand between two words, or make them one.
bool is_made_of_two(std::string_view word, const std::string& all,
                    const std::unordered_set<std::string>& found) {
  constexpr std::size_t kFew = 3;
  const auto is_within = [&all](const std::string& piece) {
    return piece.size() >= kFew && all.find(piece) != all.npos;
  };
  for (std::size_t at = 1; at < word.size(); ++at) {
    const std::string first(word.substr(0, at));
    const std::string second(word.substr(at));
    if (found.contains(first) && (found.contains(second) || is_within(second))) return true;
    if (found.contains(second) && is_within(first)) return true;
  }
  return false;
}

// As where words stand between a table's cells, and the spaces between them in the table.
bool is_made_of_few(std::string_view word, const std::string& all,
                    const std::unordered_set<std::string>& found) {
  if (is_made_of_two(word, all, found)) return true;
  for (std::size_t at = 1; at < word.size(); ++at) {
    const std::string first(word.substr(0, at));
    if (found.contains(first) && is_made_of_two(word.substr(at), all, found)) return true;
  }
  return false;
}

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

// `&copy` without its semicolon is a sign to an HTML parser and text to CommonMark.
bool is_character_reference(const std::string& word, std::string_view text) {
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_word_character(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_word_character(text[end])) ++end;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const std::vector<std::string> read =
        words_of_html(std::string(text.substr(begin, end - begin))).body;
    const bool is_read = std::find(read.begin(), read.end(), word) != read.end();
    if (is_read != name.starts_with(word)) return true;
  }
  return false;
}

// Character references are characters to CommonMark, and to us only in what is shown.
std::string with_characters(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? text.find(';', at) : text.npos;
    const std::string characters =
        end == text.npos ? "" : html::decode_reference(text.substr(at + 1, end - at - 1));
    result += characters.empty() ? std::string(1, text[at]) : characters;
    at = characters.empty() ? at + 1 : end + 1;
  }
  return result;
}

// Stars and underscores are signs of an address or a formula where CommonMark sees emphasis.
std::string without_emphasis(std::string text) {
  std::erase_if(text, [](char c) { return c == '*' || c == '_'; });
  return text;
}

}  // namespace

std::vector<std::string> lost_words(std::string_view text, const Sources& sources,
                                    const Chapter& chapter) {
  const std::string there = everything(sources, chapter) + unshown(text, chapter);
  const std::string all =
      unicode::nfc(there + " " + without_emphasis(there) + " " + with_characters(there));
  const std::vector<std::string> words = split_words(all);
  const std::unordered_set<std::string> found(words.begin(), words.end());
  std::vector<std::string> lost = words_of_html(commonmark_html(text)).body;
  std::erase_if(lost, [&](const std::string& word) {
    return found.contains(word) || is_keyword(word) || all.find(word) != all.npos ||
           is_made_of_few(word, all, found) || is_character_reference(word, text);
  });
  return lost;
}

}  // namespace colophon::test
