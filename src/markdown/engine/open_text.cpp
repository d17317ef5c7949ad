#include "markdown/engine/open_text.h"

#include <utility>

#include "markdown/scan/syntax.h"

namespace colophon::markdown {

void OpenText::add(std::string_view literal, std::uint32_t from, std::uint32_t to,
                   pugi::xml_node element) {
  if (literal.empty()) return;
  const bool is_copied = to - from == literal.size() && generated_.is_copy(from, to);
  const std::uint32_t begin = generated_.source_of(from);
  const std::uint32_t end = is_copied   ? begin + (to - from)
                            : to > from ? generated_.source_end_of(to)
                                        : begin;
  if (!(is_copied && is_copied_ && begin == end_)) {
    this->end(element);
    begin_ = begin;
  }
  text_ += literal;
  end_ = end;
  is_copied_ = is_copied;
}

void OpenText::end(pugi::xml_node element) {
  if (text_.empty()) return;
  const std::string_view text = task_box(text_, element);
  markup_.append_text(element, text, origin_.span(begin_, end_));
  find_unsupported(text);
  text_.clear();
  is_copied_ = false;
}

void OpenText::begin_task(pugi::xml_node item) {
  if (dialect_.task_lists) item_ = item;
}

// `[ ] ` and `[x] ` at an item's head become the characters for them, never form fields.
std::string_view OpenText::task_box(std::string_view text, pugi::xml_node element) {
  const pugi::xml_node item = std::exchange(item_, {});
  if (!item || text.size() < 4 || text[0] != '[' || text[2] != ']' || !is_space(text[3]))
    return text;
  const bool done = text[1] == 'x' || text[1] == 'X';
  if (!done && text[1] != ' ') return text;
  markup_.append_text(element, done ? "\u2611 " : "\u2610 ", origin_.span(begin_, begin_ + 4));
  markup_.add_class(item, "task");
  begin_ += 4;
  return text.substr(4);
}

void OpenText::find_unsupported(std::string_view text) {
  if (!dialect_.spans) return;
  const auto note = [&](UnsupportedSyntax& syntax, Range found) {
    const auto begin = begin_ + static_cast<std::uint32_t>(is_copied_ ? found.begin : 0);
    const auto end =
        is_copied_ ? begin + static_cast<std::uint32_t>(found.end - found.begin) : end_;
    if (syntax.count++ == 0) syntax.first = origin_.span(begin, end);
  };
  for (Range it = find_citation(text, 0, dialect_); it.end > 0;
       it = find_citation(text, it.end, dialect_)) {
    note(citations_, it);
  }
  for (Range it = find_latex(text, 0); it.end > 0; it = find_latex(text, it.end)) {
    note(latex_, it);
  }
}

void OpenText::report_unresolved(Diagnostics& diags) const {
  if (citations_.count > 0)
    diags.report(Code::unresolved_citation, citations_.first, citations_.count);
  if (latex_.count > 0) diags.report(Code::unresolved_latex, latex_.first, latex_.count);
}

}  // namespace colophon::markdown
