// The marks of list items: CommonMark's own, and those of letters, roman numerals and numbered
// examples.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/dialect.h"

namespace colophon::markdown {

enum class ListStyle : std::uint8_t {
  plain,      // a bullet or a number, as CommonMark has them
  automatic,  // #.
  number,     // (1)
  example,    // (@label)
  lower_letter,
  upper_letter,
  lower_roman,
  upper_roman,
};

enum class ListDelimiter : std::uint8_t { period, parenthesis, parentheses };

struct ListMark {
  ListStyle style = ListStyle::plain;
  ListDelimiter delimiter = ListDelimiter::period;
  int number = 1;
  std::size_t size = 0;    // bytes, without the white space behind
  std::string label = {};  // of an example
};

// The bytes of a bullet or number at the start of the text, or 0. Behind a paragraph's text only a
// list that starts with 1 may begin, and not with an empty item.
std::size_t plain_list_mark(std::string_view rest, bool interrupts_paragraph);

// Whether one of the other marks can begin so.
bool may_begin_list_mark(char c);

// A mark that CommonMark does not have, with white space behind it. `i` is a numeral and other
// single letters are letters, unless they go on with a list of `style`. A single capital with a
// period needs two spaces behind it, as in pandoc.
std::optional<ListMark> parse_list_mark(std::string_view rest, const Dialect& dialect,
                                        std::optional<ListStyle> style);

// Whether the mark begins a list even where no second item follows: one that prose cannot have, or
// one with two spaces behind it.
bool is_unmistakable(const ListMark& mark, std::string_view rest);

// As wide as a number with its bracket can be, and the widest one with the white space behind it.
// What belongs to an example is indented by four, however long its label is.
inline constexpr std::size_t kWidestNumber = 10;
inline constexpr std::size_t kWidestMark = 14;
inline constexpr std::size_t kExampleWidth = 4;

// A number that CommonMark knows, in `width` columns.
std::string stand_in(const ListMark& mark, std::size_t width);

}  // namespace colophon::markdown
