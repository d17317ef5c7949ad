#include <fmt/format.h>

#include "base/ascii.h"
#include "formats/css/tree.h"

namespace colophon::css {
namespace {

class Checker {
 public:
  Checker(const Tree& tree, TokenRange prelude, SelectorFault& fault)
      : tree_(tree), begin_(prelude.begin), at_(prelude.begin), end_(prelude.end), fault_(fault) {}

  bool find() {
    if (at_ == end_) return report(at_, "this block has no selector");
    while (at_ < end_) {
      if (is_blank(token(at_))) {
        ++at_;
      } else if (take_part()) {
        return true;
      }
    }
    return needs_more_ && report(end_ - 1, "a selector is missing here");
  }

 private:
  const Token& token(std::uint32_t at) const { return tree_.tokens[at]; }
  bool is(std::uint32_t at, TokenKind kind) const { return at < end_ && token(at).kind == kind; }

  bool report(std::uint32_t at, std::string message) {
    fault_.message = std::move(message);
    if (at < tree_.tokens.size()) {
      fault_.begin = token(at).begin;
      fault_.end = token(at).end;
    }
    return true;
  }

  bool report_unreadable(std::uint32_t at) { return report(at, "this cannot stand in a selector"); }

  // Moves behind the next part; true for a fault.
  bool take_part() {
    const Token& part = token(at_);
    switch (part.kind) {
      case TokenKind::comma:
        return take_joint();
      case TokenKind::ident:
      case TokenKind::hash:
        needs_more_ = false;
        ++at_;
        return false;
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

  // A comma, or what stands between two elements: nothing is missing on either side.
  bool take_joint() {
    if (needs_more_) return report(at_, "a selector is missing here");
    needs_more_ = true;
    ++at_;
    return false;
  }

  bool take_delim() {
    const Token& sign = token(at_);
    if (is_delim(sign, '>') || is_delim(sign, '+') || is_delim(sign, '~')) return take_joint();
    if (is_delim(sign, '|')) return take_bar();
    if (is_delim(sign, '*')) {
      needs_more_ = false;
      ++at_;
      return false;
    }
    if (!is_delim(sign, '.') || !is(at_ + 1, TokenKind::ident)) return report_unreadable(at_);
    needs_more_ = false;
    at_ += 2;
    return false;
  }

  // `ns|a`, `*|a`, `ns|*` and `|a`: nothing stands between.
  bool take_bar() {
    const std::uint32_t bar = at_++;
    const bool has_namespace = bar > begin_ && token(bar - 1).end == token(bar).begin &&
                               (is(bar - 1, TokenKind::ident) || is_delim(token(bar - 1), '*'));
    const bool is_named = is(at_, TokenKind::ident);
    const bool is_any = has_namespace && at_ < end_ && is_delim(token(at_), '*');
    if (!is_named && !is_any) return report(bar, "an element is missing behind this");
    needs_more_ = false;
    ++at_;
    return false;
  }

  bool take_pseudo() {
    std::uint32_t name = at_;
    while (is(name, TokenKind::colon)) ++name;
    needs_more_ = false;
    if (is(name, TokenKind::ident)) {
      at_ = name + 1;
      return false;
    }
    if (!is(name, TokenKind::function) || token(name).match >= end_) return report_unreadable(at_);
    at_ = token(name).match + 1;
    return has_faulty_arguments(name);
  }

  bool has_faulty_arguments(std::uint32_t function) {
    const std::string name = ascii::lower(token(function).value);
    bool is_empty = true;
    for (std::uint32_t i = function + 1; i < token(function).match; ++i) {
      is_empty = is_empty && is_blank(token(i));
      if (name.starts_with("nth-") && is(i, TokenKind::ident) &&
          ascii::lower(token(i).value) == "of") {
        return report(i, fmt::format("`:{}()` cannot have `of` in a book", name));
      }
    }
    return is_empty && report(function, fmt::format("`:{}()` is empty", name));
  }

  // [name], [name=value] with any of the operators, [ns|name].
  bool take_attribute() {
    const std::uint32_t open = at_;
    const std::uint32_t close = token(open).match;
    if (close >= end_) return report_unreadable(open);
    at_ = close + 1;
    needs_more_ = false;
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
    return !has_name && report(open, "`[]` names no attribute");
  }

  bool is_behind_operator(std::uint32_t open, std::uint32_t at) const {
    while (--at > open && is_blank(token(at))) {
    }
    return is_delim(token(at), '=');
  }

  const Tree& tree_;
  std::uint32_t begin_;
  std::uint32_t at_;
  std::uint32_t end_;
  SelectorFault& fault_;
  bool needs_more_ = true;
};

}  // namespace

std::vector<TokenRange> selectors_of(const Tree& tree, TokenRange prelude) {
  std::vector<TokenRange> selectors;
  std::uint32_t begin = prelude.begin;
  const auto add = [&](std::uint32_t end) {
    while (begin < end && is_blank(tree.tokens[begin])) ++begin;
    std::uint32_t last = end;
    while (last > begin && is_blank(tree.tokens[last - 1])) --last;
    if (begin < last) selectors.push_back({begin, last});
    begin = end + 1;
  };
  for (std::uint32_t i = prelude.begin; i < prelude.end; ++i) {
    const bool opens =
        tree.tokens[i].kind == TokenKind::function || tree.tokens[i].kind == TokenKind::open_square;
    if (opens && tree.tokens[i].match < prelude.end) i = tree.tokens[i].match;
    if (tree.tokens[i].kind == TokenKind::comma) add(i);
  }
  add(prelude.end);
  return selectors;
}

bool find_selector_fault(const Tree& tree, TokenRange prelude, SelectorFault& fault) {
  return Checker(tree, prelude, fault).find();
}

}  // namespace colophon::css
