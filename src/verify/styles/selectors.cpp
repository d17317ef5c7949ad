#include "verify/styles/selectors.h"

namespace colophon::verify::css {

namespace {

using Kind = Token::Kind;

constexpr const char* kMisplaced = "cannot stand here in a selector";

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
      if (token.kind != Kind::ident) return kMisplaced;
      state_ = State::compound;
      return nullptr;
    case State::bar:
      if (token.kind != Kind::ident && !is_sign(token, '*')) return kMisplaced;
      state_ = State::compound;
      return nullptr;
    case State::start:
    case State::compound:
    case State::colon:
      return take_in_compound(token);
  }
  return nullptr;
}

const char* SelectorJudge::take_in_compound(const Token& token) {
  const bool is_after_colon = state_ == State::colon;
  state_ = State::compound;
  if (token.kind == Kind::space) return nullptr;
  if (is_after_colon && (token.kind == Kind::number || token.kind == Kind::dimension)) {
    return nullptr;
  }
  if (token.kind == Kind::ident || token.kind == Kind::hash || token.kind == Kind::percent) {
    is_empty_ = false;
    return nullptr;
  }
  if (token.kind == Kind::function) {
    if (!is_after_colon) return kMisplaced;
    is_empty_ = false;
    state_ = State::arguments;
    depth_ = 1;
    has_argument_ = false;
    return nullptr;
  }
  if (token.kind != Kind::sign) return kMisplaced;
  switch (token.sign) {
    case '*':
      is_empty_ = false;
      return nullptr;
    case '|':
      is_empty_ = false;
      state_ = State::bar;
      return nullptr;
    case '.':
      is_empty_ = false;
      state_ = State::dot;
      return nullptr;
    case ':':
      is_empty_ = false;
      state_ = State::colon;
      return nullptr;
    case '[':
      is_empty_ = false;
      state_ = State::attribute;
      return nullptr;
    case '+':
    case '>':
    case '~':
    case ',':
      if (is_empty_) return kMisplaced;
      is_empty_ = true;
      return nullptr;
    default:
      return kMisplaced;
  }
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
  if (is_sign(token, ';') || is_sign(token, '}') || token.kind == Kind::at_keyword) {
    return kMisplaced;
  }
  if (token.kind == Kind::function || is_sign(token, '(') || is_sign(token, '[')) ++depth_;
  if (is_sign(token, ')') || is_sign(token, ']')) --depth_;
  if (depth_ == 0) {
    state_ = State::compound;
    return has_argument_ ? nullptr : kMisplaced;
  }
  if (token.kind != Kind::space) has_argument_ = true;
  return nullptr;
}

const char* SelectorJudge::finish() const {
  if (state_ == State::arguments || state_ == State::attribute || state_ == State::name ||
      state_ == State::matched || state_ == State::value) {
    return "a bracket of this selector is never closed";
  }
  if (state_ == State::dot) return "a class without a name";
  if (state_ == State::colon) return "a pseudo-class without a name";
  if (state_ == State::bar) return "a namespace without an element";
  return is_empty_ ? "a selector ends without an element" : nullptr;
}

}  // namespace colophon::verify::css
