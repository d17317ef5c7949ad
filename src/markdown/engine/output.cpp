#include "markdown/engine/output.h"

#include <algorithm>

#include "markdown/engine/apply_attributes.h"

namespace colophon::markdown {

Span Output::span(std::uint32_t from, std::uint32_t to) const {
  const std::uint32_t begin = source_of(from);
  return origin.span(begin,
                     std::max(begin, to > from ? document.generated().source_end_of(to) : begin));
}

Span Output::span(cmark_node* node) const {
  const Construct* construct = construct_of(node);
  if (construct && construct->end > construct->begin && construct->pair == Construct::Pair::none &&
      !is_div(*construct))
    return origin.span(construct->begin, construct->end);
  return span(info_of(node).begin, info_of(node).end);
}

void Output::descend(pugi::xml_node element) {
  parents_.push_back(here_);
  here_ = element;
}

void Output::ascend() {
  end_text();
  here_ = parents_.back();
  parents_.pop_back();
}

void Output::begin_again(std::span<const pugi::xml_node> open, pugi::xml_node element) {
  here_ = element;
  for (std::size_t k = open.size(); k > 0; --k) {
    parents_[parents_.size() - k] = here_;
    here_ = copy(open[k - 1]);
  }
}

pugi::xml_node Output::copy(pugi::xml_node element) {
  const pugi::xml_node out = markup.append_element(here_, element.name(), markup.span_of(element));
  for (const pugi::xml_attribute attribute : element.attributes()) {
    if (std::string_view(attribute.name()) == "id") continue;
    markup.set_attribute(out, attribute.name(), attribute.value(), markup.span_of(attribute));
  }
  return out;
}

pugi::xml_node Output::append(const char* name, cmark_node* node) {
  end_text();
  const pugi::xml_node element = markup.append_element(here_, name, span(node));
  if (const Attributes* attributes = info_of(node).attributes)
    apply_attributes(markup, element, *attributes, origin);
  return element;
}

void Output::add_text(cmark_node* node) {
  const std::string_view literal = view(cmark_node_get_literal(node));
  const NodeInfo& info = info_of(node);
  const std::span<const TextPiece> pieces = info.pieces();
  if (pieces.empty()) return add_text(literal, node);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const TextPiece& piece = pieces[i];
    const bool last = i + 1 == pieces.size();
    const std::size_t size = (last ? literal.size() : pieces[i + 1].literal) - piece.literal;
    text_.add(literal.substr(piece.literal, size), piece.generated,
              last ? info.end : pieces[i + 1].generated, here_);
  }
}

void Output::add_text(std::string_view literal, cmark_node* node) {
  text_.add(literal, info_of(node).begin, info_of(node).end, here_);
}

}  // namespace colophon::markdown
