#include "support/words.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <gumbo.h>
#include <unicode/uchar.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "model/markup.h"
#include "support/archive.h"
#include "support/disk.h"
#include "support/process.h"
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

struct Notes {
  std::map<unsigned, pugi::xml_node> by_index;
  std::vector<unsigned> references;  // those that were met, in order
  bool inline_in_text = false;
};

// The text below a node; of the notes that it refers to nothing but those that stand in the text.
void append_text(pugi::xml_node node, Notes& notes, std::string& text) {
  if (is_element(node, "script") || is_element(node, "style")) return;
  const char* edge = node.type() == pugi::node_element ? edge_of(node.name()) : "";
  text += edge;
  text += node.value();
  text += node.attribute("alt").value();
  if (is_element(node, "colophon:noteref")) {
    const unsigned index = node.attribute("colophon:note").as_uint();
    const pugi::xml_node note = notes.by_index[index];
    if (notes.inline_in_text && *note.attribute("colophon:label").value() == '\0') {
      append_text(note, notes, text);
    } else if (note) {
      notes.references.push_back(index);
    }
  }
  for (const pugi::xml_node child : node.children()) append_text(child, notes, text);
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
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return;
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

std::string one_a_line(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + "\n";
  return text;
}

// FNV-1a.
std::uint32_t number_of(std::string_view text) {
  std::uint32_t number = 2166136261;
  for (const char c : text) number = (number ^ static_cast<unsigned char>(c)) * 16777619;
  return number;
}

// Of a unified diff without context: "-a -b +c, -d".
std::string summary_of(const std::string& diff) {
  constexpr std::size_t kMost = 12;
  std::string all;
  std::string first;
  std::size_t count = 0;
  for (const std::string& line : lines_of(diff)) {
    if (line.starts_with("---") || line.starts_with("+++")) continue;
    if (line.starts_with("@@")) {
      if (!all.empty()) all += ",";
    } else {
      all += (all.empty() ? "" : " ") + line;
      if (++count <= kMost) first = all;
    }
  }
  if (count <= kMost) return first;
  return fmt::format("{} ({} more, {:08x})", first, count - kMost, number_of(all));
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
  Notes none;
  std::string shown;
  std::string noted;
  append_text(body, none, shown);
  append_text(notes, none, noted);
  return {split_words(shown), split_words(noted)};
}

Words words_of_references(pugi::xml_node body, pugi::xml_node notes, InlineNotes inline_notes) {
  Notes all{{}, {}, inline_notes == InlineNotes::in_text};
  for (const pugi::xml_node note : notes.children()) {
    all.by_index[note.attribute("colophon:note").as_uint()] = note;
  }
  std::string shown;
  append_text(body, all, shown);
  std::string noted;
  std::set<unsigned> followed;
  for (std::size_t i = 0; i < all.references.size(); ++i) {
    const unsigned index = all.references[i];
    const std::size_t known = all.references.size();
    append_text(all.by_index[index], all, noted);
    // The notes of a note come once, so that two that refer to each other have an end.
    if (!followed.insert(index).second) all.references.resize(known);
  }
  return {split_words(shown), split_words(noted)};
}

std::vector<std::string> words_of_book(const std::filesystem::path& epub,
                                       const std::set<std::string>& without) {
  std::vector<std::string> words;
  for (const ArchiveEntry& entry : read_archive(epub)) {
    const std::string name = std::filesystem::path(entry.name).filename().string();
    if (!name.ends_with(".xhtml") || without.contains(name)) continue;
    pugi::xml_document document;
    document.load_buffer(entry.bytes.data(), entry.bytes.size(),
                         pugi::parse_default | pugi::parse_ws_pcdata);
    const Words shown = words_of_chapter(document.child("html").child("body"), {});
    words.insert(words.end(), shown.body.begin(), shown.body.end());
  }
  return words;
}

Words words_of_html(std::string_view html) {
  GumboOutput* parsed = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::string body;
  std::string notes;
  append_text(*parsed->root, body, notes);
  gumbo_destroy_output(&kGumboDefaultOptions, parsed);
  return {split_words(body), split_words(notes)};
}

std::string difference(const std::vector<std::string>& theirs,
                       const std::vector<std::string>& ours) {
  if (theirs == ours) return {};
  const TemporaryFolder scratch;
  write_file(scratch.path() / "theirs", one_a_line(theirs));
  write_file(scratch.path() / "ours", one_a_line(ours));
  const Outcome outcome = run({.line = "diff -U0 theirs ours", .folder = scratch.path()});
  EXPECT_EQ(outcome.status, 1) << outcome.output;
  return summary_of(outcome.output);
}

std::string difference(const Words& theirs, const Words& ours) {
  const std::string in_notes = difference(theirs.notes, ours.notes);
  std::string text = difference(theirs.body, ours.body);
  if (!in_notes.empty()) text += (text.empty() ? "in notes " : ", in notes ") + in_notes;
  return text;
}

}  // namespace colophon::test
