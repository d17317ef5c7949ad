#include "support/words.h"

#include <fmt/format.h>
#include <gumbo.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "base/unicode.h"
#include "base/utf8.h"
#include "support/trees.h"

namespace colophon::test {

namespace {

bool stands_alone(char32_t c) { return c >= 0x2E80 && c < 0xE000; }

bool is_in_word(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  return u_isalnum(code_point) != 0 || (U_GET_GC_MASK(code_point) & U_GC_M_MASK) != 0;
}

const char* edge_of(std::string_view element) {
  const bool ends_word = element == "br" || element == "img" || element == "sup" ||
                         element == "sub" || !is_phrasing(element);
  return ends_word ? " " : "";
}

void append_text(pugi::xml_node node, std::string& text) {
  const char* edge = node.type() == pugi::node_element ? edge_of(node.name()) : "";
  text += edge;
  text += node.value();
  text += node.attribute("alt").value();
  for (const pugi::xml_node child : node.children()) append_text(child, text);
  text += edge;
}

bool has_class(const GumboElement& element, const char* name) {
  const GumboAttribute* value = gumbo_get_attribute(&element.attributes, "class");
  return value && std::strstr(value->value, name) != nullptr;
}

// The text below a node; that of the notes goes apart.
void append_text(const GumboNode& node, std::string& body, std::string& notes) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
      node.type == GUMBO_NODE_WHITESPACE) {
    body += node.v.text.text;
  }
  if (node.type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& element = node.v.element;
  if (element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE) return;
  if (has_class(element, "footnote-ref") || has_class(element, "footnote-back")) return;
  std::string& out = has_class(element, "footnotes") ? notes : body;
  const char* edge = edge_of(gumbo_normalized_tagname(element.tag));
  out += edge;
  if (const GumboAttribute* alt = gumbo_get_attribute(&element.attributes, "alt")) {
    out += alt->value;
  }
  for (unsigned i = 0; i < element.children.length; ++i) {
    append_text(*static_cast<const GumboNode*>(element.children.data[i]), out, notes);
  }
  out += edge;
}

using Counts = std::map<std::string, long>;

Counts count(const Words& words) {
  Counts counts;
  for (const std::string& word : words.body) ++counts[word];
  for (const std::string& word : words.notes) ++counts[word];
  return counts;
}

// The words that are more often in `words` than `others` has them, in order.
std::vector<std::string> surplus(const Words& words, const Words& others) {
  Counts left = count(others);
  std::vector<std::string> result;
  for (const std::vector<std::string>* part : {&words.body, &words.notes}) {
    for (const std::string& word : *part) {
      if (--left[word] < 0) result.push_back(word);
    }
  }
  return result;
}

void append_words(char sign, const std::vector<std::string>& words, std::string& text) {
  constexpr std::size_t kMost = 8;
  for (std::size_t i = 0; i < std::min(words.size(), kMost); ++i) {
    text += fmt::format("{}{}{}", text.empty() ? "" : " ", sign, words[i]);
  }
  if (words.size() > kMost) text += fmt::format(" {}({} more)", sign, words.size() - kMost);
}

}  // namespace

std::vector<std::string> split_words(std::string_view text) {
  const std::string normal = unicode::nfc(utf8::replace_invalid(text));
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
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
  return words;
}

Words words_of_chapter(pugi::xml_node body, pugi::xml_node notes) {
  std::string shown;
  std::string noted;
  append_text(body, shown);
  append_text(notes, noted);
  return {split_words(shown), split_words(noted)};
}

Words words_of_html(std::string_view html) {
  GumboOutput* parsed = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::string body;
  std::string notes;
  append_text(*parsed->root, body, notes);
  gumbo_destroy_output(&kGumboDefaultOptions, parsed);
  return {split_words(body), split_words(notes)};
}

std::string difference(const Words& theirs, const Words& ours) {
  std::string text;
  append_words('-', surplus(theirs, ours), text);
  append_words('+', surplus(ours, theirs), text);
  if (!text.empty() || theirs.body == ours.body) return text;
  const auto place =
      std::mismatch(theirs.body.begin(), theirs.body.end(), ours.body.begin(), ours.body.end());
  return "order: " + (place.first == theirs.body.end() ? *place.second : *place.first);
}

}  // namespace colophon::test
