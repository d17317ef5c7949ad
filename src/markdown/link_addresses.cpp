#include "markdown/link_addresses.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/identifiers.h"
#include "markdown/inline_forms.h"

namespace colophon::markdown {
namespace {

constexpr std::array<std::string_view, 14> kWithoutLinks = {
    "a",      "button", "code",  "kbd", "math",     "pre", "samp",
    "script", "select", "style", "svg", "textarea", "tt",  "var"};

bool has_no_links(pugi::xml_node node) {
  return std::find(kWithoutLinks.begin(), kWithoutLinks.end(), node.name()) != kWithoutLinks.end();
}

bool is_text(pugi::xml_node node) { return node.type() == pugi::node_pcdata; }

bool may_have_address(std::string_view text) {
  return text.find("://") != text.npos || text.find("www.") != text.npos;
}

class Linker {
 public:
  explicit Linker(Chapter& chapter) : markup_(chapter.markup) {}

  void link_in(pugi::xml_node root) {
    for (pugi::xml_node node = root; node;) {
      if (is_text(node)) {
        node = link_in_run(node, root);
      } else {
        node = has_no_links(node) ? next_skipping(node, root) : next_in_order(node, root);
      }
    }
  }

 private:
  struct Piece {
    std::size_t begin = 0;  // in text_
    std::size_t end = 0;
    Span span;
  };

  // Texts side by side are one text of several origins: `a&amp;b` is three. Returns the node from
  // which to go on.
  pugi::xml_node link_in_run(pugi::xml_node first, pugi::xml_node root) {
    bool worth_it = false;
    std::vector<pugi::xml_node> nodes;
    for (pugi::xml_node node = first; node && is_text(node); node = node.next_sibling()) {
      worth_it = worth_it || may_have_address(node.value());
      nodes.push_back(node);
    }
    const pugi::xml_node next = next_in_order(nodes.back(), root);
    if (worth_it) {
      gather(nodes);
      find_addresses();
      if (!addresses_.empty()) rewrite(nodes);
    }
    return next;
  }

  void gather(const std::vector<pugi::xml_node>& nodes) {
    text_.clear();
    pieces_.clear();
    for (const pugi::xml_node node : nodes) {
      const std::size_t begin = text_.size();
      text_ += node.value();
      pieces_.push_back({begin, text_.size(), markup_.span_of(node)});
    }
  }

  void find_addresses() {
    addresses_.clear();
    for (std::size_t at = text_.find_first_of("hw"); at != text_.npos;
         at = text_.find_first_of("hw", at)) {
      const std::size_t end = skip_bare_address(text_, at);
      if (end != kNone && is_valid_address(address_of({at, end}))) addresses_.push_back({at, end});
      at = end == kNone ? at + 1 : end;
    }
  }

  std::string address_of(Range range) const {
    const std::string text = text_.substr(range.begin, range.end - range.begin);
    return text.starts_with("www.") ? "http://" + text : text;
  }

  void rewrite(const std::vector<pugi::xml_node>& nodes) {
    const pugi::xml_node end = markup_.insert_element_before(nodes.front(), "a");
    for (const pugi::xml_node node : nodes) markup_.remove(node);
    at_ = piece_ = 0;
    for (const Range& range : addresses_) {
      put_before(end, range.begin);
      const pugi::xml_node link = markup_.insert_element_before(end, "a");
      const Span span = put_into(link, range.end);
      markup_.set_span(link, span);
      markup_.set_attribute(link, "href", address_of(range), span);
    }
    put_before(end, text_.size());
    markup_.remove(end);
  }

  // The text from at_ up to the end of a piece or to `end`, and its span.
  std::pair<std::string_view, Span> take(std::size_t end) {
    const Piece& piece = pieces_[piece_];
    const std::size_t to = std::min(end, piece.end);
    const std::pair part(std::string_view(text_).substr(at_, to - at_), part_of(piece, at_, to));
    at_ = to;
    if (to == piece.end) ++piece_;
    return part;
  }

  void put_before(pugi::xml_node next, std::size_t end) {
    while (at_ < end) {
      const auto [text, span] = take(end);
      markup_.insert_text_before(next, text, span);
    }
  }

  Span put_into(pugi::xml_node link, std::size_t end) {
    Span whole;
    while (at_ < end) {
      const auto [text, span] = take(end);
      markup_.append_text(link, text, span);
      if (!whole) whole = span;
      if (span.source == whole.source) whole.end = span.end;
    }
    return whole;
  }

  // A text that is not its source byte for byte has only one span, the whole.
  static Span part_of(const Piece& piece, std::size_t from, std::size_t to) {
    Span span = piece.span;
    if (!span || span.end - span.begin != piece.end - piece.begin) return span;
    span.end = span.begin + static_cast<std::uint32_t>(to - piece.begin);
    span.begin += static_cast<std::uint32_t>(from - piece.begin);
    return span;
  }

  Markup& markup_;
  std::string text_;
  std::vector<Piece> pieces_;
  std::vector<Range> addresses_;
  std::size_t at_ = 0;     // in text_, up to where it is back in the tree
  std::size_t piece_ = 0;  // that this lies in
};

}  // namespace

void link_addresses(Chapter& chapter) {
  Linker linker(chapter);
  linker.link_in(chapter.body);
  linker.link_in(chapter.notes);
}

}  // namespace colophon::markdown
