// Names made of words: for ids and for files.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace colophon::unicode {
namespace {

// Puts names together: what is kept, with one hyphen for each run of white space inside.
class Joiner {
 public:
  void space() { pending_ = !name_.empty(); }
  void keep(char32_t code_point) {
    if (pending_) name_ += '-';
    pending_ = false;
    utf8::append(name_, code_point);
  }
  bool empty() const { return name_.empty(); }
  std::string take() { return std::move(name_); }

 private:
  std::string name_;
  bool pending_ = false;
};

// Latin letters that have no decomposition, in ASCII.
std::string_view ascii_of(char32_t letter) {
  switch (letter) {
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ø':
      return "o";
    case U'đ':
      return "d";
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    case U'ł':
      return "l";
    case U'ħ':
      return "h";
    case U'ŧ':
      return "t";
    case U'ŋ':
      return "n";
    case U'ı':
      return "i";
  }
  return {};
}

bool is_file_character(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

}  // namespace

std::string slug(std::string_view text) {
  const std::string lower_case = to_lower(text);
  Joiner name;
  for (std::size_t at = 0; at < lower_case.size();) {
    const char32_t c = utf8::next(lower_case, at);
    if (is_space(c)) {
      name.space();
    } else if (is_letter(c)) {
      name.keep(c);
    } else if (name.empty()) {
      continue;  // an id starts with a letter
    } else if (is_digit(c) || is_mark(c) || c == '_' || c == '-' || c == '.') {
      name.keep(c);
    }
  }
  return nfc(name.take());
}

std::string file_slug(std::string_view text) {
  constexpr std::size_t kLongest = 200;  // of the 255 that a name may have, with what is put behind
  const std::string lower_case = nfkd(to_lower(text));
  Joiner name;
  for (std::size_t at = 0; at < lower_case.size();) {
    const char32_t c = utf8::next(lower_case, at);
    if (is_file_character(c)) {
      name.keep(c);
    } else if (is_space(c)) {
      name.space();
    } else {
      for (const char letter : ascii_of(c)) name.keep(static_cast<unsigned char>(letter));
    }
  }
  // A dot at either end hides the file or is forbidden (EPUB 3.3 #sec-container-filenames).
  std::string result = name.take().substr(0, kLongest);
  result.erase(result.find_last_not_of(".-") + 1);
  result.erase(0, std::min(result.find_first_not_of(".-"), result.size()));
  return result;
}

}  // namespace colophon::unicode
