#include "support/losses.h"

#include <cmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <unordered_set>

#include "base/unicode.h"
#include "support/disk.h"
#include "support/words.h"

namespace colophon::test {

namespace {

// Words of syntax, which say what their neighbours are and are not shown: of a caption, of
// bookdown's headings. One of few letters may be a list's or an aside's mark.
bool is_keyword(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>({"Table", "PART", "APPENDIX"});
  return word.size() < 4 || std::find(kWords.begin(), kWords.end(), word) != kWords.end();
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

bool is_syntax(std::string_view line) {
  const std::size_t at = line.find_first_not_of(" \t>*+-0123456789.)");
  if (at == line.npos) return false;
  line.remove_prefix(at);
  constexpr auto kStarts =
      std::to_array<std::string_view>({":::", "```", "~~~", "#|", "[!", "!!!", "???", "{%", "{{",
                                       "\\", "A&", "[toc", "[TOC", "[[", "//|", "--|", "%%|"});
  // What may be a link reference definition shows nothing; whether it is one depends on whether a
  // paragraph stands before it, where a table of ours may stand.
  return line.find("]:") != line.npos ||
         std::any_of(kStarts.begin(), kStarts.end(),
                     [line](std::string_view start) { return line.starts_with(start); });
}

void append_between(std::string_view line, std::string_view open, std::string_view close,
                    std::string& found) {
  for (std::size_t at = line.find(open); at != line.npos;) {
    const std::size_t end = std::min(line.find(close, at), line.size());
    found += ' ';
    found += line.substr(at, end - at);
    at = line.find(open, end);
  }
}

// What is written only to say what its neighbours are: whole lines, attributes, labels.
std::string syntax_of(std::string_view text) {
  std::string found;
  for (const std::string& line : lines_of(text)) {
    if (is_syntax(line)) found += line + " ";
    append_between(line, "{", "}", found);
    append_between(line, "[^", "]", found);
    append_between(line, "(@", ")", found);
    append_between(line, "[[", "]]", found);
  }
  return found;
}

}  // namespace

std::vector<std::string> lost_words(std::string_view text, const Sources& sources,
                                    const Chapter& chapter) {
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_UNSAFE), &std::free);
  const std::string all = unicode::nfc(everything(sources, chapter) + syntax_of(text));
  const std::vector<std::string> there = split_words(all);
  const std::unordered_set<std::string> found(there.begin(), there.end());
  std::vector<std::string> lost = words_of_html(html.get()).body;
  std::erase_if(lost, [&](const std::string& word) {
    return found.contains(word) || is_keyword(word) || all.find(word) != all.npos;
  });
  return lost;
}

}  // namespace colophon::test
