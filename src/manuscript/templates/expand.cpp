#include "manuscript/templates/expand.h"

#include <algorithm>
#include <utility>

#include "base/path.h"
#include "manuscript/metadata/values.h"
#include "manuscript/templates/expanding.h"

namespace colophon::manuscript {
namespace {

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

bool may_have_templates(std::string_view text) {
  return text.find("{{") != text.npos || text.find("{%") != text.npos ||
         text.find("<<") != text.npos;
}

}  // namespace

Expanding::Expanding(Entry& entry, ExpansionOfBook& book, Reading& reading)
    : entry_(entry),
      book_(book),
      reading_(reading),
      folder_(path::normalise(path::folder_of(entry.item.path))) {}

void Expanding::run() {
  const std::vector<Span> parts = std::move(entry_.item.text);
  for (const Span& part : parts) read(part, entry_.item.path, {});
  // A chapter without a place would have none to be named at.
  if (pieces_.empty())
    pieces_.push_back({parts.front().source, parts.front().begin, parts.front().begin});
  entry_.item.text = std::move(pieces_);
  entry_.is_blank =
      std::all_of(entry_.item.text.begin(), entry_.item.text.end(),
                  [&](const Span& piece) { return is_blank(reading_.sources.text_of(piece)); });
}

// Recursion is as deep as includes may be.
void Expanding::read(Span part, std::string path, Span directive) {
  Frame frame;
  frame.source = part.source;
  frame.text = std::string_view(reading_.sources[part.source].text).substr(0, part.end);
  frame.at = frame.done = part.begin;
  frame.path = std::move(path);
  frame.directive = directive;
  frames_.push_back(&frame);
  while (!reading_.spending.is_over()) {
    const std::size_t sign = next_sign(frame);
    if (sign >= frame.text.size()) break;
    frame.at = sign;
    if (!take(frame, sign)) frame.at = std::max(frame.at, sign + 1);
  }
  flush(frame, frame.text.size());
  frames_.pop_back();
}

std::size_t Expanding::next_sign(Frame& frame) const {
  const std::string_view text = frame.text;
  std::size_t brace = std::min(text.find('{', frame.at), text.size());
  while (brace + 1 < text.size() && text[brace + 1] != '{' && text[brace + 1] != '%')
    brace = std::min(text.find('{', brace + 1), text.size());
  if (brace + 1 >= text.size()) brace = text.size();
  if (!is_unknown_tool() && !is_tool(TemplateTool::leanpub)) return brace;
  // Leanpub's begin a line.
  const auto is_sign = [text](std::size_t at) {
    return text.substr(at).starts_with("<<") && (at == 0 || text[at - 1] == '\n');
  };
  while (frame.next_angles < text.size() &&
         (frame.next_angles < frame.at || !is_sign(frame.next_angles))) {
    frame.next_angles =
        std::min(text.find("<<", std::max(frame.at, frame.next_angles + 1)), text.size());
  }
  return std::min(brace, frame.next_angles);
}

bool Expanding::take(Frame& frame, std::size_t at) {
  return frame.text[at] == '<' ? leanpub(frame, at) : take_braces(frame, at);
}

bool Expanding::take_braces(Frame& frame, std::size_t at) {
  const std::string_view rest = frame.text.substr(at);
  const bool is_escaped = at > frame.done && frame.text[at - 1] == '\\';
  if (rest.starts_with("{{#") && is_escaped) return mdbook_escape(frame, at);
  if (is_escaped) return false;
  if (rest.starts_with("{%")) return liquid_tag(frame, at);
  if (rest.starts_with("{{{<")) return shortcode_escape(frame, at);
  if (rest.starts_with("{{<")) return shortcode(frame, at);
  const std::size_t inside = std::min(rest.find_first_not_of(" \t\n", 2), rest.size());
  if (inside < rest.size() && rest[inside] == '#') return mdbook(frame, at);
  if (rest.starts_with("{{{")) {
    frame.at = std::min(frame.text.find_first_not_of('{', at), frame.text.size());
    return false;
  }
  return liquid_variable(frame, at);
}

std::size_t Expanding::find_close(Frame& frame, std::size_t at, std::string_view sign) const {
  Frame::Close& known = frame.closes[sign == "}}" ? 0 : sign == "%}" ? 1 : sign == ">}}" ? 2 : 3];
  if (known.at < at || at < known.looked_from) known = {at, frame.text.find(sign, at)};
  return known.at;
}

Expanding::Template Expanding::parse(Frame& frame, std::size_t begin, std::size_t open_size,
                                     std::string_view close) const {
  constexpr std::size_t kLongest = 4000;  // of a template; further on nobody means this one
  const std::size_t inside = begin + open_size;
  const std::size_t end = find_close(frame, inside, close);
  if (end == frame.text.npos || end - inside > kLongest) return {};
  Template found;
  found.begin = begin;
  found.end = end + close.size();
  std::string_view inner = frame.text.substr(inside, end - inside);
  if (open_size == 2 && inner.starts_with('-')) inner.remove_prefix(1);
  if (open_size == 2 && inner.ends_with('-')) inner.remove_suffix(1);
  const auto trimmed = [](std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(" \t\n"), text.size());
    return text.substr(first, text.find_last_not_of(" \t\n") + 1 - first);
  };
  inner = trimmed(inner);
  found.inside = inner;
  found.name = inner.substr(0, std::min(inner.find_first_of(" \t\n"), inner.size()));
  found.rest = trimmed(inner.substr(found.name.size()));
  return found;
}

