#include "formats/css/misplaced.h"

#include <fmt/format.h>

namespace colophon::css {
namespace {

bool is_followed_by(const Tokens& tokens, std::uint32_t at, char sign) {
  return at + 1 < tokens.size() && is_delim(tokens[at + 1], sign) &&
         tokens[at].end == tokens[at + 1].begin;
}

// `~=` and the like, which selectors have.
bool is_match_operator(const Tokens& tokens, std::uint32_t at) {
  constexpr std::string_view kFirst = "~|^$*";
  const Token& token = tokens[at];
  return token.kind == TokenKind::delim && kFirst.find(token.value) != kFirst.npos &&
         is_followed_by(tokens, at, '=');
}

// `0-->` is a number with the unit `--` here, and the end of a comment of HTML to older grammars.
bool ends_in_cdc(const Tokens& tokens, std::uint32_t at) {
  return tokens[at].kind == TokenKind::dimension && tokens[at].value.ends_with("--") &&
         is_followed_by(tokens, at, '>');
}

bool is_misplaced(const Tokens& tokens, std::uint32_t at) {
  switch (tokens[at].kind) {
    case TokenKind::at_keyword:
    case TokenKind::cdo:
    case TokenKind::cdc:
    case TokenKind::semicolon:
    case TokenKind::open_curly:
    case TokenKind::close_curly:
      return true;
    case TokenKind::dimension:
      return ends_in_cdc(tokens, at);
    case TokenKind::delim:
      return is_delim(tokens[at], '@') || is_delim(tokens[at], '!') ||
             is_match_operator(tokens, at);
    default:
      return false;
  }
}

}  // namespace

std::uint32_t find_misplaced(const Tokens& tokens, TokenRange range) {
  std::uint32_t at = range.begin;
  while (at < range.end && !is_misplaced(tokens, at)) ++at;
  return at;
}

std::uint32_t end_of_misplaced(const Tokens& tokens, std::uint32_t at) {
  const bool is_two = is_match_operator(tokens, at) || ends_in_cdc(tokens, at);
  return tokens[is_two ? at + 1 : at].end;
}

bool is_passed_over(const Tokens& tokens, std::uint32_t at) {
  return is_delim(tokens[at], '!') || is_delim(tokens[at], '`') ||
         (is_delim(tokens[at], '$') && !is_match_operator(tokens, at));
}

std::string quote_misplaced(const Tokens& tokens, std::uint32_t at) {
  const std::uint32_t begin = tokens[at].begin;
  const std::string_view written = tokens.text.substr(begin, end_of_misplaced(tokens, at) - begin);
  return written == "`" ? "a backtick" : fmt::format("`{}`", written);
}

}  // namespace colophon::css
