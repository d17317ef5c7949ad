#include "markdown/constructs/blocks/rewrite_abbreviations.h"

#include <optional>
#include <utility>

#include "markdown/signs/abbreviations.h"

namespace colophon::markdown {
namespace {

// Whether the paragraph that is open begins with what may be the definition of a link.
bool may_define_link(const RewriteState& state) {
  if (state.paragraph.lines.empty()) return false;
  const ParagraphLine& first = state.paragraph.lines.front();
  return state.slice(first.rest, first.end).starts_with('[');
}

}  // namespace

bool rewrite_abbreviation(RewriteState& state, std::string_view rest) {
  const Line line = state.scanner.line();
  if (!state.dialect.abbreviations || line.indent >= kConstructIndent) return false;
  std::optional<AbbreviationLine> read = parse_abbreviation(rest);
  if (!read) return false;
  state.out.abbreviations.push_back({std::move(read->name), std::move(read->meaning),
                                     line.rest + static_cast<std::uint32_t>(read->place.begin),
                                     line.rest + static_cast<std::uint32_t>(read->place.end)});
  // What stands before it and after it is one paragraph; a definition would reach over it.
  if (state.scanner.continues_paragraph() && !state.table && !may_define_link(state)) return true;
  state.end_blocks();
  state.last_block = RewriteState::Block::other;
  state.scanner.begin_construct();
  state.take_out(line, line.end);
  return true;
}

}  // namespace colophon::markdown
