#include "support/losses.h"

#include <cmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <unordered_set>

#include "base/unicode.h"
#include "support/words.h"

namespace colophon::test {

namespace {

// Words of syntax, which say what their neighbours are and are not shown: of a caption, of a task.
bool is_keyword(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>({"Table", "x", "X"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// All that the chapter and what is said of it hold, in one text.
std::string everything(const Sources& sources, const Chapter& chapter) {
  std::string all;  // a word may begin in one run and end in the next, as in `w<em>or</em>d`
  std::string attributes;
  const pugi::xml_node root = chapter.body.parent();
  for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
    all += node.value();
    for (const pugi::xml_attribute attribute : node.attributes()) {
      attributes += fmt::format(" {} {}", attribute.name(), attribute.value());
    }
  }
  all += attributes;
  for (const Diagnostic& diagnostic : chapter.diagnostics.all()) {
    all += " ";
    all += sources.text_of(diagnostic.span);
  }
  return all;
}

}  // namespace

std::vector<std::string> lost_words(std::string_view text, const Sources& sources,
                                    const Chapter& chapter) {
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_UNSAFE), &std::free);
  const std::string all = unicode::nfc(everything(sources, chapter));
  const std::vector<std::string> there = split_words(all);
  const std::unordered_set<std::string> found(there.begin(), there.end());
  std::vector<std::string> lost = words_of_html(html.get()).body;
  std::erase_if(lost, [&](const std::string& word) {
    return found.contains(word) || is_keyword(word) || all.find(word) != all.npos;
  });
  return lost;
}

}  // namespace colophon::test
