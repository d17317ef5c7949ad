#include "formats/css/tokens.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

#include "base/ascii.h"
#include "base/utf8.h"

namespace colophon::css {
namespace {

using ascii::is_digit;
// Section 3.3 makes line feeds of carriage returns and form feeds.
bool is_line_end(char c) { return c == '\n' || c == '\r' || c == '\f'; }
bool is_space(char c) { return c == ' ' || c == '\t' || is_line_end(c); }
bool is_name_start(char c) {
  return (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_character(char c) { return is_name_start(c) || is_digit(c) || c == '-'; }
bool is_unprintable(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte > 0 && byte <= 0x08) || byte == 0x0B || (byte >= 0x0E && byte <= 0x1F) ||
         byte == 0x7F;
}

constexpr std::string_view kReplacement = "\uFFFD";

TokenKind punctuation(char c) {
  switch (c) {
    case ':':
      return TokenKind::colon;
    case ';':
      return TokenKind::semicolon;
    case ',':
      return TokenKind::comma;
    case '[':
      return TokenKind::open_square;
    case ']':
      return TokenKind::close_square;
    case '(':
      return TokenKind::open_round;
    case ')':
      return TokenKind::close_round;
    case '{':
      return TokenKind::open_curly;
    case '}':
      return TokenKind::close_curly;
    default:
      return TokenKind::delim;
  }
}

}  // namespace

// NUL stands for U+FFFD, which is a letter here.
bool Tokenizer::starts_name_character(std::size_t ahead) const {
  return has(ahead) && (is_name_character(peek(ahead)) || peek(ahead) == '\0');
}

bool Tokenizer::starts_escape(std::size_t ahead) const {
  return peek(ahead) == '\\' && !(has(ahead + 1) && is_line_end(peek(ahead + 1)));
}

bool Tokenizer::starts_name(std::size_t ahead) const {
  if (!has(ahead)) return false;
  const auto starts = [this](std::size_t at) {
    return has(at) && (is_name_start(peek(at)) || peek(at) == '\0');
  };
  if (peek(ahead) != '-') return starts(ahead) || starts_escape(ahead);
  return starts(ahead + 1) || peek(ahead + 1) == '-' || starts_escape(ahead + 1);
}

bool Tokenizer::starts_number() const {
  const std::size_t sign = peek() == '+' || peek() == '-' ? 1 : 0;
  return is_digit(peek(sign)) || (peek(sign) == '.' && is_digit(peek(sign + 1)));
}

// What a backslash and what follows it stand for (section 4.3.7): up to six hexadecimal digits with
// one white space, or any other character.
void Tokenizer::take_escape(std::string& value) {
  ++at_;
  if (done()) {
    value += kReplacement;
    return;
  }
  if (!ascii::is_hex_digit(peek())) return take_character(value);
  constexpr int kMostDigits = 6;
  char32_t code_point = 0;
  for (int digits = 0; digits < kMostDigits && ascii::is_hex_digit(peek()); ++digits) {
    const char c = text_[at_++];
    code_point =
        code_point * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : ascii::lower(c) - 'a' + 10);
  }
  if (peek() == '\r' && peek(1) == '\n') ++at_;
  if (!done() && is_space(peek())) ++at_;
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  const bool impossible = code_point == 0 || surrogate || code_point > 0x10FFFF;
  utf8::append(value, impossible ? 0xFFFD : code_point);
}

void Tokenizer::take_character(std::string& value) {
  const char32_t c = utf8::next(text_, at_);
  utf8::append(value, c == 0 ? 0xFFFD : c);
}

std::string Tokenizer::take_name() {
  std::string name;
  while (!done()) {
    const std::size_t begin = at_;
    while (is_name_character(peek())) ++at_;
    name += text_.substr(begin, at_ - begin);
    if (starts_escape()) {
      take_escape(name);
    } else if (starts_name_character()) {  // NUL
      take_character(name);
    } else {
      break;
    }
  }
  return name;
}

// Sections 4.3.12 and 4.3.13.
double Tokenizer::take_number(bool& is_integer) {
  const std::size_t begin = at_;
  const auto skip_digits = [this] {
    while (is_digit(peek())) ++at_;
  };
  is_integer = true;
  if (peek() == '+' || peek() == '-') ++at_;
  skip_digits();
  if (peek() == '.' && is_digit(peek(1))) {
    ++at_;
    skip_digits();
    is_integer = false;
  }
  const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
  if (ascii::lower(peek()) == 'e' && is_digit(peek(1 + sign))) {
    at_ += 1 + sign;
    skip_digits();
    is_integer = false;
  }
  // Digits without end say nothing beyond what a double holds; a locale is never set.
  constexpr std::size_t kLongest = 400;
  const std::string digits(text_.substr(begin, std::min(at_ - begin, kLongest)));
  return std::strtod(digits.c_str(), nullptr);
}

void Tokenizer::take_numeric(Token& token) {
  token.number = take_number(token.is_integer);
  token.kind = TokenKind::number;
  if (starts_name()) {
    token.kind = TokenKind::dimension;
    token.value = take_name();
  } else if (peek() == '%') {
    ++at_;
    token.kind = TokenKind::percentage;
  }
}

void Tokenizer::take_comment(Token& token) {
  token.kind = TokenKind::comment;
  const std::size_t end = text_.find("*/", at_ + 2);
  if (end == text_.npos) token.problem = "unclosed comment";
  at_ = end == text_.npos ? text_.size() : end + 2;
}

void Tokenizer::take_ident_like(Token& token) {
  token.value = take_name();
  token.kind = TokenKind::ident;
  if (peek() != '(') return;
  ++at_;
  token.kind = TokenKind::function;
  if (ascii::lower(token.value) != "url") return;
  std::size_t ahead = 0;
  while (has(ahead) && is_space(peek(ahead))) ++ahead;
  if (peek(ahead) != '"' && peek(ahead) != '\'') take_url(token);
}

void Tokenizer::take_string(Token& token) {
  const char quote = text_[at_++];
  token.kind = TokenKind::string;
  while (!done()) {
    const char c = peek();
    if (c == quote) {
      ++at_;
      return;
    }
    if (is_line_end(c)) {
      token.kind = TokenKind::bad_string;
      break;
    }
    if (c != '\\') {
      take_character(token.value);
    } else if (!has(1)) {
      ++at_;  // an escape of nothing means nothing in a string
    } else if (starts_escape()) {
      take_escape(token.value);
    } else {  // the line goes on
      at_ += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
    }
  }
  token.problem = "unclosed string";
}

// Behind `url(`, where no quote follows (section 4.3.6).
void Tokenizer::take_url(Token& token) {
  token.kind = TokenKind::url;
  token.value.clear();
  while (!done() && is_space(peek())) ++at_;
  while (!done()) {
    const char c = peek();
    if (is_space(c)) {
      while (!done() && is_space(peek())) ++at_;
      if (!done() && peek() != ')') {
        return take_bad_url(token, "a url with white space needs quotes");
      }
    } else if (c == ')') {
      ++at_;
      return;
    } else if (c == '"') {
      return take_bad_url(token, "a url with `\"` needs quotes");
    } else if (c == '\'') {
      return take_bad_url(token, "a url with `'` needs quotes");
    } else if (c == '(') {
      return take_bad_url(token, "a url with `(` needs quotes");
    } else if (is_unprintable(c)) {
      return take_bad_url(token, "a url with a control character needs quotes");
    } else if (c != '\\') {
      take_character(token.value);
    } else if (starts_escape()) {
      take_escape(token.value);
    } else {
      return take_bad_url(token, "a url with a line end needs quotes");
    }
  }
  token.problem = "unclosed `url(`";
}

// Section 4.3.14.
void Tokenizer::take_bad_url(Token& token, std::string_view problem) {
  token.kind = TokenKind::bad_url;
  token.problem = problem;
  token.value.clear();
  while (!done() && peek() != ')') at_ += starts_escape() && has(1) ? 2 : 1;
  at_ = std::min(at_ + 1, text_.size());
}

bool Tokenizer::take_long_token(Token& token) {
  const std::string_view rest = text_.substr(at_);
  if (rest.starts_with("/*")) return take_comment(token), true;
  if (rest.starts_with("<!--")) return token.kind = TokenKind::cdo, at_ += 4, true;
  if (starts_number()) return take_numeric(token), true;
  if (rest.starts_with("-->")) return token.kind = TokenKind::cdc, at_ += 3, true;
  if (starts_name()) return take_ident_like(token), true;
  if (peek() == '@' && starts_name(1)) {
    ++at_;
    token.kind = TokenKind::at_keyword;
    token.value = take_name();
    return true;
  }
  if (peek() != '#' || !(starts_name_character(1) || starts_escape(1))) return false;
  ++at_;
  token.kind = TokenKind::hash;
  token.is_id = starts_name();
  token.value = take_name();
  return true;
}

void Tokenizer::take_other(Token& token) {
  token.kind = punctuation(peek());
  const std::size_t begin = at_;
  utf8::next(text_, at_);
  if (token.kind == TokenKind::delim) token.value = text_.substr(begin, at_ - begin);
}

Token Tokenizer::next() {
  Token token;
  token.begin = static_cast<std::uint32_t>(at_);
  const char c = peek();
  if (is_space(c)) {
    token.kind = TokenKind::whitespace;
    while (!done() && is_space(peek())) ++at_;
  } else if (c == '"' || c == '\'') {
    take_string(token);
  } else if (!take_long_token(token)) {
    take_other(token);
  }
  token.end = static_cast<std::uint32_t>(at_);
  return token;
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  for (Tokenizer tokenizer(text); !tokenizer.done();) tokens.push_back(tokenizer.next());
  return tokens;
}

std::vector<std::uint32_t> match_brackets(const std::vector<Token>& tokens) {
  const auto none = static_cast<std::uint32_t>(tokens.size());
  std::vector<std::uint32_t> matches(tokens.size(), none);
  std::vector<std::uint32_t> open;
  std::array<std::size_t, 3> counts = {};  // of those open: round, square, curly
  const auto kind_of = [&tokens](std::uint32_t at) {
    const TokenKind kind = tokens[at].kind;
    const bool is_round = kind == TokenKind::open_round || kind == TokenKind::close_round ||
                          kind == TokenKind::function;
    const bool is_square = kind == TokenKind::open_square || kind == TokenKind::close_square;
    return static_cast<std::size_t>(is_round ? 0 : is_square ? 1 : 2);
  };
  for (std::uint32_t i = 0; i < none; ++i) {
    switch (tokens[i].kind) {
      case TokenKind::function:
      case TokenKind::open_round:
      case TokenKind::open_square:
      case TokenKind::open_curly:
        open.push_back(i);
        ++counts[kind_of(i)];
        break;
      case TokenKind::close_round:
      case TokenKind::close_square:
      case TokenKind::close_curly:
        if (counts[kind_of(i)] == 0) break;
        while (kind_of(open.back()) != kind_of(i)) {
          --counts[kind_of(open.back())];
          open.pop_back();
        }
        matches[i] = open.back();
        matches[open.back()] = i;
        --counts[kind_of(i)];
        open.pop_back();
        break;
      default:
        break;
    }
  }
  return matches;
}

}  // namespace colophon::css
