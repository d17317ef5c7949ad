#include "formats/css.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace colophon::css {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'f'); }
bool is_line_end(char c) { return c == '\n' || c == '\r' || c == '\f'; }
bool is_space(char c) { return c == ' ' || c == '\t' || is_line_end(c); }
bool is_name_start(char c) {
  return (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_character(char c) { return is_name_start(c) || is_digit(c) || c == '-'; }
bool is_unprintable(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x08 || byte == 0x0B || (byte >= 0x0E && byte <= 0x1F) || byte == 0x7F;
}

// Functions whose strings, where they stand alone, are addresses (css-images-4).
bool takes_addresses(std::string_view function) {
  return function == "image-set" || function == "-webkit-image-set";
}

// At-rules whose url() names or selects something and is not fetched.
bool only_names_addresses(std::string_view at_rule) {
  return at_rule == "namespace" || at_rule == "document" || at_rule == "-moz-document";
}

// Reads tokens (css-syntax-3, section 4) and keeps of the grammar no more than which brackets are
// open and which at-rule has begun.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  Sheet scan() {
    while (at_ < text_.size()) {
      if (!skip_blank()) take_token();
    }
    for (const Open& open : open_) report(open.at, std::string("unclosed `") + open.bracket + '`');
    std::stable_sort(sheet_.problems.begin(), sheet_.problems.end(),
                     [](const Problem& a, const Problem& b) { return a.offset < b.offset; });
    return std::move(sheet_);
  }

 private:
  struct Open {
    char bracket;
    std::size_t at;
    bool is_font_face = false;
    bool takes_addresses = false;
  };

  struct String {
    std::string value;
    bool closed;
  };

  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void report(std::size_t at, std::string message) {
    sheet_.problems.push_back({static_cast<std::uint32_t>(at), std::move(message)});
  }

  // White space or a comment, which stand anywhere between tokens and mean nothing.
  bool skip_blank() {
    if (is_space(peek())) return ++at_, true;
    if (peek() != '/' || peek(1) != '*') return false;
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == text_.npos) report(at_, "unclosed comment");
    at_ = end == text_.npos ? text_.size() : end + 2;
    return true;
  }

  void skip_spaces() {
    while (is_space(peek())) ++at_;
  }

  bool starts_escape(std::size_t ahead = 0) const {
    return peek(ahead) == '\\' && !is_line_end(peek(ahead + 1));
  }

  bool starts_name() const {
    if (peek() != '-') return is_name_start(peek()) || starts_escape();
    return is_name_start(peek(1)) || peek(1) == '-' || starts_escape(1);
  }

  bool starts_number() const {
    const std::size_t sign = peek() == '+' || peek() == '-' ? 1 : 0;
    return is_digit(peek(sign)) || (peek(sign) == '.' && is_digit(peek(sign + 1)));
  }

  // What a backslash and what follows it stand for: up to six hexadecimal digits with one white
  // space, or any other character.
  void take_escape(std::string& value) {
    ++at_;
    if (at_ >= text_.size()) {
      value += "\uFFFD";
      return;
    }
    if (!is_hex(peek())) return utf8::append(value, utf8::next(text_, at_));
    constexpr int kMostDigits = 6;
    char32_t code_point = 0;
    for (int digits = 0; digits < kMostDigits && is_hex(peek()); ++digits) {
      const char c = text_[at_++];
      code_point = code_point * 16 +
                   static_cast<char32_t>(is_digit(c) ? c - '0' : ascii::lower(c) - 'a' + 10);
    }
    if (peek() == '\r' && peek(1) == '\n') ++at_;
    if (is_space(peek())) ++at_;
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    const bool impossible = code_point == 0 || surrogate || code_point > 0x10FFFF;
    utf8::append(value, impossible ? 0xFFFD : code_point);
  }

  std::string take_name() {
    std::string name;
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      while (is_name_character(peek())) ++at_;
      name += text_.substr(begin, at_ - begin);
      if (!starts_escape()) break;
      take_escape(name);
    }
    return name;
  }

  // A number with its unit, so that `2url(` is not taken for a function.
  void skip_number() {
    const auto skip_digits = [this] {
      while (is_digit(peek())) ++at_;
    };
    if (!is_digit(peek()) && peek() != '.') ++at_;
    skip_digits();
    if (peek() == '.' && is_digit(peek(1))) ++at_;
    skip_digits();
    if (starts_name()) take_name();  // also an exponent, whose sign may follow as a number
  }

  // A string; one that a line end breaks stops before it.
  String take_string() {
    const std::size_t begin = at_;
    const char quote = text_[at_++];
    std::string value;
    while (at_ < text_.size()) {
      const char c = peek();
      if (c == quote) return ++at_, String{std::move(value), true};
      if (is_line_end(c)) break;
      if (c != '\\') {
        value += c;
        ++at_;
      } else if (starts_escape()) {
        take_escape(value);
      } else {  // the line goes on
        at_ += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
      }
    }
    report(begin, "unclosed string");
    return {std::move(value), false};
  }

  // Behind the `url(` that begins at `begin`.
  void take_url(std::size_t begin, Reference::Kind kind) {
    const std::size_t inside = at_;
    skip_spaces();
    if (peek() == '"' || peek() == '\'') return take_quoted_url(begin, inside - 1, kind);
    std::string target;
    while (at_ < text_.size()) {
      const char c = peek();
      if (is_space(c)) {
        skip_spaces();
        if (at_ < text_.size() && peek() != ')') return skip_bad_url(begin, "white space");
      } else if (c == ')') {
        ++at_;
        return refer(kind, std::move(target), begin);
      } else if (c == '"' || c == '\'' || c == '(') {
        return skip_bad_url(begin, std::string("`") + c + '`');
      } else if (is_unprintable(c)) {
        return skip_bad_url(begin, "a control character");
      } else if (c != '\\') {
        target += c;
        ++at_;
      } else if (starts_escape()) {
        take_escape(target);
      } else {
        return skip_bad_url(begin, "a line end");
      }
    }
    report(begin, "unclosed `url(`");
  }

  void take_quoted_url(std::size_t begin, std::size_t bracket, Reference::Kind kind) {
    String string = take_string();
    while (at_ < text_.size() && skip_blank()) {
    }
    if (string.closed && peek() == ')') {
      ++at_;
      return refer(kind, std::move(string.value), begin);
    }
    if (string.closed && at_ < text_.size())
      report(begin, "nothing may follow the string in `url(`");
    open_.push_back({.bracket = '(', .at = bracket});
    ++count('(');
  }

  // The remains of a bad url (section 4.3.14).
  void skip_bad_url(std::size_t begin, std::string_view offence) {
    report(begin, "a url with " + std::string(offence) + " needs quotes");
    while (at_ < text_.size() && peek() != ')') at_ += starts_escape() ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
  }

  void refer(Reference::Kind kind, std::string target, std::size_t begin) {
    if (only_names_addresses(at_rule_)) return;
    sheet_.references.push_back({.kind = kind,
                                 .target = std::move(target),
                                 .begin = static_cast<std::uint32_t>(begin),
                                 .end = static_cast<std::uint32_t>(at_),
                                 .in_font_face = font_faces_ > 0});
  }

  void take_token() {
    // An address is imported if it is the first thing behind @import.
    const bool imports = std::exchange(after_import_, false);
    const Reference::Kind kind = imports ? Reference::Kind::import : Reference::Kind::url;
    const std::size_t begin = at_;
    const char c = peek();
    if (c == '"' || c == '\'') {
      String string = take_string();
      const bool is_address = imports || (!open_.empty() && open_.back().takes_addresses);
      if (string.closed && is_address) refer(kind, std::move(string.value), begin);
    } else if (starts_number()) {
      skip_number();
    } else if (text_.substr(at_).starts_with("-->")) {
      at_ += 3;
    } else if (starts_name()) {
      const std::string name = ascii::lower(take_name());
      if (peek() != '(') return;
      if (name == "url") return ++at_, take_url(begin, kind);
      open('(', takes_addresses(name));
    } else if (c == '#') {
      ++at_;
      take_name();
    } else if (c == '@') {
      ++at_;
      if (!starts_name()) return;
      at_rule_ = ascii::lower(take_name());
      after_import_ = at_rule_ == "import";
    } else if (c == '(' || c == '[' || c == '{') {
      open(c, false);
    } else if (c == ')' || c == ']' || c == '}') {
      close(c);
    } else {
      if (c == ';') at_rule_.clear();
      ++at_;
    }
  }

  std::size_t& count(char bracket) { return counts_[bracket == '(' ? 0 : bracket == '[' ? 1 : 2]; }

  void open(char bracket, bool takes_addresses) {
    Open opened = {.bracket = bracket, .at = at_++, .takes_addresses = takes_addresses};
    if (bracket == '{') {
      opened.is_font_face = at_rule_ == "font-face";
      font_faces_ += opened.is_font_face;
      at_rule_.clear();
    }
    open_.push_back(opened);
    ++count(bracket);
  }

  // Closes the innermost bracket of its kind and, with a problem each, those inside it.
  void close(char closing) {
    const std::size_t at = at_++;
    const char bracket = closing == ')' ? '(' : closing == ']' ? '[' : '{';
    if (bracket == '{') at_rule_.clear();
    if (count(bracket) == 0) {
      return report(at, std::string("`") + closing + "` closes nothing");
    }
    while (true) {
      const Open last = open_.back();
      open_.pop_back();
      --count(last.bracket);
      font_faces_ -= last.is_font_face;
      if (last.bracket == bracket) return;
      report(last.at, std::string("unclosed `") + last.bracket + '`');
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Sheet sheet_;
  std::vector<Open> open_;
  std::array<std::size_t, 3> counts_ = {};  // of the open brackets of each kind
  std::size_t font_faces_ = 0;              // open blocks of @font-face
  std::string at_rule_;                     // whose prelude we are in, in lower case
  bool after_import_ = false;
};

void append_url(std::string& result, std::string_view target) {
  result += "url(\"";
  for (const char c : target) {
    if (c == '"' || c == '\\') result += '\\';
    if (is_line_end(c)) {
      result += c == '\n' ? "\\a " : c == '\r' ? "\\d " : "\\c ";
    } else {
      result += c;
    }
  }
  result += "\")";
}

}  // namespace

Sheet scan(std::string_view text) { return Scanner(text).scan(); }

std::string rewrite(std::string_view text, const Sheet& sheet,
                    const std::function<std::string(const Reference&)>& target_of) {
  std::string result;
  result.reserve(text.size());
  std::size_t at = 0;
  for (const Reference& reference : sheet.references) {
    const std::string target = target_of(reference);
    if (target.empty()) continue;
    result += text.substr(at, reference.begin - at);
    // `@import"a"` needs no space, but a name in place of the string does.
    if (!result.empty() && is_name_character(result.back())) result += ' ';
    append_url(result, target);
    at = reference.end;
  }
  result += text.substr(at);
  return result;
}

}  // namespace colophon::css
