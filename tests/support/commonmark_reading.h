// What CommonMark and an HTML parser behind it make of a Markdown text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colophon::test {

// The text as HTML whose words a chapter should show. A tag that its block does not end is text,
// as it is to us; nothing is written into alternative texts but words.
std::string commonmark_html(std::string_view text);

// What stands in its blocks of code.
std::string code_of(std::string_view text);

// Behind the tag that begins at `at`, or the attributes, whose quoted values may hold `close`; npos
// where the text ends before.
std::size_t end_of_tag(std::string_view text, std::size_t at, char close = '>');

}  // namespace colophon::test
