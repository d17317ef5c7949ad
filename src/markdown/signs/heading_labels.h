// Pandoc's implicit_header_references: `[A heading]` links to the heading of these words in the
// same file, unless the author has a definition for the label.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon::markdown {

class HeadingLabels {
 public:
  // The text of the next heading, as it was written, without the signs that make it one.
  void add(std::string_view text);

  // Link reference definitions, a line each, of the headings so far. Of equal labels the first
  // counts to CommonMark, so that the author's own go before these.
  const std::vector<std::string>& definitions() const { return definitions_; }

 private:
  std::vector<std::string> definitions_;
  std::unordered_map<std::string, std::size_t> slugs_;  // how often each was made
};

}  // namespace colophon::markdown
