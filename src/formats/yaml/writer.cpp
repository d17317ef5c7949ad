#include "formats/yaml/writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace colophon {
namespace {

bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_word_character(char32_t c) {
  return unicode::is_letter(c) || unicode::is_mark(c) || unicode::is_digit(c);
}

// What YAML 1.1 takes for a truth value or for nothing at all (https://yaml.org/type/).
bool is_reserved_word(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"false", "n", "no", "null", "off", "on", "true", "y", "yes"});
  return std::find(kWords.begin(), kWords.end(), unicode::to_lower(text)) != kWords.end();
}

// Numbers of every base, times, dates: anything that begins with a digit and has only their signs.
bool may_be_number(std::string_view text) {
  return is_ascii_digit(static_cast<unsigned char>(text.front())) &&
         text.find_first_not_of("0123456789abcdefxABCDEFXoOTZ_+-.:") == text.npos;
}

// A plain scalar in block style (YAML 1.2.2 section 7.3.3), without what only a parser would know
// to be plain.
bool is_plain(std::string_view text) {
  constexpr std::u32string_view kInside = U" _./-,'!?()";
  if (text.empty() || is_reserved_word(text) || may_be_number(text)) return false;
  char32_t before = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const bool is_first = at == 0;
    const char32_t c = utf8::next(text, at);
    const bool is_word = is_word_character(c);
    if (is_first && (!is_word || unicode::is_mark(c))) return false;
    // A colon before a space would make a key of what stands before it.
    if (before == ':' && !is_word) return false;
    if (!is_word && c != ':' && kInside.find(c) == kInside.npos) return false;
    before = c;
  }
  return before != ' ' && before != ':';
}

// Whether it may stand between double quotes as it is; the others are not printable, would end the
// line, or would not be seen (YAML 1.2.2 sections 5.1 and 5.4).
bool is_printable(char32_t c) {
  constexpr std::u32string_view kNeither = U"\u2028\u2029\uFEFF\uFFFE\uFFFF";
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
  return kNeither.find(c) == kNeither.npos;
}

std::string escape(char32_t c) {
  const auto number = static_cast<unsigned>(c);
  if (c == '\n') return "\\n";
  if (c == '\t') return "\\t";
  if (c < 0x100) return fmt::format("\\x{:02x}", number);
  return fmt::format("\\u{:04x}", number);
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    if (c == '"' || c == '\\') quoted += '\\';
    if (is_printable(c)) {
      quoted += text.substr(begin, at - begin);
    } else {
      quoted += escape(c);
    }
  }
  return quoted + '"';
}

}  // namespace colophon
