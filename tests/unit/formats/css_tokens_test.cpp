#include "formats/css/tokens.h"

#include <gtest/gtest.h>

#include <string>

namespace colophon::css {
namespace {

std::string_view name_of(TokenKind kind) {
  constexpr std::string_view kNames[] = {"ident",      "function",  "at",      "hash",    "string",
                                         "bad-string", "url",       "bad-url", "delim",   "number",
                                         "percentage", "dimension", "ws",      "comment", "cdo",
                                         "cdc",        ":",         ";",       ",",       "[",
                                         "]",          "(",         ")",       "{",       "}"};
  return kNames[static_cast<std::size_t>(kind)];
}

// "ident(color) : ws ident(red)"; numbers with what they are worth.
std::string shown(std::string_view text) {
  std::string result;
  for (const Token& token : tokenize(text)) {
    if (!result.empty()) result += ' ';
    result += name_of(token.kind);
    const bool is_number = token.kind == TokenKind::number || token.kind == TokenKind::percentage ||
                           token.kind == TokenKind::dimension;
    if (is_number) result += '=' + std::to_string(token.number).substr(0, 6);
    if (!token.value.empty()) result += '(' + std::string(token.value) + ')';
  }
  return result;
}

TEST(CssTokens, AreThoseOfTheStandard) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"", ""},
      {"color: red", "ident(color) : ws ident(red)"},
      {" \t\r\n\f", "ws"},
      {"/* a */b/*c", "comment ident(b) comment"},
      {"-a --b -1c - -- -->",
       "ident(-a) ws ident(--b) ws dimension=-1.000(c) ws delim(-) ws "
       "ident(--) ws cdc"},
      {"<!-- <!- <", "cdo ws delim(<) delim(!) delim(-) ws delim(<)"},
      {"@media @-x @1 @", "at(media) ws at(-x) ws delim(@) number=1.0000 ws delim(@)"},
      {"#a #1 #-1 # #\\31", "hash(a) ws hash(1) ws hash(-1) ws delim(#) ws hash(1)"},
      {"1 +1 -1.5 .5 1. 1e3 1E-2 1e +.5e+1",
       "number=1.0000 ws number=1.0000 ws number=-1.500 ws number=0.5000 ws number=1.0000 "
       "delim(.) ws number=1000.0 ws number=0.0100 ws dimension=1.0000(e) ws number=5.0000"},
      {"10% 1px 1e3px 1--x 2\\65 x",
       "percentage=10.000 ws dimension=1.0000(px) ws dimension=1000.0(px) ws "
       "dimension=1.0000(--x) ws dimension=2.0000(ex)"},
      {"U+26 u+0-7F U+4??",
       "ident(U) number=26.000 ws ident(u) number=0.0000 dimension=-7.000(F) ws ident(U) "
       "number=4.0000 delim(?) delim(?)"},
      {"rgb(1) url(a) URL( a ) url('a') url(\"a\")",
       "function(rgb) number=1.0000 ) ws url(a) ws url(a) ws function(url) string(a) ) ws "
       "function(url) string(a) )"},
      {"url(a b) url(a'b) url(a(b) url(\\)) x",
       "bad-url ws bad-url ws bad-url ws url()) ws ident(x)"},
      {"'a' \"b'c\" 'd\\'e' 'f\\\ng' 'h\\",
       "string(a) ws string(b'c) ws string(d'e) ws string(fg) ws string(h)"},
      {"'a\nb", "bad-string(a) ws ident(b)"},
      {"'a\rb", "bad-string(a) ws ident(b)"},
      {"'a\\\r\nb'", "string(ab)"},
      {"\\41 b \\0 \\D800 \\110000 \\zz \\",
       "ident(Ab) ws ident(\uFFFD\uFFFD\uFFFDzz) ws ident(\uFFFD)"},
      {"\\\na", "delim(\\) ws ident(a)"},
      {"a\u00E9 \u4E2D!", "ident(a\u00E9) ws ident(\u4E2D) delim(!)"},
      {"[]{}(),;:", "[ ] { } ( ) , ; :"},
      {">+~*|.&", "delim(>) delim(+) delim(~) delim(*) delim(|) delim(.) delim(&)"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(shown(text), expected) << text;
}

// Section 3.3: what the standard changes beforehand.
TEST(CssTokens, ReadsNulAsAReplacementCharacter) {
  EXPECT_EQ(shown(std::string_view("a\0b", 3)), "ident(a\uFFFDb)");
  EXPECT_EQ(shown(std::string_view("\0", 1)), "ident(\uFFFD)");
  EXPECT_EQ(shown(std::string_view("'\0'", 3)), "string(\uFFFD)");
}

TEST(CssTokens, CoverTheText) {
  const std::string text =
      "@media x{a:url( b ) 'c\\\n' \"d\n 1e3px/**/#f -->}\\41 url(g h) <!-- \u00E9 /* end";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    if (size < text.size() && (text[size] & 0xC0) == 0x80) continue;
    std::uint32_t at = 0;
    for (const Token& token : tokenize(std::string_view(text).substr(0, size))) {
      EXPECT_EQ(token.begin, at);
      EXPECT_GT(token.end, token.begin);
      at = token.end;
    }
    EXPECT_EQ(at, size);
  }
}

TEST(CssTokens, BracketsFindTheirCounterparts) {
  const Tokens tokens = tokenize("a([)]b}{");
  EXPECT_EQ(tokens[0].match, 2u);  // the function; `[` in it is never closed
  EXPECT_EQ(tokens[2].match, 0u);
  for (const std::size_t at : {1u, 3u, 4u, 5u, 6u}) EXPECT_EQ(tokens[at].match, kNoMatch) << at;
}

}  // namespace
}  // namespace colophon::css
