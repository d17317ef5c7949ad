#include "formats/css/tokens.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>

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

// Why a url() with this character needs quotes.
TokenProblem problem_in_url(char c) {
  switch (c) {
    case '"':
      return TokenProblem::url_with_double_quote;
    case '\'':
      return TokenProblem::url_with_single_quote;
    case '(':
      return TokenProblem::url_with_bracket;
    default:
      return is_unprintable(c) ? TokenProblem::url_with_control_character : TokenProblem::none;
  }
}

constexpr std::string_view kReplacement = "\uFFFD";

TokenKind punctuation(char c) {
  constexpr std::string_view kSigns = ":;,[](){}";  // in the order of their kinds
  const std::size_t at = kSigns.find(c);
  return at == kSigns.npos
             ? TokenKind::delim
             : static_cast<TokenKind>(static_cast<std::size_t>(TokenKind::colon) + at);
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) { tokens_.text = text; }

  Tokens run() {
    while (!done()) tokens_.list.push_back(next());
    match_brackets();
    return std::move(tokens_);
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool has(std::size_t ahead) const { return at_ + ahead < text_.size(); }
  void skip_spaces() {
    while (!done() && is_space(peek())) ++at_;
  }
  bool starts_name_character(std::size_t ahead = 0) const;
  bool starts_escape(std::size_t ahead = 0) const;
  bool starts_name(std::size_t ahead = 0) const;
  bool starts_number() const;
  void take_escape(std::string& value);
  void take_character(std::string& value);
  std::string_view take_name();
  double take_number();
  std::string_view kept(std::size_t begin, std::string value);
  void take_comment(Token& token);
  void take_numeric(Token& token);
  void take_ident_like(Token& token);
  void take_string(Token& token);
  void take_url(Token& token);
  void take_bad_url(Token& token, TokenProblem problem);
  void take_other(Token& token);
  bool take_long_token(Token& token);
  Token next();
  void match_brackets();

  std::string_view text_;
  std::size_t at_ = 0;
  Tokens tokens_;
};

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
    code_point = code_point * 16 + static_cast<char32_t>(ascii::hex_value(text_[at_++]));
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

// A value as the text has it from `begin` on, or else kept apart.
std::string_view Tokenizer::kept(std::size_t begin, std::string value) {
  if (text_.substr(begin).starts_with(value)) return text_.substr(begin, value.size());
  return *tokens_.unescaped.emplace_back(std::make_unique<const std::string>(std::move(value)));
}

std::string_view Tokenizer::take_name() {
  const std::size_t begin = at_;
  while (is_name_character(peek())) ++at_;
  if (!starts_escape() && !starts_name_character()) return text_.substr(begin, at_ - begin);
  std::string name(text_.substr(begin, at_ - begin));
  while (starts_escape() || starts_name_character()) {
    if (starts_escape()) {
      take_escape(name);
    } else {
      take_character(name);
    }
  }
  return kept(begin, std::move(name));
}

// Sections 4.3.12 and 4.3.13.
double Tokenizer::take_number() {
  const std::size_t begin = at_;
  const auto skip_digits = [this] {
    while (is_digit(peek())) ++at_;
  };
  if (peek() == '+' || peek() == '-') ++at_;
  skip_digits();
  if (peek() == '.' && is_digit(peek(1))) {
    ++at_;
    skip_digits();
  }
  const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
  if (ascii::lower(peek()) == 'e' && is_digit(peek(1 + sign))) {
    at_ += 1 + sign;
    skip_digits();
  }
  // Digits without end say nothing beyond what a double holds; a locale is never set.
  constexpr std::size_t kLongest = 400;
  const std::string digits(text_.substr(begin, std::min(at_ - begin, kLongest)));
  return std::strtod(digits.c_str(), nullptr);
}

void Tokenizer::take_numeric(Token& token) {
  token.number = take_number();
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
  if (end == text_.npos) token.problem = TokenProblem::unclosed_comment;
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
  const std::size_t begin = at_;
  std::string value;
  token.kind = TokenKind::string;
  token.problem = TokenProblem::unclosed_string;
  while (!done()) {
    const char c = peek();
    if (c == quote) {
      ++at_;
      token.problem = TokenProblem::none;
      break;
    }
    if (is_line_end(c)) {
      token.kind = TokenKind::bad_string;
      break;
    }
    if (c != '\\') {
      take_character(value);
    } else if (!has(1)) {
      ++at_;  // an escape of nothing means nothing in a string
    } else if (starts_escape()) {
      take_escape(value);
    } else {  // the line goes on
      at_ += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
    }
  }
  token.value = kept(begin, std::move(value));
}

// Behind `url(`, where no quote follows (section 4.3.6).
void Tokenizer::take_url(Token& token) {
  skip_spaces();
  const std::size_t begin = at_;
  std::string value;
  while (!done() && peek() != ')') {
    TokenProblem problem = problem_in_url(peek());
    if (peek() == '\\' && !starts_escape()) problem = TokenProblem::url_with_line_end;
    if (is_space(peek())) {
      skip_spaces();
      if (done() || peek() == ')') break;
      problem = TokenProblem::url_with_space;
    }
    if (problem != TokenProblem::none) return take_bad_url(token, problem);
    if (starts_escape()) {
      take_escape(value);
    } else {
      take_character(value);
    }
  }
  token.kind = TokenKind::url;
  if (done()) token.problem = TokenProblem::unclosed_url;
  at_ = std::min(at_ + 1, text_.size());
  token.value = kept(begin, std::move(value));
}

// Section 4.3.14.
void Tokenizer::take_bad_url(Token& token, TokenProblem problem) {
  token.kind = TokenKind::bad_url;
  token.problem = problem;
  token.value = {};
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
    skip_spaces();
  } else if (c == '"' || c == '\'') {
    take_string(token);
  } else if (!take_long_token(token)) {
    take_other(token);
  }
  token.end = static_cast<std::uint32_t>(at_);
  return token;
}

void Tokenizer::match_brackets() {
  std::vector<Token>& tokens = tokens_.list;
  std::vector<std::uint32_t> open;
  std::array<std::size_t, 3> counts = {};  // of those open: round, square, curly
  const auto kind_of = [&tokens](std::uint32_t at) {
    const TokenKind kind = tokens[at].kind;
    const bool is_curly = kind == TokenKind::open_curly || kind == TokenKind::close_curly;
    const bool is_square = kind == TokenKind::open_square || kind == TokenKind::close_square;
    return static_cast<std::size_t>(is_curly ? 2 : is_square ? 1 : 0);
  };
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (opens_bracket(tokens[i])) {
      open.push_back(i);
      ++counts[kind_of(i)];
    }
    if (!closes_bracket(tokens[i]) || counts[kind_of(i)] == 0) continue;
    while (kind_of(open.back()) != kind_of(i)) {
      --counts[kind_of(open.back())];
      open.pop_back();
    }
    tokens[i].match = open.back();
    tokens[open.back()].match = i;
    --counts[kind_of(i)];
    open.pop_back();
  }
}

}  // namespace

std::string_view in_words(TokenProblem problem) {
  constexpr std::array<std::string_view, 10> kWords = {
      "",
      "unclosed string",
      "unclosed comment",
      "unclosed `url(`",
      "a url with white space needs quotes",
      "a url with `\"` needs quotes",
      "a url with `'` needs quotes",
      "a url with `(` needs quotes",
      "a url with a control character needs quotes",
      "a url with a line end needs quotes"};
  return kWords[static_cast<std::size_t>(problem)];
}

Tokens tokenize(std::string_view text) { return Tokenizer(text).run(); }

}  // namespace colophon::css
