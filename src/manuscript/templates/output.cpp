#include "manuscript/templates/output.h"

#include <cstdint>

#include "manuscript/templates/template.h"

namespace colophon::manuscript {

// Each piece counts with what it takes to know it by.
bool Output::can_add(std::size_t bytes, Span place) {
  return context_.spending.add_text(bytes + sizeof(Span), place);
}

bool Output::can_repeat(std::size_t bytes, Span place) {
  return context_.spending.add_repeated(bytes + sizeof(Span), place);
}

void Output::add(Span piece) {
  if (piece.begin == piece.end) return;
  code_.read(context_.sources.text_of(piece));
  const bool goes_on = !pieces_.empty() && pieces_.back().source == piece.source &&
                       pieces_.back().end == piece.begin;
  if (goes_on) {
    pieces_.back().end = piece.end;
  } else {
    pieces_.push_back(piece);
  }
}

void Output::add_made(std::string_view text, SourceId file, Span place) {
  if (!can_add(text.size(), place)) return;
  const auto [made, is_new] = made_.try_emplace({file, std::string(text)}, SourceId::none);
  if (is_new) made->second = context_.sources.add(context_.sources[file].name, std::string(text));
  add({made->second, 0, static_cast<std::uint32_t>(text.size())});
}

void Output::add_value(const yaml::Node& value, Span place) {
  if (!can_repeat(value.text.size(), place)) return;
  Span span = value.span;
  const std::string_view written = context_.sources.text_of(span);
  const bool is_quoted = unquoted(written).size() < written.size();
  if (is_quoted && unquoted(written) == value.text) {
    ++span.begin;
    --span.end;
  }
  if (context_.sources.text_of(span) == value.text) return add(span);
  add_made(value.text, span ? span.source : place.source, place);
}

}  // namespace colophon::manuscript
