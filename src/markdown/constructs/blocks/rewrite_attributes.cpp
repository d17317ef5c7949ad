#include "markdown/constructs/blocks/rewrite_attributes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/block_attributes.h"

namespace colophon::markdown {

bool rewrite_attributes(RewriteState& state, std::string_view rest) {
  if (!state.dialect.attributes) return false;
  const std::optional<BlockAttributes> read =
      parse_block_attributes(ascii::trim_end(rest, kBlanks));
  if (!read) return false;
  const Line line = state.scanner.line();
  Construct construct{.kind = Construct::Kind::block_attributes};
  if (read->is_contents) construct.text = "toc";
  construct.tight = state.blank_lines == 0 && !line.opens_container;
  construct.joined = !state.next_text().empty();
  Attributes& attributes = construct.edit_details().attributes;
  attributes = read->attributes;
  attributes.begin = line.rest;
  attributes.end = line.end;
  state.add_block(std::move(construct), line.rest, line.end);
  return true;
}

// What other tools put a table of contents in the place of; a book has one of its own.
bool rewrite_contents_marker(RewriteState& state, std::string_view rest) {
  static constexpr std::array<std::string_view, 10> kMarkers = {
      "[TOC]",   "[toc]",   "[[TOC]]",   "[[toc]]", "[[_TOC_]]",
      "{{toc}}", "{{TOC}}", "{{ toc }}", "{toc}",   "[[*TOC*]]"};
  if (!state.dialect.templates) return false;
  const std::string_view marker = ascii::trim_end(rest, kBlanks);
  if (std::find(kMarkers.begin(), kMarkers.end(), marker) == kMarkers.end()) return false;
  const Line line = state.scanner.line();
  if (state.scanner.may_continue_lazily() || !state.next_text().empty()) return false;
  const auto end = line.rest + static_cast<std::uint32_t>(marker.size());
  state.diags.report(Code::removed_template, state.origin.span(line.rest, end), marker);
  state.begin_construct();
  const std::string prefix = line.opens_container ? std::string(state.slice(line.begin, line.rest))
                                                  : state.scanner.prefix();
  state.add_blank(prefix, GeneratedLine::Origin::replaced);
  state.last_block = RewriteState::Block::other;
  return true;
}

}  // namespace colophon::markdown
