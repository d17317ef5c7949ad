#include "markdown/constructs/blocks/rewrite_comments.h"

#include <algorithm>
#include <string>

#include "markdown/scan/syntax.h"
#include "markdown/signs/comments.h"

namespace colophon::markdown {
namespace {

// Whether nothing but blanks stands between text[at] and the line's end.
bool ends_line(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t", at), text.size()) ==
         std::min(text.find('\n', at), text.size());
}

// The offset behind the `%%` that ends a line at or behind text[at], or kNone; `alone`: with
// nothing before it.
std::size_t find_comment_end(std::string_view text, std::size_t at, bool alone) {
  for (std::size_t i = text.find("%%", at); i != text.npos; i = text.find("%%", i)) {
    const std::size_t end = skip_run(text, i);
    const std::size_t line = text.find_last_not_of(" \t>", i - 1);
    const bool begins_line = line == text.npos || text[line] == '\n';
    if (end == i + 2 && ends_line(text, end) && (begins_line || !alone)) return end;
    i = end;
  }
  return kNone;
}

}  // namespace

// `%%` at a line's start, up to the `%%` at a line's end. Outside a vault, where a line of two such
// delimiters may be anything, both stand alone on their lines.
bool CommentRewriter::line(std::string_view rest) {
  if (!state_.dialect.comments || has_no_end_ || skip_run(rest, 0) != 2) return false;
  const Line line = state_.scanner.line();
  if (state_.scanner.continues_paragraph() && rest.find("%%", 2) != rest.npos) return false;
  const bool on_this_line = rest.find("%%", 2) != rest.npos;
  if (on_this_line && skip_comment(rest, 0) != rest.find_last_not_of(" \t") + 1) return false;
  const bool alone = !state_.dialect.vault && !on_this_line;
  if (alone && !ends_line(rest, 2)) return false;
  if (state_.nesting > 0 && !on_this_line) return false;  // a cell has only pieces of its lines
  const std::size_t end = find_comment_end(state_.text, line.rest + 2, alone);
  if (end == kNone) {
    has_no_end_ = !alone;
    return false;
  }
  const auto comment_end = static_cast<std::uint32_t>(end);
  state_.begin_construct();
  report_comment(state_.slice(line.rest, comment_end), state_.origin.span(line.rest, comment_end),
                 state_.diags);
  const auto last =
      static_cast<std::uint32_t>(std::min(state_.text.find('\n', end), state_.text.size()));
  state_.take_out(line, last);
  while (state_.scanner.line().end < last && state_.scanner.skip_line()) {
  }
  state_.last_block = RewriteState::Block::other;
  return true;
}

}  // namespace colophon::markdown
