#include "markdown/constructs/blocks/rewrite_definitions.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "markdown/scan/syntax.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
constexpr std::size_t kLongestTerm = 60;  // in code points
constexpr std::size_t kShortTerm = 40;
constexpr std::size_t kMostTerms = 8;

// Whether the line is short and ends no sentence or part of one, which lines of prose do.
bool may_be_term(std::string_view line, std::size_t longest) {
  static constexpr std::u32string_view kEnds =
      U".,;:!?\u2026-\u2013\u2014\"'\u2019\u201d\u00bb\u3002\uff0c\u3001\uff1b\uff1a\uff01\uff1f";
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  if (line.empty() || line.size() > 4 * longest || utf8::length(line) > longest) return false;
  std::size_t at = line.size();
  return kEnds.find(utf8::previous(line, at)) == kEnds.npos;
}

// A line before a colon is a term; what may as well be prose has to look like one.
bool are_terms(const RewriteState& state, const Paragraph& run, char delimiter, bool is_wide) {
  const std::size_t count = run.lines.size();
  if (count == 0 || count > kMostTerms) return false;
  const bool is_certain = count == 1 && delimiter == ':';
  const std::size_t longest = count == 1 || is_wide ? kLongestTerm : kShortTerm;
  return std::all_of(run.lines.begin(), run.lines.end(), [&](const ParagraphLine& line) {
    return line.placeholder.empty() &&
           (is_certain || may_be_term(state.slice(line.rest, line.end), longest));
  });
}

}  // namespace

bool rewrite_definition(RewriteState& state, std::string_view rest) {
  if (!state.dialect.definition_lists || rest.size() < 2 || !is_blank(rest[1])) return false;
  if (state.scanner.containers().size() >= kMostContainers) return false;
  const Line line = state.scanner.line();
  const Container* left = state.scanner.first_left();
  const bool is_wide = rest.size() > 2 && (rest[1] == '\t' || is_blank(rest[2]));
  // `~ Name` is how many sign what they quote.
  if (rest[0] == '~' && !is_wide && line.indent == 0) return false;
  const bool another = left && left->kind == Container::Kind::definition;
  const bool directly = !left && state.scanner.continues_paragraph() &&
                        are_terms(state, state.paragraph, rest[0], is_wide);
  const bool behind_blank = !left && state.blank_lines == 1 &&
                            state.last_block == RewriteState::Block::paragraph &&
                            state.last_depth == state.scanner.containers().size() &&
                            are_terms(state, state.last_paragraph, rest[0], is_wide);
  if (!another && !directly && !behind_blank) return false;
  const bool tight = state.blank_lines == 0;
  state.add_block({.kind = Kind::definition, .tight = tight}, line.rest, line.rest + 1,
                  Container{Container::Kind::definition, kItemOffset, true});
  state.scanner.end_leaf();
  state.read_on_behind(line.rest + 1);
  return true;
}

}  // namespace colophon::markdown
