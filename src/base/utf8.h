// UTF-8: checking, walking and measuring. Every string inside the compiler is valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colophon::utf8 {

// The first byte that begins no valid sequence (RFC 3629: no surrogates, no overlong forms), or
// npos.
std::size_t find_invalid(std::string_view text);

// Each maximal ill-formed part replaced by U+FFFD, as the Unicode Standard (section 3.9)
// recommends.
std::string replace_invalid(std::string_view text);

// The number of code points in valid UTF-8.
std::size_t length(std::string_view text);

// The code point that starts at `at`, which is moved behind it. `text` is valid UTF-8 and at <
// text.size().
char32_t next(std::string_view text, std::size_t& at);

// The code point that ends before `at`, which is moved to its start. at > 0.
char32_t previous(std::string_view text, std::size_t& at);

void append(std::string& text, char32_t code_point);

// Cells that a terminal gives to the text: two for wide characters, none for combining ones.
std::size_t display_width(std::string_view text);

}  // namespace colophon::utf8
