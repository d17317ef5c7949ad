// Letters as file formats and protocols know them: A to Z, whatever else a text holds.
#pragma once

#include <string>
#include <string_view>

namespace colophon::ascii {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

}  // namespace colophon::ascii
