#include "markdown/constructs/notes/rewrite_notes.h"

#include "markdown/scan/syntax.h"

namespace colophon::markdown {

bool rewrite_note(RewriteState& state, std::string_view rest) {
  if (!state.dialect.notes || !rest.starts_with("[^")) return false;
  if (state.scanner.containers().size() >= kMostContainers) return false;
  const std::size_t close = skip_note_label(rest, 2);
  if (close == kNone || close + 1 >= rest.size() || rest[close + 1] != ':') return false;
  const Line line = state.scanner.line();
  const std::string_view label = rest.substr(2, close - 2);
  const auto mark_end = line.rest + static_cast<std::uint32_t>(close + 2);
  const std::size_t index =
      state.add_block({.kind = Construct::Kind::note, .text = label}, line.rest, mark_end,
                      Container{Container::Kind::note, kItemOffset, true});
  if (const auto [first, is_new] = state.chapter.notes.emplace(label, index); !is_new) {
    const Construct& other = state.out.constructs[first->second];
    Diagnostic& diagnostic =
        state.diags.report(Code::duplicate_note, state.origin.span(line.rest, mark_end), label);
    diagnostic.hint = "give one of them another name; all references go to the first";
    diagnostic.related.push_back({state.origin.span(other.begin, other.end), "first defined here"});
  }
  state.scanner.end_leaf();
  state.read_on_behind(mark_end);
  return true;
}

}  // namespace colophon::markdown
