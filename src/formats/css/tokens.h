// CSS as tokens (css-syntax-3, section 4). The text is taken as it lies on the disk: what the
// standard's preprocessing would change (section 3.3) is read as what it would become, so that
// every offset is the file's own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::css {

enum class TokenKind : std::uint8_t {
  ident,
  function,    // value: its name; the bracket is part of the token
  at_keyword,  // value: without the `@`
  hash,        // value: without the `#`
  string,
  bad_string,  // ends before the line end that broke it
  url,         // unquoted; url("x") is a function
  bad_url,
  delim,  // value: the one character
  number,
  percentage,
  dimension,  // value: the unit
  whitespace,
  comment,
  cdo,
  cdc,
  colon,
  semicolon,
  comma,
  open_square,
  close_square,
  open_round,
  close_round,
  open_curly,
  close_curly,
};

struct Token {
  TokenKind kind = TokenKind::delim;
  bool is_integer = false;  // of a number or dimension, as it was written
  bool is_id = false;       // of a hash: it could name an id
  std::uint32_t begin = 0;  // in bytes
  std::uint32_t end = 0;
  double number = 0;         // of number, percentage and dimension
  std::string value;         // escapes resolved; empty where a kind has none
  std::string_view problem;  // a parse error in words, "unclosed string"; lives for ever; or empty
};

// One token after another; together they are the whole text.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  bool done() const { return at_ >= text_.size(); }
  Token next();  // not when done

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool has(std::size_t ahead) const { return at_ + ahead < text_.size(); }
  bool starts_name_character(std::size_t ahead = 0) const;
  bool starts_escape(std::size_t ahead = 0) const;
  bool starts_name(std::size_t ahead = 0) const;
  bool starts_number() const;
  void take_escape(std::string& value);
  std::string take_name();
  double take_number(bool& is_integer);
  void take_character(std::string& value);
  void take_comment(Token& token);
  void take_numeric(Token& token);
  void take_ident_like(Token& token);
  void take_string(Token& token);
  void take_url(Token& token);
  void take_bad_url(Token& token, std::string_view problem);
  void take_other(Token& token);
  bool take_long_token(Token& token);

  std::string_view text_;
  std::size_t at_ = 0;
};

std::vector<Token> tokenize(std::string_view text);

// White space or a comment, which stand between most tokens and mean nothing.
inline bool is_blank(const Token& token) {
  return token.kind == TokenKind::whitespace || token.kind == TokenKind::comment;
}

inline bool is_delim(const Token& token, char c) {
  return token.kind == TokenKind::delim && token.value.size() == 1 && token.value[0] == c;
}

// For every token that opens a bracket the index of the one that closes it, and the reverse;
// `tokens.size()` for all others, and for brackets without their counterpart. A closing bracket
// closes the innermost of its kind.
std::vector<std::uint32_t> match_brackets(const std::vector<Token>& tokens);

}  // namespace colophon::css
