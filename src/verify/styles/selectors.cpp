#include "verify/styles/selectors.h"

#include <string>
#include <utility>

#include "base/ascii.h"

namespace colophon::verify::css {

namespace {

using Kind = Token::Kind;

constexpr const char* kMisplaced = "cannot stand here in a selector";
constexpr const char* kBehindComment = "cannot stand behind a comment in a selector";
constexpr std::string_view kJoints = "+>~,)";  // what parts of selectors end at

bool is_sign(const Token& token, char sign) {
  return token.kind == Kind::sign && token.sign == sign;
}

}  // namespace

const char* SelectorJudge::take(const Token& token) {
  switch (state_) {
    case State::arguments:
      return take_in_arguments(token);
    case State::attribute:
    case State::name:
    case State::matched:
    case State::value:
      return take_in_brackets(token);
    case State::dot:
      if (token.kind != Kind::ident || token.is_behind_comment) return kMisplaced;
      state_ = State::compound;
      return nullptr;
    case State::bar:
      if (token.kind != Kind::ident && !is_sign(token, '*')) return kMisplaced;
      if (token.is_behind_comment) return kMisplaced;
      state_ = State::compound;
      return nullptr;
    case State::compound:
    case State::colon:
      return take_in_compound(token, std::exchange(state_, State::compound));
  }
  return nullptr;
}

// EPUBCheck takes no comment right behind a part of a selector, nor one between white space and the
// next part, nor what `:has()` begins with.
bool SelectorJudge::is_split_by_comment(const Token& token) const {
  if (!token.is_behind_comment || (is_empty_ && !may_lead_)) return false;
  const bool is_joint = token.kind == Kind::space ||
                        (token.kind == Kind::sign && kJoints.find(token.sign) != kJoints.npos);
  return !is_behind_space_ || !is_joint;
}

const char* SelectorJudge::take_in_compound(const Token& token, State before) {
  if (before != State::colon && is_split_by_comment(token)) return kBehindComment;
  is_behind_space_ = token.kind == Kind::space;
  const bool is_pseudo = before == State::colon;
  switch (token.kind) {
    case Kind::space:
      return nullptr;
    case Kind::number:
    case Kind::dimension:
      return is_pseudo ? nullptr : kMisplaced;
    case Kind::ident:
    case Kind::hash:
    case Kind::percent:
      is_empty_ = false;
      return nullptr;
    case Kind::function:
      return is_pseudo ? take_function(token) : kMisplaced;
    case Kind::sign:
      return take_sign(token.sign);
    default:
      return kMisplaced;
  }
}

const char* SelectorJudge::take_sign(char sign) {
  constexpr std::string_view kStarts = "*|.:[";
  constexpr State kStarted[] = {State::compound, State::bar, State::dot, State::colon,
                                State::attribute};
  if (sign == ')') return close_list();
  if (const std::size_t start = kStarts.find(sign); start != kStarts.npos) {
    is_empty_ = false;
    state_ = kStarted[start];
    return nullptr;
  }
  if (kJoints.find(sign) == kJoints.npos) return kMisplaced;
  const bool may_lead = std::exchange(may_lead_, sign == ',' && !lists_.empty() && lists_.back());
  if (is_empty_ && (sign == ',' || !may_lead)) return kMisplaced;
  is_empty_ = true;
  return nullptr;
}

const char* SelectorJudge::take_function(const Token& token) {
  const std::string name = ascii::lower(plain_text(css_, token));
  const bool has_list = name == "not" || name == "is" || name == "where" || name == "has";
  is_empty_ = has_list;
  if (has_list) {
    may_lead_ = name == "has";
    lists_.push_back(may_lead_);
    return nullptr;
  }
  state_ = State::arguments;
  depth_ = 1;
  return nullptr;
}

const char* SelectorJudge::close_list() {
  if (lists_.empty() || (is_empty_ && !may_lead_)) return kMisplaced;
  is_empty_ = false;
  lists_.pop_back();
  return nullptr;
}

// `[name]`, `[name="value"]`
const char* SelectorJudge::take_in_brackets(const Token& token) {
  if (token.kind == Kind::space) return nullptr;
  const bool closes = is_sign(token, ']');
  switch (state_) {
    case State::attribute:
      if (is_sign(token, '*') || is_sign(token, '|')) return nullptr;
      if (token.kind != Kind::ident) return kMisplaced;
      state_ = State::name;
      return nullptr;
    case State::name:
      if (closes) break;
      if (is_sign(token, '|')) {
        // A namespace's `|` or that of `|=`: a name may follow, and need not.
        return nullptr;
      }
      if (token.kind == Kind::ident) return nullptr;
      if (is_sign(token, '=')) {
        state_ = State::matched;
        return nullptr;
      }
      return is_sign(token, '~') || is_sign(token, '^') || is_sign(token, '$') ||
                     is_sign(token, '*')
                 ? nullptr
                 : kMisplaced;
    case State::matched:
      if (token.kind != Kind::ident && token.kind != Kind::string) return kMisplaced;
      state_ = State::value;
      return nullptr;
    default:
      if (!closes) return kMisplaced;
      break;
  }
  state_ = State::compound;
  return nullptr;
}

const char* SelectorJudge::take_in_arguments(const Token& token) {
  switch (token.kind) {
    case Kind::function:
      ++depth_;
      return nullptr;
    case Kind::space:
    case Kind::ident:
    case Kind::string:
    case Kind::number:
    case Kind::percent:
    case Kind::dimension:
      return nullptr;
    default:
      break;
  }
  if (is_sign(token, ')')) {
    if (--depth_ == 0) state_ = State::compound;
    return nullptr;
  }
  return is_sign(token, '+') || is_sign(token, '-') ? nullptr : kMisplaced;
}

const char* SelectorJudge::finish(const Token& open) const {
  const bool is_in_brackets = state_ == State::arguments || state_ == State::attribute ||
                              state_ == State::name || state_ == State::matched ||
                              state_ == State::value;
  if (is_in_brackets || !lists_.empty()) return "a bracket of this selector is never closed";
  if (state_ == State::dot) return "a class without a name";
  if (state_ == State::colon) return "a pseudo-class without a name";
  if (state_ == State::bar) return "a namespace without an element";
  if (is_empty_) return "a selector ends without an element";
  return open.is_behind_comment && !is_behind_space_ ? kBehindComment : nullptr;
}

}  // namespace colophon::verify::css
