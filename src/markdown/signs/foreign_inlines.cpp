#include "markdown/signs/foreign_inlines.h"

#include <algorithm>
#include <utility>

namespace colophon::markdown {
namespace {

using Kind = Construct::Kind;
using Pair = Construct::Pair;

// CriticMarkup (http://criticmarkup.com, "The basic syntax").
struct Change {
  std::string_view begin;
  std::string_view end;
  Pair pair;
};
constexpr std::array<Change, 5> kChanges = {{{"{++", "++}", Pair::insertion},
                                             {"{--", "--}", Pair::strike},
                                             {"{~~", "~~}", Pair::strike},
                                             {"{==", "==}", Pair::mark},
                                             {"{>>", "<<}", Pair::none}}};

bool is_word_byte(char c) { return is_alphanumeric(c); }

}  // namespace

bool ForeignInlines::may_begin_with(char c) {
  return std::string_view("[!%={hw^").find(c) != std::string_view::npos;
}

std::size_t ForeignInlines::read(std::size_t at, std::vector<ConstructPlace>& found) {
  found_ = &found;
  switch (text_[at]) {
    case '[':
      return dialect_.wiki_links ? wiki_link(at, false) : kNone;
    case '!':
      return dialect_.wiki_links ? wiki_link(at, true) : kNone;
    case '%':
      return dialect_.comments ? comment(at) : kNone;
    case '=':
      return dialect_.marks ? marked(at) : kNone;
    case '{':
      if (text_.substr(at).starts_with("{{")) return dialect_.templates ? site(at) : kNone;
      return dialect_.critic_marks ? change(at) : kNone;
    case '^':
      return dialect_.vault ? block_id(at) : kNone;
    case 'h':
    case 'w':
      return dialect_.bare_links ? address(at) : kNone;
    default:
      return kNone;
  }
}

// What is shown stays in the text between two marks, so that it is Markdown, and a link that leads
// nowhere can be the author's text again.
std::size_t ForeignInlines::wiki_link(std::size_t at, bool embeds) {
  const auto link = parse_wiki_link(text_, at + (embeds ? 1 : 0));
  if (!link) return kNone;
  const auto part = [&](Range range) { return text_.substr(range.begin, range.end - range.begin); };
  const std::string_view target = part(link->target);
  const bool has_text = link->shown.begin != link->target.begin;
  if (!has_text && labels_.contains(target)) return kNone;
  if (embeds) {
    Construct construct{.kind = Kind::embed, .text = target};
    if (has_text) construct.edit_details().name = part(link->shown);
    add(at, link->end, std::move(construct));
    return link->end;
  }
  add(at, link->shown.begin, {.kind = Kind::open, .pair = Pair::wiki_link, .text = target});
  add(link->shown.end, link->end, {.kind = Kind::close, .pair = Pair::wiki_link});
  return link->end;
}

std::size_t ForeignInlines::comment(std::size_t at) {
  if (no_comment_ || !text_.substr(at).starts_with("%%")) return kNone;
  const std::size_t end = skip_comment(text_, at);
  if (end == kNone) {
    no_comment_ = text_.find("%%", skip_run(text_, at)) == text_.npos;
    return skip_run(text_, at);
  }
  add(at, end, {.kind = Kind::comment});
  return end;
}

// The signs stand at the outer ends of words: `a == b` and `a==b` are code that somebody has not
// marked as such.
std::size_t ForeignInlines::marked(std::size_t at) {
  const std::size_t end = skip_run(text_, at);
  if (end != at + 2) return end;
  const char before = at > 0 ? text_[at - 1] : ' ';
  const char behind = end < text_.size() ? text_[end] : ' ';
  if (mark_open_ && !is_space(before) && !is_word_byte(behind)) {
    add(at, end, {.kind = Kind::close, .pair = Pair::mark});
    mark_open_ = false;
  } else if (!mark_open_ && !is_space(behind) && !is_word_byte(before) &&
             text_.find("==", end) != text_.npos) {
    add(at, end, {.kind = Kind::open, .pair = Pair::mark});
    mark_open_ = true;
  }
  return end;
}

// The new text of a substitution stands beside the old one: what the author decides of it is not
// the compiler's.
std::size_t ForeignInlines::change(std::size_t at) {
  for (std::size_t kind = 0; kind < kChanges.size(); ++kind) {
    const Change& change = kChanges[kind];
    if (!text_.substr(at).starts_with(change.begin)) continue;
    const std::size_t inside = at + change.begin.size();
    const std::size_t close = no_end_of_change_[kind] ? text_.npos : text_.find(change.end, inside);
    if (close == text_.npos) {
      no_end_of_change_[kind] = true;
      return kNone;
    }
    const std::size_t end = close + change.end.size();
    if (change.pair == Pair::none) {
      add(at, end, {.kind = Kind::comment});
      return end;
    }
    add(at, inside, {.kind = Kind::open, .pair = change.pair});
    const std::size_t arrow = text_.find("~>", inside);
    if (change.begin == "{~~" && arrow < close) {
      add(arrow, arrow + 1, {.kind = Kind::close, .pair = Pair::strike});
      add(arrow + 1, arrow + 2, {.kind = Kind::open, .pair = Pair::insertion});
      add(close, end, {.kind = Kind::close, .pair = Pair::insertion});
    } else {
      add(close, end, {.kind = Kind::close, .pair = change.pair});
    }
    return end;
  }
  return kNone;
}

// `[text]({{ site.baseurl }}/page)`: an address with spaces, as Jekyll's authors write it.
std::size_t ForeignInlines::site(std::size_t at) {
  if (!text_.substr(0, at).ends_with("](")) return kNone;
  const std::size_t end = std::min(text_.find_first_of("}\n", at), text_.size());
  if (!text_.substr(end).starts_with("}}")) return kNone;
  add(at, end + 2, {.kind = Kind::text});
  return end + 2;
}

// An address becomes a link when the tree is there (link_addresses); here it is only kept from
// being read as emphasis and the like.
std::size_t ForeignInlines::address(std::size_t at) {
  const std::size_t end = skip_bare_address(text_, at);
  if (end == kNone) return kNone;
  for (std::size_t i = at; i < end; ++i) {
    if (text_[i] == '*' || text_[i] == '_') add(i, i + 1, {.kind = Kind::text});
  }
  return end;
}

// `^name` behind a blank at the end of a block.
std::size_t ForeignInlines::block_id(std::size_t at) {
  if (at > 0 && !is_space(text_[at - 1])) return kNone;
  std::size_t end = at + 1;
  while (end < text_.size() && (is_alphanumeric(text_[end]) || text_[end] == '-')) ++end;
  if (end == at + 1 || text_.find_first_not_of(" \t", end) != text_.npos) return kNone;
  Construct construct{.kind = Kind::attributes};
  construct.edit_details().attributes.id = text_.substr(at, end - at);
  add(at, end, std::move(construct));
  return end;
}

}  // namespace colophon::markdown
