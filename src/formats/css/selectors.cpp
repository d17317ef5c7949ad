#include "formats/css/selectors.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace colophon::css {
namespace {

bool is_combinator(const Token& token) {
  return is_delim(token, '>') || is_delim(token, '+') || is_delim(token, '~');
}

// Whose arguments are selectors; all others take words, numbers and strings.
bool takes_selectors(std::string_view function) {
  return function == "not" || function == "is" || function == "where" || function == "has";
}

bool is_plain_argument(const Token& token) {
  switch (token.kind) {
    case TokenKind::ident:
    case TokenKind::function:
    case TokenKind::close_round:
    case TokenKind::string:
    case TokenKind::number:
    case TokenKind::percentage:
    case TokenKind::dimension:
      return true;
    default:
      return is_blank(token) || is_delim(token, '+') || is_delim(token, '-');
  }
}

class Checker {
 public:
  Checker(const Tokens& tokens, TokenRange prelude, SelectorKind kind, std::vector<Fault>& comments)
      : tokens_(tokens),
        kind_(kind),
        begin_(prelude.begin),
        at_(prelude.begin),
        end_(prelude.end),
        comments_(comments) {}

  std::optional<Fault> find() {
    if (at_ == end_) report(at_, "this block has no selector");
    std::uint32_t last = at_;
    while (at_ < end_ && !fault_) {
      if (is_blank(token(at_))) {
        take_blanks();
      } else {
        last = at_;
        take_part();
      }
    }
    if (!fault_ && needs_more_) report(last, "a selector is missing here");
    return std::move(fault_);
  }

 private:
  // The arguments of `:not()` and the like.
  struct List {
    std::uint32_t close = 0;
    bool is_relative = false;  // each may begin with a combinator
  };

  const Token& token(std::uint32_t at) const { return tokens_[at]; }
  bool is(std::uint32_t at, TokenKind kind) const { return at < end_ && token(at).kind == kind; }
  bool is_end(std::uint32_t at) const {
    return at == end_ || (!lists_.empty() && at == lists_.back().close);
  }
  // Whether it ends a selector or stands between two parts of one.
  bool is_joint(std::uint32_t at) const {
    return is_end(at) || token(at).kind == TokenKind::comma || is_combinator(token(at));
  }

  void report(std::uint32_t at, std::string message) {
    fault_ = Fault{.begin = token(at).begin, .end = token(at).end, .message = std::move(message)};
  }
  void report_unreadable(std::uint32_t at) { report(at, "this cannot stand in a selector"); }

  // Comments mean nothing. EPUBCheck takes none right behind a part, nor one between white space
  // and the next part, nor what `:has()` begins with.
  void take_blanks() {
    const std::uint32_t begin = at_;
    bool has_space = false;
    bool has_comment = false;
    for (; at_ < end_ && is_blank(token(at_)); ++at_) {
      (token(at_).kind == TokenKind::comment ? has_comment : has_space) = true;
    }
    const bool is_before_part = !is_joint(at_);
    const bool is_refused = token(begin).kind == TokenKind::comment ||
                            (is_before_part && token(at_ - 1).kind == TokenKind::comment);
    if (!has_comment || !is_refused || (needs_more_ && !may_lead_)) return;
    Fault comment = {.kind = Fault::Kind::harmless,
                     .begin = token(begin).begin,
                     .end = token(at_ - 1).end,
                     .cut_begin = token(begin).begin,
                     .cut_end = token(at_ - 1).end};
    // A blank in the midst of a compound would make two of it.
    if (is_before_part && !has_space && !needs_more_) {
      if (starts_compound(at_)) return report_unreadable(at_);
      comment.joined_end = token(end_of_compound(at_) - 1).end;
    }
    comments_.push_back(std::move(comment));
  }

  bool starts_compound(std::uint32_t at) const {
    return is(at, TokenKind::ident) || is_delim(token(at), '*') || is_delim(token(at), '|');
  }

  std::uint32_t end_of_compound(std::uint32_t at) const {
    while (!is_joint(at) && token(at).kind != TokenKind::whitespace) {
      at = opens_bracket(token(at)) ? std::min(token(at).match, end_ - 1) + 1 : at + 1;
    }
    return at;
  }

  // Moves behind the next part.
  void take_part() {
    if (is_end(at_)) return take_end_of_list();
    const Token& part = token(at_);
    switch (part.kind) {
      case TokenKind::comma:
        may_lead_ = !lists_.empty() && lists_.back().is_relative;
        return take_joint();
      case TokenKind::ident:
      case TokenKind::hash:
        return take(1);
      case TokenKind::percentage:
        return kind_ == SelectorKind::keyframes ? take(1) : report_unreadable(at_);
      case TokenKind::colon:
        return take_pseudo();
      case TokenKind::open_square:
        return take_attribute();
      case TokenKind::delim:
        return take_delim();
      default:
        return report_unreadable(at_);
    }
  }

  void take(std::uint32_t count) {
    needs_more_ = false;
    at_ += count;
  }

  // A comma, or what stands between two elements: nothing is missing on either side.
  void take_joint() {
    if (needs_more_) return report(at_, "a selector is missing here");
    needs_more_ = true;
    ++at_;
  }

