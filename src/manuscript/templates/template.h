// A template as it is written, and the words in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::manuscript {

// What stands between the signs of a template, trimmed. One whose end is 0 is none.
struct Template {
  std::size_t begin = 0;  // with its signs; of the source
  std::size_t end = 0;
  std::string_view name;    // its first word
  std::string_view rest;    // what follows it
  std::string_view inside;  // both

  explicit operator bool() const { return end > 0; }
};

// The words of a text; white space parts them where no quotes keep it.
std::vector<std::string_view> split_words(std::string_view text);

// A word or `key=value` of a template, without quotes.
struct Argument {
  std::string_view key;  // empty for a word
  std::string_view value;
};
std::vector<Argument> split_arguments(std::string_view text);

// The first of them, where it is a word; null where it is none.
const Argument* leading_word(const std::vector<Argument>& arguments);

// The value under a key; empty where there is none.
std::string_view value_of(const std::vector<Argument>& arguments, std::string_view key);

// Without the quotes around it.
std::string_view unquoted(std::string_view text);

// So many backticks that nothing in the text ends them as a code block.
std::string fence_for(std::string_view text);

}  // namespace colophon::manuscript
