// What other tools call a heading, so that a manuscript written for them keeps its links.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon::passes {

// The headings of one document, from the first to the last: these tools number equal names.
class HeadingAliases {
 public:
  // The ids that GitHub and mdBook, pandoc and Quarto, kramdown, and Python-Markdown (MkDocs) would
  // give to the next heading.
  std::vector<std::string> next(std::string_view label);

 private:
  std::unordered_map<std::string, std::size_t> github_;
  std::unordered_map<std::string, std::size_t> pandoc_;
  std::unordered_map<std::string, std::size_t> kramdown_;
  std::unordered_map<std::string, std::size_t> python_;
};

}  // namespace colophon::passes
