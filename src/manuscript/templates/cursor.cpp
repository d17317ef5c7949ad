#include "manuscript/templates/cursor.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "manuscript/metadata/values.h"

namespace colophon::manuscript {

Cursor::Cursor(Expansion& expansion, Span part, std::string file, Span include)
    : chapter(expansion),
      source(part.source),
      text(std::string_view(expansion.context.sources[part.source].text).substr(0, part.end)),
      path(std::move(file)),
      directive(include),
      at_(part.begin),
      done_(part.begin) {}

std::size_t Cursor::find_close(std::size_t at, std::string_view sign) {
  constexpr auto kSigns = std::to_array<std::string_view>({"}}", "%}", ">}}", ">}}}"});
  const auto* const known = std::find(kSigns.begin(), kSigns.end(), sign);
  Close& close = closes_[static_cast<std::size_t>(known - kSigns.begin())];
  if (close.at < at || at < close.looked_from) close = {at, text.find(sign, at)};
  return close.at;
}

Template Cursor::parse(std::size_t begin, std::size_t open_size, std::string_view close) {
  constexpr std::size_t kLongest = 4000;  // of a template; further on nobody means this one
  const std::size_t inside = begin + open_size;
  const std::size_t end = find_close(inside, close);
  if (end == text.npos || end - inside > kLongest) return {};
  std::string_view inner = text.substr(inside, end - inside);
  if (open_size == 2 && inner.starts_with('-')) inner.remove_prefix(1);
  if (open_size == 2 && inner.ends_with('-')) inner.remove_suffix(1);
  inner = trim(inner);
  const std::string_view name = inner.substr(0, inner.find_first_of(" \t\n"));
  return {begin, end + close.size(), name, trim(inner.substr(name.size())), inner};
}

std::string_view Cursor::written(const Template& found) const {
  return text.substr(found.begin, found.end - found.begin);
}

Span Cursor::span_of(std::size_t begin, std::size_t end) const {
  return {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Span Cursor::span_of(std::string_view part) const {
  const auto begin = static_cast<std::size_t>(part.data() - text.data());
  return span_of(begin, begin + part.size());
}

bool Cursor::is_escaped() const { return at_ > done_ && text[at_ - 1] == '\\'; }

bool Cursor::in_code(std::size_t at) {
  copy_to(at);
  if (chapter.output.code().in_fence()) return true;
  if (at >= line_end_) {
    line_begin_ = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    line_end_ = std::min(text.find('\n', at), text.size()) + 1;
    code_spans_ = find_code_spans(text.substr(line_begin_, line_end_ - line_begin_));
  }
  const std::size_t place = at - line_begin_;
  const auto next =
      std::upper_bound(code_spans_.begin(), code_spans_.end(), place,
                       [](std::size_t offset, const CodeSpan& span) { return offset < span.end; });
  return next != code_spans_.end() && next->begin < place;
}

bool Cursor::in_comment(std::size_t at) {
  copy_to(at);
  return chapter.output.code().in_comment();
}

bool Cursor::is_alone(const Template& found) {
  copy_to(found.begin);
  const std::size_t behind = text.find_first_not_of(" \t", found.end);
  return chapter.output.code().at_line_start() && (behind == text.npos || text[behind] == '\n');
}

void Cursor::copy_to(std::size_t to) {
  if (to <= done_) return;
  chapter.output.add(span_of(done_, to));
  done_ = to;
}

void Cursor::add_repeated(std::string_view made) {
  if (chapter.output.can_repeat(made.size(), place())) add_made(made);
}

bool Cursor::resume(std::size_t at) {
  at_ = done_ = at;
  return true;
}

bool Cursor::drop(const Template& found) {
  const bool takes_line =
      in_code(found.begin) && chapter.output.code().in_fence() && is_alone(found);
  copy_to(found.begin);
  const std::size_t line_end = text.find('\n', found.end);
  return resume(takes_line && line_end != text.npos ? line_end + 1 : found.end);
}

bool Cursor::keep(const Template& found) {
  at_ = found.end;
  return true;
}

bool Cursor::report_unknown(const Template& found) {
  context().diags.report(Code::unknown_template, span_of(found), written(found)).hint =
      "write what it should become, or put it in backticks where it is meant to be seen";
  return keep(found);
}

bool Cursor::report_undefined(const Template& found, std::string_view name, std::string hint) {
  context().diags.report(Code::undefined_variable, span_of(name), name).hint = std::move(hint);
  return keep(found);
}

bool Cursor::report_unclosed(const Template& found) {
  context().diags.report(Code::unclosed_template, span_of(found), written(found)).hint =
      "end it with `{% end" + std::string(found.name) + " %}`";
  return keep(found);
}

}  // namespace colophon::manuscript
