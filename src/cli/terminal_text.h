// Other people's text made fit for a terminal: titles, paths, arguments, what other programs say.
#pragma once

#include <string>
#include <string_view>

namespace colophon::cli {

// C0 and C1 controls, ends of lines, and those that turn the direction of what follows.
bool steers_terminal(char32_t c);

// In one line: line ends and tabs are spaces, other characters that would steer a terminal and
// bytes that are no UTF-8 are U+FFFD.
std::string printable(std::string_view text);

// The same of a text that has lines of its own: its line ends and tabs stay.
std::string printable_lines(std::string_view text);

// printable(), and at most some lines of a terminal long: of more the beginning and the end, with
// `…` between them.
std::string shown(std::string_view text);

// JSON in which nothing steers a terminal: what would is escaped, and means the same.
std::string escape_json(std::string json);

}  // namespace colophon::cli
