#include "manuscript/templates/template.h"

#include <algorithm>

namespace colophon::manuscript {
namespace {

constexpr std::string_view kBlanks = " \t\n";

bool is_quote(char c) { return c == '"' || c == '\''; }

// The end of the word at `at`.
std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && kBlanks.find(text[at]) == kBlanks.npos) {
    const std::size_t close = is_quote(text[at]) ? text.find(text[at], at + 1) : text.npos;
    at = close == text.npos ? at + 1 : close + 1;
  }
  return at;
}

}  // namespace

std::string_view unquoted(std::string_view text) {
  const bool is_quoted = text.size() >= 2 && text.front() == text.back() && is_quote(text.front());
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(kBlanks); at < text.size();) {
    const std::size_t end = word_end(text, at);
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(kBlanks, end);
  }
  return words;
}

std::vector<Argument> split_arguments(std::string_view text) {
  std::vector<Argument> arguments;
  for (const std::string_view word : split_words(text)) {
    const std::size_t equals = word.find('=');
    const bool is_pair = equals != word.npos && equals > 0 && word.find_first_of("\"'") > equals &&
                         word.find('/') > equals;
    arguments.push_back(is_pair
                            ? Argument{word.substr(0, equals), unquoted(word.substr(equals + 1))}
                            : Argument{{}, unquoted(word)});
  }
  return arguments;
}

const Argument* leading_word(const std::vector<Argument>& arguments) {
  return arguments.empty() || !arguments.front().key.empty() ? nullptr : &arguments.front();
}

std::string_view value_of(const std::vector<Argument>& arguments, std::string_view key) {
  const auto found = std::find_if(arguments.begin(), arguments.end(),
                                  [key](const Argument& argument) { return argument.key == key; });
  return found == arguments.end() ? std::string_view() : found->value;
}

std::string fence_for(std::string_view text) {
  std::size_t longest = 2;
  for (std::size_t at = text.find('`'); at != text.npos; at = text.find('`', at)) {
    const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  return std::string(longest + 1, '`');
}

}  // namespace colophon::manuscript
