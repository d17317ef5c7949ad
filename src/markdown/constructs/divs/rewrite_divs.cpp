#include "markdown/constructs/divs/rewrite_divs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "markdown/scan/syntax.h"
#include "markdown/signs/admonitions.h"

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;

constexpr std::size_t kLetterSize = 2;  // of `A>`

}  // namespace

bool DivRewriter::colons(std::string_view rest) {
  if (!state_.dialect.divs || !rest.starts_with(":::")) return false;
  const Line line = state_.scanner.line();
  std::string_view name = rest.substr(skip_run(rest, 0));
  while (!name.empty() && (is_blank(name.back()) || name.back() == ':')) name.remove_suffix(1);
  while (!name.empty() && is_blank(name.front())) name.remove_prefix(1);
  const auto begin = static_cast<std::uint32_t>(name.data() - state_.text.data());
  Construct construct{.kind = name.empty() ? Kind::div_close : Kind::div_open};
  Range title;
  if (!name.empty()) {
    std::optional<DivOpening> opening = parse_div(name, state_.dialect.admonitions);
    if (!opening) {
      state_.diags
          .report(Code::malformed_attributes, state_.origin.span(begin, begin + name.size()), name)
          .hint = "write `::: name` or `::: {#id .class key=value}`";
      return false;
    }
    title = opening->title;
    describe(std::move(*opening), construct);
  }
  Attributes& attributes = construct.edit_details().attributes;
  attributes.begin = line.rest;
  attributes.end = line.end;
  add(std::move(construct), line.end);
  add_title(begin, title);
  return true;
}

// Keeps in mind whether lines are those of a poem.
void DivRewriter::add(Construct construct, std::uint32_t end) {
  const std::vector<std::string>& classes = construct.attributes().classes;
  const bool is_verse = std::find(classes.begin(), classes.end(), "verse") != classes.end();
  const bool opens = construct.kind == Kind::div_open;
  state_.add_block(std::move(construct), state_.scanner.line().rest, end);
  const std::size_t depth = state_.scanner.containers().size();
  if (opens) {
    divs_.push_back({depth, is_verse});
  } else if (!divs_.empty() && divs_.back().depth == depth) {
    divs_.pop_back();
  }
  keep_verse();
}

void DivRewriter::leave(std::size_t depth) {
  if (divs_.empty() || divs_.back().depth <= depth) return;
  while (!divs_.empty() && divs_.back().depth > depth) divs_.pop_back();
  keep_verse();
}

void DivRewriter::keep_verse() {
  const bool is_verse = !divs_.empty() && divs_.back().is_verse;
  state_.scanner.keep_verse(is_verse ? std::optional(divs_.back().depth) : std::nullopt);
}

bool DivRewriter::ends_here() const {
  if (divs_.empty() || divs_.back().depth != state_.scanner.containers().size()) return false;
  const std::string_view rest = state_.scanner.rest();
  return rest.starts_with(":::") && rest.find_first_not_of(": \t") == rest.npos;
}

void DivRewriter::begin_lettered() {
  const Line line = state_.scanner.line();
  state_.end_blocks();
  const std::string head = line.head + std::string(state_.slice(line.head_end, line.rest));
  std::string front;     // of the next placeholder's line
  std::size_t done = 0;  // offset in `head` of what is still to be said
  bool behind_item = false;
  for (std::size_t i = line.matched; i < state_.scanner.containers().size(); ++i) {
    const Container& container = state_.scanner.containers()[i];
    behind_item |= container.kind == Container::Kind::item;
    if (container.letter == 0) continue;
    Construct construct{.kind = Kind::admonition};
    describe(opening_of_letter(container.letter), construct);
    const std::size_t index = state_.add_construct(std::move(construct), container.letter_at,
                                                   container.letter_at + kLetterSize);
    if (i == line.matched) state_.add_blank(state_.scanner.prefix(i));
    front += head.substr(done, container.head - done);
    state_.out.generated.insert(front, line.begin);
    // Where an item begins in front of it, its width is the item's.
    state_.out.generated.insert(behind_item ? "> " : " > ", container.letter_at);
    state_.out.generated.mark_rest();
    state_.out.generated.insert(placeholder(index), container.letter_at);
    state_.out.generated.end_line(GeneratedLine::Origin::added, line.begin, line.end);
    front = state_.scanner.prefix(i + 1);
    state_.add_blank(front);
    done = std::min(container.head + kLetterSize, head.size());
    if (done < head.size() && head[done] == ' ') ++done;
    if (behind_item) state_.scanner.set_head(front + head.substr(done));
  }
  state_.last_block = RewriteState::Block::other;
}

bool DivRewriter::alert(std::string_view rest) {
  const Line line = state_.scanner.line();
  if (!state_.dialect.admonitions || !line.opens_container || !rest.starts_with("[!")) return false;
  const Container& quote = state_.scanner.containers().back();
  if (quote.kind != Container::Kind::quote || quote.letter != 0) return false;
  std::optional<DivOpening> opening = parse_alert(rest);
  if (!opening) return false;
  const Range title = opening->title;
  Construct construct{.kind = Kind::admonition};
  describe(std::move(*opening), construct);
  state_.add_block(std::move(construct), line.rest, line.end);
  add_title(line.rest, title);
  return true;
}

