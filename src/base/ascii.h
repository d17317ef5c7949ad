// Characters as file formats and protocols know them: ASCII, whatever else a text holds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colophon::ascii {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || is_upper(c); }
constexpr bool is_alphanumeric(char c) { return is_alpha(c) || is_digit(c); }

constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// Of a hexadecimal digit; -1 for any other character.
constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char letter = lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}
constexpr bool is_hex_digit(char c) { return hex_value(c) >= 0; }

inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

// Without these characters at its end, or at both ends.
constexpr std::string_view trim_end(std::string_view text, std::string_view space) {
  return text.substr(0, text.find_last_not_of(space) + 1);
}
constexpr std::string_view trim(std::string_view text, std::string_view space) {
  const std::size_t begin = text.find_first_not_of(space);
  return begin == text.npos ? std::string_view() : trim_end(text.substr(begin), space);
}

}  // namespace colophon::ascii
