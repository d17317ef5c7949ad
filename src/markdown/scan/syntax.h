// Small pieces of CommonMark's syntax (specification 0.30) that the layer has to recognise as cmark
// does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/ascii.h"

namespace colophon::markdown {

using ascii::is_alpha;
using ascii::is_alphanumeric;
using ascii::is_digit;

inline constexpr std::string_view kBlanks = " \t";
inline bool is_blank(char c) { return c == ' ' || c == '\t'; }
inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }
inline bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Each of these looks at text[at] and returns the offset behind what it found, or kNone.

// A run of the same character.
std::size_t skip_run(std::string_view text, std::size_t at);
// A code span with its backticks (section 6.1); cmark takes a longer run for text.
inline constexpr std::size_t kMostBackticks = 80;
std::size_t skip_code_span(std::string_view text, std::size_t at);
// Raw HTML (section 6.6): an open or closing tag, comment, processing instruction, declaration or
// CDATA section.
std::size_t skip_html(std::string_view text, std::size_t at);
// `<scheme:...>` or `<name@host>` (section 6.5).
std::size_t skip_autolink(std::string_view text, std::size_t at);
// `&amp;`, `&#8212;` by form alone.
std::size_t skip_entity(std::string_view text, std::size_t at);
// `[label]`, with no unescaped bracket inside and something that is not white space (section 4.7).
std::size_t skip_label(std::string_view text, std::size_t at);
// A note's label, from behind its `[^` to before its `]`: a word, or some with a space between and
// nothing in them that could be markup.
std::size_t skip_note_label(std::string_view text, std::size_t at);
// A link reference definition, from its `[` to behind its last line end.
std::size_t skip_reference_definition(std::string_view text, std::size_t at);

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// `(destination "title")` behind a link's text.
struct LinkTail {
  Range destination;  // without < >
  Range title;        // with its quotes; empty where there is none
  std::size_t end = 0;
};
std::optional<LinkTail> parse_link_tail(std::string_view text, std::size_t at);

// The kind of HTML block (1 to 7, section 4.6) that starts at text[at], or 0.
int html_block_kind(std::string_view line, std::size_t at);
// Whether a line of an HTML block of kind 1 to 5 ends it.
bool ends_html_block(std::string_view line, int kind);

}  // namespace colophon::markdown
