// The tokens of style sheets (CSS Syntax Level 3, section 4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colophon::verify::css {

struct Token {
  enum class Kind : std::uint8_t {
    end,
    space,  // comments are none, and no tokens either: see Token::is_behind_comment
    ident,
    function,    // with its `(`
    at_keyword,  // with its `@`
    hash,        // with its `#`
    string,
    url,
    number,  // and percentages and dimensions: `percent` and `dimension`
    percent,
    dimension,
    important,  // `!important`
    cdo,        // <!--
    cdc,        // -->
    sign,       // any other character: see Token::sign
    broken,     // a string or url() that is not closed, or a string with a line end
  };
  Kind kind = Kind::end;
  char sign = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const char* problem = nullptr;  // of a broken one
  bool is_disguised = false;      // a url() whose name is written with escapes
  bool is_behind_comment = false;
};

// Reads tokens one by one.
class Lexer {
 public:
  explicit Lexer(std::string_view css) : css_(css) {}

  Token next();
  // Where a comment begins that is never closed; npos as a rule.
  std::size_t unclosed_comment() const { return unclosed_comment_; }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < css_.size() ? css_[at_ + ahead] : '\0';
  }
  bool skip_comments();
  bool starts_escape(std::size_t ahead) const;
  bool starts_name(std::size_t ahead) const;
  bool starts_number() const;
  void take_name();
  Token::Kind take_string();
  Token::Kind take_number();
  Token::Kind take_url();
  Token::Kind take();

  std::string_view css_;
  std::size_t at_ = 0;
  bool is_disguised_ = false;
  std::size_t unclosed_comment_ = std::string_view::npos;
  const char* problem_ = nullptr;
};

// A name, a string or the address of a url() without quotes, brackets and escapes.
std::string plain_text(std::string_view css, const Token& token);

}  // namespace colophon::verify::css
