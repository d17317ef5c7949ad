#include "markdown/scan/text_runs.h"

#include <algorithm>

namespace colophon::markdown {
namespace {

// A text that is not its source byte for byte has only one span, the whole.
Span part_of(Span span, std::size_t size, std::size_t from, std::size_t to) {
  if (!span || span.end - span.begin != size) return span;
  span.end = span.begin + static_cast<std::uint32_t>(to);
  span.begin += static_cast<std::uint32_t>(from);
  return span;
}

}  // namespace

void TextRun::gather(pugi::xml_node first) {
  nodes_.clear();
  text_.clear();
  pieces_.clear();
  for (pugi::xml_node node = first; node && is_text(node); node = node.next_sibling()) {
    const std::size_t begin = text_.size();
    text_ += node.value();
    pieces_.push_back({begin, text_.size(), markup_.span_of(node)});
    nodes_.push_back(node);
  }
}

void TextRun::wrap(std::span<const Range> ranges, const char* name, const Finish& finish) {
  const pugi::xml_node end = markup_.insert_element_before(nodes_.front(), name);
  for (const pugi::xml_node node : nodes_) markup_.remove(node);
  at_ = piece_ = 0;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    put_before(end, ranges[i].begin);
    const pugi::xml_node element = markup_.insert_element_before(end, name);
    const Span span = put_into(element, ranges[i].end);
    markup_.set_span(element, span);
    finish(element, i, span);
  }
  put_before(end, text_.size());
  markup_.remove(end);
}

// The text from at_ up to the end of a piece or to `end`, and its span.
std::pair<std::string_view, Span> TextRun::take(std::size_t end) {
  const Piece& piece = pieces_[piece_];
  const std::size_t from = at_;
  at_ = std::min(end, piece.end);
  if (at_ == piece.end) ++piece_;
  return {std::string_view(text_).substr(from, at_ - from),
          part_of(piece.span, piece.end - piece.begin, from - piece.begin, at_ - piece.begin)};
}

void TextRun::put_before(pugi::xml_node next, std::size_t end) {
  while (at_ < end) {
    const auto [text, span] = take(end);
    markup_.insert_text_before(next, text, span);
  }
}

Span TextRun::put_into(pugi::xml_node element, std::size_t end) {
  Span whole;
  while (at_ < end) {
    const auto [text, span] = take(end);
    markup_.append_text(element, text, span);
    if (!whole) whole = span;
    if (span.source == whole.source) whole.end = span.end;
  }
  return whole;
}

}  // namespace colophon::markdown