  void take_end_of_list() {
    if (needs_more_) return report(at_, "a selector is missing here");
    lists_.pop_back();
    ++at_;
  }

  void take_delim() {
    const Token& sign = token(at_);
    if (is_combinator(sign)) {
      const bool leads = std::exchange(may_lead_, false);
      needs_more_ = needs_more_ && !leads;
      return take_joint();
    }
    if (is_delim(sign, '|')) return take_bar();
    if (is_delim(sign, '*')) return take(1);
    if (!is_delim(sign, '.') || !is(at_ + 1, TokenKind::ident)) return report_unreadable(at_);
    take(2);
  }

  // `ns|a`, `*|a`, `ns|*` and `|a`: nothing stands between.
  void take_bar() {
    const std::uint32_t bar = at_;
    const bool has_namespace = bar > begin_ && token(bar - 1).end == token(bar).begin &&
                               (is(bar - 1, TokenKind::ident) || is_delim(token(bar - 1), '*'));
    const bool is_named = is(bar + 1, TokenKind::ident);
    const bool is_any = has_namespace && bar + 1 < end_ && is_delim(token(bar + 1), '*');
    if (!is_named && !is_any) return report(bar, "an element is missing behind this");
    take(2);
  }

  void take_pseudo() {
    std::uint32_t name = at_;
    while (is(name, TokenKind::colon)) ++name;
    if (is(name, TokenKind::ident)) return take(name + 1 - at_);
    if (!is(name, TokenKind::function) || token(name).match >= end_) return report_unreadable(at_);
    take_arguments(name);
  }

  void take_arguments(std::uint32_t function) {
    const std::string name = ascii::lower(token(function).value);
    const std::uint32_t close = token(function).match;
    const auto arguments = tokens_.in({function + 1, close});
    if (std::all_of(arguments.begin(), arguments.end(), is_blank)) {
      return report(function, fmt::format("`:{}()` is empty", name));
    }
    if (takes_selectors(name)) {
      may_lead_ = name == "has";
      lists_.push_back({close, may_lead_});
      needs_more_ = true;
      at_ = function + 1;
      return;
    }
    for (std::uint32_t i = function + 1; i < close; ++i) {
      if (name.starts_with("nth-") && is(i, TokenKind::ident) &&
          ascii::lower(token(i).value) == "of") {
        return report(i, fmt::format("`:{}()` cannot have `of` in a book", name));
      }
      if (!is_plain_argument(token(i))) return report_unreadable(i);
    }
    take(close + 1 - at_);
  }

  // [name], [name=value] with any of the operators, [ns|name].
  void take_attribute() {
    const std::uint32_t open = at_;
    const std::uint32_t close = token(open).match;
    if (close >= end_) return report_unreadable(open);
    take(close + 1 - open);
    bool has_name = false;
    bool has_value = false;
    for (std::uint32_t i = open + 1; i < close; ++i) {
      const Token& part = token(i);
      if (is_blank(part)) continue;
      if (part.kind == TokenKind::delim) continue;  // the operators, and `|` and `*` of namespaces
      const bool is_string = part.kind == TokenKind::string;
      if (has_value && part.kind == TokenKind::ident) {
        return report(i, fmt::format("`{}` cannot stand here in a book", part.value));
      }
      if (!is_string && part.kind != TokenKind::ident) {
        return report(i, "the value of an attribute needs quotes");
      }
      if (is_string && !has_name) return report_unreadable(i);
      has_value = has_name && is_behind_operator(open, i);
      has_name = true;
    }
    if (!has_name) report(open, "`[]` names no attribute");
  }

  bool is_behind_operator(std::uint32_t open, std::uint32_t at) const {
    while (--at > open && is_blank(token(at))) {
    }
    return is_delim(token(at), '=');
  }

  const Tokens& tokens_;
  SelectorKind kind_;
  std::uint32_t begin_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::vector<Fault>& comments_;
  std::vector<List> lists_;  // open ones
  std::optional<Fault> fault_;
  bool needs_more_ = true;
  bool may_lead_ = false;  // a combinator may come though nothing stands before it
};

}  // namespace

std::vector<TokenRange> selectors_of(const Tokens& tokens, TokenRange prelude) {
  std::vector<TokenRange> selectors;
  std::uint32_t begin = prelude.begin;
  const auto add = [&](std::uint32_t end) {
    while (begin < end && is_blank(tokens[begin])) ++begin;
    std::uint32_t last = end;
    while (last > begin && is_blank(tokens[last - 1])) --last;
    if (begin < last) selectors.push_back({begin, last});
    begin = end + 1;
  };
  for (std::uint32_t i = prelude.begin; i < prelude.end; ++i) {
    const bool opens =
        tokens[i].kind == TokenKind::function || tokens[i].kind == TokenKind::open_square;
    if (opens && tokens[i].match < prelude.end) i = tokens[i].match;
    if (tokens[i].kind == TokenKind::comma) add(i);
  }
  add(prelude.end);
  return selectors;
}

std::optional<Fault> find_selector_fault(const Tokens& tokens, TokenRange prelude,
                                         SelectorKind kind, std::vector<Fault>& comments) {
  return Checker(tokens, prelude, kind, comments).find();
}

}  // namespace colophon::css
