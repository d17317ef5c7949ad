#include "support/examples.h"

#include <algorithm>

namespace colophon::test {

namespace {

constexpr std::string_view kTab = "→";

// The line at `at`, with its end; moves behind it.
std::string_view take_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
  const std::string_view line = text.substr(at, end - at);
  at = end;
  return line;
}

std::string_view without_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of("\r\n") + 1);
}

// The fence that opens an example on this line, or nothing.
std::string_view fence_of(std::string_view line) {
  const std::size_t length = std::min(line.find_first_not_of('`'), line.size());
  return length >= 8 && without_end(line.substr(length)) == " example" ? line.substr(0, length)
                                                                       : std::string_view();
}

std::string with_tabs(std::string_view line) {
  std::string result(line);
  for (std::size_t at = 0; (at = result.find(kTab, at)) != result.npos; ++at) {
    result.replace(at, kTab.size(), "\t");
  }
  return result;
}

void read_example(std::string_view text, std::size_t& at, std::size_t& line_number,
                  std::string_view fence, Example& example) {
  std::string* parts[] = {&example.markdown, &example.expected, &example.messages};
  std::size_t part = 0;
  while (at < text.size()) {
    const std::string_view line = take_line(text, at);
    ++line_number;
    if (without_end(line) == fence) return;
    if (without_end(line) == "." && part < 2) {
      ++part;
    } else {
      *parts[part] += with_tabs(line);
    }
  }
}

}  // namespace

std::vector<Example> read_examples(std::string_view text) {
  std::vector<Example> examples;
  std::string section;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = take_line(text, at);
    ++number;
    const std::string_view fence = fence_of(line);
    if (!fence.empty()) {
      Example& example = examples.emplace_back();
      example.number = examples.size();
      example.line = number;
      example.section = section;
      read_example(text, at, number, fence, example);
    } else if (line.starts_with("#")) {
      section = without_end(line.substr(std::min(line.find_first_not_of("# "), line.size())));
    }
  }
  return examples;
}

std::string with_expectations(std::string_view text, const std::vector<Example>& examples) {
  std::string result;
  auto example = examples.begin();
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = take_line(text, at);
    result += line;
    const std::string_view fence = fence_of(line);
    if (fence.empty()) continue;
    // What the author of the example wrote stays to the byte.
    std::string_view written;
    while (at < text.size() && without_end(written = take_line(text, at)) != ".") result += written;
    while (at < text.size() && without_end(take_line(text, at)) != fence) continue;
    result += ".\n" + example->expected;
    if (!example->messages.empty()) result += ".\n" + example->messages;
    result += std::string(fence) + "\n";
    ++example;
  }
  return result;
}

}  // namespace colophon::test
