#include "verify/styles/tokens.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace colophon::verify::css {

namespace {

using Kind = Token::Kind;

using ascii::is_digit;
bool is_line_end(char c) { return c == '\n' || c == '\r' || c == '\f'; }
bool is_space(char c) { return c == ' ' || c == '\t' || is_line_end(c); }
bool is_name_start(char c) {
  return (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_character(char c) { return is_name_start(c) || is_digit(c) || c == '-'; }

bool equals(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(),
                    [](char a, char b) { return ascii::lower(a) == b; });
}

// What a backslash and the text behind it stand for; `at` is behind the backslash.
void take_escape(std::string& out, std::string_view text, std::size_t& at) {
  if (at >= text.size()) return;
  if (is_line_end(text[at])) {
    at += text.substr(at, 2) == "\r\n" ? 2 : 1;
    return;
  }
  if (!ascii::is_hex_digit(text[at])) return utf8::append(out, utf8::next(text, at));
  char32_t code_point = 0;
  constexpr int kMostDigits = 6;
  for (int i = 0; i < kMostDigits && at < text.size() && ascii::is_hex_digit(text[at]); ++i) {
    code_point = code_point * 16 + static_cast<char32_t>(ascii::hex_value(text[at++]));
  }
  if (text.substr(at, 2) == "\r\n") ++at;
  if (at < text.size() && is_space(text[at])) ++at;
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  const bool is_impossible = code_point == 0 || is_surrogate || code_point > 0x10FFFF;
  utf8::append(out, is_impossible ? 0xFFFD : code_point);
}

std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c == '\\') {
      take_escape(out, text, at);
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view trim(std::string_view text) { return ascii::trim(text, " \t\n\r\f"); }

}  // namespace

bool Lexer::starts_escape(std::size_t ahead) const {
  return peek(ahead) == '\\' && at_ + ahead + 1 < css_.size() && !is_line_end(peek(ahead + 1));
}

bool Lexer::starts_name(std::size_t ahead) const {
  if (is_name_start(peek(ahead)) || starts_escape(ahead)) return true;
  if (peek(ahead) != '-') return false;
  return is_name_start(peek(ahead + 1)) || peek(ahead + 1) == '-' || starts_escape(ahead + 1);
}

bool Lexer::starts_number() const {
  const std::size_t sign = peek() == '+' || peek() == '-' ? 1 : 0;
  return is_digit(peek(sign)) || (peek(sign) == '.' && is_digit(peek(sign + 1)));
}

// Comments stand between tokens and mean nothing.
bool Lexer::skip_comments() {
  while (peek() == '/' && peek(1) == '*') {
    const std::size_t end = css_.find("*/", at_ + 2);
    if (end == css_.npos) {
      unclosed_comment_ = at_;
      at_ = css_.size();
      return false;
    }
    at_ = end + 2;
  }
  return at_ < css_.size();
}

void Lexer::take_name() {
  while (at_ < css_.size()) {
    if (is_name_character(peek())) {
      ++at_;
    } else if (starts_escape(0)) {
      ++at_;
      std::string ignored;
      take_escape(ignored, css_, at_);
    } else {
      return;
    }
  }
}

Kind Lexer::take_string() {
  const char quote = css_[at_++];
  while (at_ < css_.size()) {
    const char c = css_[at_];
    if (c == quote) return ++at_, Kind::string;
    if (is_line_end(c)) {
      problem_ = "a string cannot go over the end of a line";
      return Kind::broken;
    }
    at_ += c == '\\' && peek(1) == '\r' && peek(2) == '\n' ? 3 : c == '\\' ? 2 : 1;
  }
  at_ = css_.size();
  problem_ = "this string is never closed";
  return Kind::broken;
}

Kind Lexer::take_number() {
  const auto skip_digits = [this] {
    while (is_digit(peek())) ++at_;
  };
  if (peek() == '+' || peek() == '-') ++at_;
  skip_digits();
  if (peek() == '.' && is_digit(peek(1))) {
    ++at_;
    skip_digits();
  }
  if (peek() == '%') return ++at_, Kind::percent;
  if (!starts_name(0)) return Kind::number;
  take_name();  // a unit, or an exponent
  return Kind::dimension;
}

// Behind `url(`; a string there makes it one too, and must be all there is.
Kind Lexer::take_url() {
  while (is_space(peek())) ++at_;
  if (peek() == '"' || peek() == '\'') {
    const Kind kind = take_string();
    if (kind == Kind::broken) return kind;
    while (is_space(peek())) ++at_;
    if (peek() == ')') return ++at_, Kind::url;
    problem_ = "this `url(` is never closed";
    return Kind::broken;
  }
  const std::size_t begin = at_;
  while (at_ < css_.size() && peek() != ')') at_ += peek() == '\\' ? 2 : 1;
  if (at_ >= css_.size()) {
    at_ = css_.size();
    problem_ = "this `url(` is never closed";
    return Kind::broken;
  }
  const bool is_empty = trim(css_.substr(begin, at_ - begin)).empty();
  ++at_;
  if (!is_empty) return Kind::url;
  problem_ = "`url()` names nothing";
  return Kind::broken;
}

Kind Lexer::take() {
  const char c = css_[at_];
  if (is_space(c)) {
    while (is_space(peek())) ++at_;
    return Kind::space;
  }
  if (c == '"' || c == '\'') return take_string();
  if (starts_number()) return take_number();
  if (css_.substr(at_, 3) == "-->") return at_ += 3, Kind::cdc;
  if (css_.substr(at_, 4) == "<!--") return at_ += 4, Kind::cdo;
  if (starts_name(0)) {
    const std::size_t begin = at_;
    take_name();
    if (peek() != '(') return Kind::ident;
    const std::string_view name = css_.substr(begin, at_ - begin);
    is_disguised_ = name.find('\\') != name.npos;
    const bool is_url = is_disguised_ ? equals(without_escapes(name), "url") : equals(name, "url");
    ++at_;
    return is_url ? take_url() : Kind::function;
  }
  if (c == '#' && (is_name_character(peek(1)) || starts_escape(1))) {
    ++at_;
    take_name();
    return Kind::hash;
  }
  if (c == '@' && starts_name(1)) {
    ++at_;
    take_name();
    return Kind::at_keyword;
  }
  if (c == '!') {
    std::size_t word = at_ + 1;
    while (word < css_.size() && is_space(css_[word])) ++word;
    constexpr std::string_view kImportant = "important";
    if (equals(css_.substr(word, kImportant.size()), kImportant)) {
      at_ = word + kImportant.size();
      return Kind::important;
    }
  }
  ++at_;
  return Kind::sign;
}

Token Lexer::next() {
  const std::size_t before = at_;
  if (!skip_comments()) {
    const auto size = static_cast<std::uint32_t>(css_.size());
    return {.kind = Kind::end, .sign = 0, .begin = size, .end = size};
  }
  Token token;
  token.begin = static_cast<std::uint32_t>(at_);
  token.is_behind_comment = at_ > before;
  token.sign = css_[at_];
  problem_ = nullptr;
  is_disguised_ = false;
  token.kind = take();
  at_ = std::min(at_, css_.size());
  token.end = static_cast<std::uint32_t>(at_);
  token.problem = problem_;
  token.is_disguised = is_disguised_ && token.kind == Kind::url;
  return token;
}

std::string plain_text(std::string_view css, const Token& token) {
  std::string_view text = css.substr(token.begin, token.end - token.begin);
  if (token.kind == Kind::url) {
    text.remove_prefix(std::min(text.find('(') + 1, text.size()));
    text.remove_suffix(1);
    text = trim(text);
  }
  if (token.kind == Kind::function) text.remove_suffix(1);
  const bool is_quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') &&
                         (token.kind == Kind::string || token.kind == Kind::url);
  if (is_quoted) text = text.substr(1, text.size() - 2);
  return without_escapes(text);
}

}  // namespace colophon::verify::css
