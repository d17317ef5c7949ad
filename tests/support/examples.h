// Files of examples in the form of the CommonMark specification: prose, and between it
//
//   ```````````````` example
//   Markdown
//   .
//   what it becomes
//   .
//   what is said of it (optional)
//   ````````````````
//
// The fence is eight backticks or more; a tab may be written →.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::test {

struct Example {
  std::size_t number = 0;  // from 1
  std::size_t line = 0;    // of its fence, from 1
  std::string section;     // the heading it stands under
  std::string markdown;
  std::string expected;
  std::string messages;
};

// For GoogleTest's messages.
inline void PrintTo(const Example& example, std::ostream* out) { *out << example.number; }

std::vector<Example> read_examples(std::string_view text);

// The file with the examples' expected texts and messages replaced by those given.
std::string with_expectations(std::string_view text, const std::vector<Example>& examples);

}  // namespace colophon::test