bool DivRewriter::exclamation(std::string_view rest) {
  if (!state_.dialect.admonitions) return false;
  std::optional<DivOpening> opening = parse_exclamation(rest);
  if (!opening) return false;
  const Line line = state_.scanner.line();
  const Range title = opening->title;
  const bool has_title = opening->untitled || title.end > title.begin;
  if (!has_title && !indented_text_follows()) return false;
  Construct construct{.kind = Kind::admonition};
  describe(std::move(*opening), construct);
  state_.add_block(
      std::move(construct), line.rest, line.end,
      Container{.kind = Container::Kind::admonition, .offset = kItemOffset, .has_content = true});
  add_title(line.rest, title);
  return true;
}

// On the next line, or behind one blank line.
bool DivRewriter::indented_text_follows() const {
  LookAhead ahead(state_.scanner, state_.kept_depth());
  for (int i = 0; i < 2 && ahead.next(); ++i) {
    if (!ahead.line().blank())
      return ahead.line().indent >= state_.scanner.line().indent + kItemOffset;
  }
  return false;
}

void DivRewriter::end_indented() {
  const Container* left = state_.scanner.first_left();
  if (!left || left->kind != Container::Kind::admonition || !state_.scanner.may_continue_lazily())
    return;
  state_.begin_construct();
  state_.add_blank(state_.scanner.prefix());
}

bool DivRewriter::tag(std::string_view rest) {
  const std::string_view written = ascii::trim_end(rest, kBlanks);
  if (!state_.dialect.admonitions) return false;
  if (written.starts_with("{/") && written.ends_with('}'))
    return close(written.substr(2, written.size() - 3));
  if (written.starts_with("{%") && written.ends_with("%}")) {
    std::string_view name = ascii::trim_end(written.substr(2, written.size() - 4), kBlanks);
    name.remove_prefix(std::min(name.find_first_not_of(" \t"), name.size()));
    if (name == "endhint") return close(name);
  }
  std::string close;
  std::optional<DivOpening> opening = parse_tag(written, close);
  if (!opening) return false;
  const Line line = state_.scanner.line();
  const std::uint32_t behind = line.rest + static_cast<std::uint32_t>(opening->end);
  Construct construct{.kind = Kind::div_open};
  describe(std::move(*opening), construct);
  open(std::move(construct), behind, std::move(close));
  state_.scanner.end_leaf();
  state_.read_on_behind(behind);
  return true;
}

bool DivRewriter::admonish(std::string_view rest) {
  const std::size_t length = fence_length(rest);
  if (!state_.dialect.admonitions || length == 0) return false;
  const std::string_view info = ascii::trim_end(rest.substr(length), kBlanks);
  if (info.empty()) return close(rest.substr(0, length));
  const std::size_t begin = std::min(info.find_first_not_of(" \t"), info.size());
  std::optional<DivOpening> opening = parse_admonish(info.substr(begin));
  if (!opening) return false;
  const Line line = state_.scanner.line();
  const Range title = opening->title;
  const std::uint32_t at = line.rest + static_cast<std::uint32_t>(length + begin);
  Construct construct{.kind = Kind::div_open};
  describe(std::move(*opening), construct);
  open(std::move(construct), line.end, std::string(rest.substr(0, length)));
  add_title(at, title);
  return true;
}

void DivRewriter::open(Construct construct, std::uint32_t end, std::string close) {
  add(std::move(construct), end);
  fences_.push_back({std::move(close), state_.scanner.containers().size()});
}

bool DivRewriter::close(std::string_view end) {
  const Line line = state_.scanner.line();
  const std::size_t depth = state_.kept_depth();
  while (!fences_.empty() && fences_.back().depth > depth) fences_.pop_back();
  if (fences_.empty() || fences_.back().depth != depth) return false;
  const std::string& wanted = fences_.back().end;
  const bool is_fence = wanted[0] == '`' || wanted[0] == '~';
  if (is_fence ? !end.starts_with(wanted) : end != wanted) return false;
  fences_.pop_back();
  add({.kind = Kind::div_close}, line.end);
  return true;
}

void DivRewriter::add_title(std::uint32_t at, Range title) {
  if (title.begin >= title.end) return;
  const std::uint32_t begin = at + static_cast<std::uint32_t>(title.begin);
  const std::uint32_t end = at + static_cast<std::uint32_t>(title.end);
  const Line& line = state_.scanner.line();
  const std::string prefix = state_.scanner.prefix();
  const std::size_t index = state_.add_construct({.kind = Kind::admonition_title}, begin, end);
  state_.out.constructs[index].raw = {};
  state_.paragraph.lines.push_back(
      {line.begin, end, begin, true, prefix, placeholder(index) + " "});
  state_.end_paragraph();
  state_.add_blank(prefix);
  state_.last_block = RewriteState::Block::other;
}

}  // namespace colophon::markdown
