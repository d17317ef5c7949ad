// CSS as tokens (css-syntax-3, section 4). The text is taken as it lies on the disk: what the
// standard's preprocessing would change (section 3.3) is read as what it would become, so that
// every offset is the file's own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
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

// A parse error of a token; css-syntax-3 says what becomes of it.
enum class TokenProblem : std::uint8_t {
  none,
  unclosed_string,
  unclosed_comment,
  unclosed_url,
  url_with_space,
  url_with_double_quote,
  url_with_single_quote,
  url_with_bracket,
  url_with_control_character,
  url_with_line_end,
};
std::string_view in_words(TokenProblem problem);  // "unclosed string"

inline constexpr std::uint32_t kNoMatch = static_cast<std::uint32_t>(-1);

struct Token {
  TokenKind kind = TokenKind::delim;
  TokenProblem problem = TokenProblem::none;
  std::uint32_t begin = 0;  // in bytes
  std::uint32_t end = 0;
  std::uint32_t match = kNoMatch;  // of a bracket: the index of its counterpart, if it has one
  double number = 0;               // of number, percentage and dimension
  std::string_view value;          // escapes resolved; empty where a kind has none
};

// Tokens [begin, end), by index.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
};

// All tokens of a text, which has to outlive them; together they are the whole text.
struct Tokens {
  std::string_view text;
  std::vector<Token> list;
  std::vector<std::unique_ptr<const std::string>> unescaped;  // values that the text does not have

  const Token& operator[](std::size_t at) const { return list[at]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(list.size()); }
  auto begin() const { return list.begin(); }
  auto end() const { return list.end(); }

  std::span<const Token> in(TokenRange range) const {
    return std::span(list).subspan(range.begin, range.end - range.begin);
  }
  std::string_view written(TokenRange range) const {
    if (range.empty()) return {};
    return text.substr(list[range.begin].begin, list[range.end - 1].end - list[range.begin].begin);
  }
};

// A closing bracket closes the innermost of its kind; those inside it have no match.
Tokens tokenize(std::string_view text);

// White space or a comment, which stand between most tokens and mean nothing.
inline bool is_blank(const Token& token) {
  return token.kind == TokenKind::whitespace || token.kind == TokenKind::comment;
}

inline bool is_delim(const Token& token, char c) {
  return token.kind == TokenKind::delim && token.value.size() == 1 && token.value[0] == c;
}

inline bool opens_bracket(const Token& token) {
  return token.kind == TokenKind::function || token.kind == TokenKind::open_round ||
         token.kind == TokenKind::open_square || token.kind == TokenKind::open_curly;
}
inline bool closes_bracket(const Token& token) {
  return token.kind == TokenKind::close_round || token.kind == TokenKind::close_square ||
         token.kind == TokenKind::close_curly;
}

}  // namespace colophon::css