void Expanding::flush(Frame& frame, std::size_t to) {
  if (to <= frame.done) return;
  emit(span_of(frame, frame.done, to));
  frame.done = to;
}

// Each piece counts with what it takes to know it by. To blame is the template that is read.
bool Expanding::can_add(std::size_t bytes) {
  const Frame& frame = *frames_.back();
  return reading_.spending.add_text(bytes + sizeof(Span), span_of(frame, frame.done, frame.done));
}

bool Expanding::can_repeat(std::size_t bytes) {
  const Frame& frame = *frames_.back();
  return reading_.spending.add_repeated(bytes + sizeof(Span),
                                        span_of(frame, frame.done, frame.done));
}

void Expanding::emit(Span piece) {
  if (piece.begin == piece.end) return;
  code_.read(reading_.sources.text_of(piece));
  if (!pieces_.empty() && pieces_.back().source == piece.source &&
      pieces_.back().end == piece.begin) {
    pieces_.back().end = piece.end;
  } else {
    pieces_.push_back(piece);
  }
}

void Expanding::emit_made(std::string_view text, SourceId file) {
  if (!can_add(text.size())) return;
  const auto key = std::pair(file, std::string(text));
  auto made = book_.made.find(key);
  if (made == book_.made.end()) {
    const SourceId source = reading_.sources.add(reading_.sources[file].name, std::string(text));
    made = book_.made.emplace(key, source).first;
  }
  emit({made->second, 0, narrow(text.size())});
}

void Expanding::emit_value(const yaml::Node& value) {
  if (!can_repeat(value.text.size())) return;
  Span span = value.span;
  std::string_view written = reading_.sources.text_of(span);
  const bool is_quoted = written.size() >= 2 && written.front() == written.back() &&
                         (written.front() == '"' || written.front() == '\'');
  if (is_quoted && written.substr(1, written.size() - 2) == value.text) {
    ++span.begin;
    --span.end;
    written = value.text;
  }
  if (written == value.text) return emit(span);
  emit_made(value.text, span ? span.source : frames_.front()->source);
}

bool Expanding::resume(Frame& frame, std::size_t at) {
  frame.at = frame.done = at;
  return true;
}

bool Expanding::drop(Frame& frame, const Template& found) {
  const bool takes_line =
      in_code(frame, found.begin) && code_.in_fence() && is_alone(frame, found.begin, found.end);
  flush(frame, found.begin);
  const std::size_t line_end = frame.text.find('\n', found.end);
  return resume(frame, takes_line && line_end != frame.text.npos ? line_end + 1 : found.end);
}

Span Expanding::span_of(const Frame& frame, std::size_t begin, std::size_t end) const {
  return {frame.source, narrow(begin), narrow(end)};
}

Span Expanding::span_of(const Frame& frame, std::string_view part) const {
  const auto begin = static_cast<std::size_t>(part.data() - frame.text.data());
  return span_of(frame, begin, begin + part.size());
}

bool Expanding::in_code(Frame& frame, std::size_t at) {
  flush(frame, at);
  if (code_.in_fence()) return true;
  if (at >= frame.line_end) {
    frame.line_begin = at == 0 ? 0 : frame.text.rfind('\n', at - 1) + 1;
    frame.line_end = std::min(frame.text.find('\n', at), frame.text.size()) + 1;
    frame.code_spans =
        find_code_spans(frame.text.substr(frame.line_begin, frame.line_end - frame.line_begin));
  }
  const std::size_t place = at - frame.line_begin;
  const auto next =
      std::upper_bound(frame.code_spans.begin(), frame.code_spans.end(), place,
                       [](std::size_t offset, const CodeSpan& span) { return offset < span.end; });
  return next != frame.code_spans.end() && next->begin < place;
}

bool Expanding::in_comment(Frame& frame, std::size_t at) {
  flush(frame, at);
  return code_.in_comment();
}

bool Expanding::is_alone(Frame& frame, std::size_t begin, std::size_t end) {
  flush(frame, begin);
  const std::size_t behind = frame.text.find_first_not_of(" \t", end);
  return code_.at_line_start() && (behind == frame.text.npos || frame.text[behind] == '\n');
}

bool Expanding::report_unknown(Frame& frame, const Template& found) {
  reading_.diags.report(Code::unknown_template, span_of(frame, found), text_of(frame, found)).hint =
      "write what it should become, or put it in backticks where it is meant to be seen";
  frame.at = found.end;
  return true;
}

Diagnostic& Expanding::report_undefined(Frame& frame, const Template& found,
                                        std::string_view name) {
  frame.at = found.end;
  return reading_.diags.report(Code::undefined_variable, span_of(frame, name), name);
}

std::map<std::string, std::string> expand_templates(std::vector<Entry>& entries,
                                                    const Dialect& dialect,
                                                    std::span<const Layer> layers,
                                                    Reading& reading) {
  if (!dialect.templates) return {};
  ExpansionOfBook book{dialect.template_tool, IncludedFiles(reading), Variables(layers, reading)};
  for (Entry& entry : entries) {
    if (entry.item.kind != ContentsItem::Kind::chapter) continue;
    const auto has_templates = [&](const Span& part) {
      return may_have_templates(reading.sources.text_of(part));
    };
    if (std::any_of(entry.item.text.begin(), entry.item.text.end(), has_templates))
      Expanding(entry, book, reading).run();
  }
  return book.variables.used();
}

}  // namespace colophon::manuscript
