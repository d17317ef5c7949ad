// Texts that stand side by side, as one text in which ranges become elements.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "markdown/scan/syntax.h"
#include "model/markup.h"

namespace colophon::markdown {

class TextRun {
 public:
  explicit TextRun(Markup& markup) : markup_(markup) {}

  // Takes in `first` and the texts directly behind it: `a&amp;b` is three texts of several origins.
  void gather(pugi::xml_node first);
  std::string_view text() const { return text_; }
  pugi::xml_node last() const { return nodes_.back(); }

  // Each range, in order and apart, becomes an element of the name. `finish` is given the element,
  // its number and its span.
  using Finish = std::function<void(pugi::xml_node, std::size_t, Span)>;
  void wrap(std::span<const Range> ranges, const char* name, const Finish& finish);

 private:
  struct Piece {
    std::size_t begin = 0;  // in text_
    std::size_t end = 0;
    Span span;
  };
  std::pair<std::string_view, Span> take(std::size_t end);
  void put_before(pugi::xml_node next, std::size_t end);
  Span put_into(pugi::xml_node element, std::size_t end);

  Markup& markup_;
  std::vector<pugi::xml_node> nodes_;
  std::string text_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;     // in text_, up to where it is back in the tree
  std::size_t piece_ = 0;  // that this lies in
};

inline bool is_text(pugi::xml_node node) { return node.type() == pugi::node_pcdata; }

}  // namespace colophon::markdown
