#include "passes/common/text_blocks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "formats/addresses.h"
#include "formats/internal_names.h"
#include "model/markup.h"
#include "vocabulary/content_model.h"

namespace colophon::passes {

namespace {

constexpr std::array<std::string_view, 11> kLiteralElements = {
    "code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea", "tt", "var"};

constexpr std::array<std::string_view, 8> kObjects = {"audio", "canvas", "embed",  "iframe",
                                                      "img",   "input",  "object", "video"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

// <https://example.org>, <ada@example.org> and bare addresses: the text is the address.
bool shows_its_address(pugi::xml_node link) {
  const pugi::xml_node only = link.first_child();
  if (only.type() != pugi::node_pcdata || only.next_sibling()) return false;
  const std::string_view text = only.value();
  const std::string_view href = link.attribute("href").value();
  if (text.empty() || href.empty()) return false;
  if (text == href) return true;
  if (text.find_first_of(" \t\n") != text.npos) return false;
  if (scheme_of(text) == scheme_of(href) && !scheme_of(text).empty()) return true;
  return href.starts_with("mailto:") && href.substr(7) == text;
}

bool belongs_to_note(pugi::xml_node link) {
  const std::string_view role = link.attribute("role").value();
  return role == "doc-noteref" || role == "doc-backlink";
}

// An element whose text is no prose.
bool is_literal(pugi::xml_node element) {
  const std::string_view name = element.name();
  if (contains(kLiteralElements, name)) return true;
  if (name == "a" && shows_its_address(element)) return true;
  if (!element.attribute("class")) return false;
  return has_class(element, "math") || has_class(element, "nosmart");
}

enum class Place { block, inline_, literal, object, line_break, nothing };

Place place_of(pugi::xml_node element) {
  const std::string_view name = element.name();
  if (name == "br") return Place::line_break;
  if (name == internal::kNoteReference) return Place::nothing;
  if (name == "a" && belongs_to_note(element)) return Place::nothing;
  if (is_literal(element)) return Place::literal;
  if (contains(kObjects, name)) return Place::object;
  return vocabulary::info_of_element(name).is_inline ? Place::inline_ : Place::block;
}

bool is_block(pugi::xml_node element) {
  return !vocabulary::info_of_element(element.name()).is_inline;
}

}  // namespace

// Moves on in document order; true where a block ends or begins on the way.
bool TextBlocks::advance(bool into) {
  if (into && at_.first_child()) {
    at_ = at_.first_child();
    return false;
  }
  bool left_block = false;
  while (at_ != root_ && !at_.next_sibling()) {
    at_ = at_.parent();
    left_block = left_block || is_block(at_);
  }
  at_ = at_ == root_ ? pugi::xml_node() : at_.next_sibling();
  return left_block;
}

bool TextBlocks::next(std::vector<TextRun>& runs) {
  runs.clear();
  while (at_) {
    bool into = false;
    bool ends = false;
    if (at_.type() == pugi::node_pcdata || at_.type() == pugi::node_cdata) {
      runs.push_back({TextRun::Kind::text, at_});
    } else if (is_element(at_)) {
      const Place place = place_of(at_);
      const bool stands_alone = place == Place::block || (place == Place::literal && is_block(at_));
      if (stands_alone && !runs.empty()) return true;  // begins with the next call
      into = place == Place::block || place == Place::inline_;
      ends = stands_alone && !into;
      if (place == Place::literal) runs.push_back({TextRun::Kind::literal, at_});
      if (place == Place::object) runs.push_back({TextRun::Kind::object, at_});
      if (place == Place::line_break) runs.push_back({TextRun::Kind::line_break, at_});
      if (place == Place::block && !at_.first_child()) ends = true;
    }
    if (advance(into)) ends = true;
    if (ends && !runs.empty()) return true;
  }
  return !runs.empty();
}

pugi::xml_node block_of(pugi::xml_node node) {
  while (node.parent() && (!is_element(node) || !is_block(node))) node = node.parent();
  return node;
}

void append_literal(pugi::xml_node literal, std::string& out) {
  for (pugi::xml_node node = literal; node; node = next_in_order(node, literal)) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) out += node.value();
  }
}

}  // namespace colophon::passes
