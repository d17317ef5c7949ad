// What a reader sees of a tree as one line of text.
#include <string>
#include <string_view>

#include "formats/internal_names.h"
#include "model/markup.h"
#include "vocabulary/content_model.h"

namespace colophon {

namespace {

// Appends with runs of white space as one space, and none at either end.
class Line {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        add_space();
        continue;
      }
      if (space_wanted_) text_ += ' ';
      space_wanted_ = false;
      text_ += c;
    }
  }
  void add_space() { space_wanted_ = !text_.empty(); }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool space_wanted_ = false;
};

// Elements whose content is no part of the running text: references to notes, and the reading
// aids of ruby, which would double the words they stand over.
bool is_left_out(pugi::xml_node node) {
  const std::string_view name = node.name();
  if (name == internal::kNoteReference || name == "rt" || name == "rp") return true;
  return name == "a" && std::string_view(node.attribute("role").value()) == "doc-noteref";
}

bool separates_words(pugi::xml_node node) {
  if (!is_element(node)) return false;
  return is_element(node, "br") || !vocabulary::info_of_element(node.name()).is_inline;
}

}  // namespace

std::string plain_text(pugi::xml_node node) {
  Line line;
  pugi::xml_node at = node;
  while (at) {
    if (!is_element(at)) {
      if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) line.add(at.value());
    } else if (is_element(at, "img")) {
      line.add(at.attribute("alt").value());
    } else if (separates_words(at)) {
      line.add_space();
    }
    const pugi::xml_node child = is_left_out(at) ? pugi::xml_node() : at.first_child();
    if (child) {
      at = child;
      continue;
    }
    for (; at != node && !at.next_sibling(); at = at.parent()) {
      if (separates_words(at)) line.add_space();
    }
    if (at == node) break;
    if (separates_words(at)) line.add_space();
    at = at.next_sibling();
  }
  return line.take();
}

}  // namespace colophon
