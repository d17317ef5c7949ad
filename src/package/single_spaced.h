// White space as metadata and labels have it.
#pragma once

#include <string>
#include <string_view>

namespace colophon::package {

// Every run of ASCII white space as one space, none at the ends. A no-break space was meant, and
// stays.
inline std::string single_spaced(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!is_space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace colophon::package
