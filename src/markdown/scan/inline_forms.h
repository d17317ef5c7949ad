// Inline constructs of other tools by their form alone: Obsidian's links and comments, pandoc's raw
// attributes, addresses that stand bare in the text. Like those of syntax.h, each function looks at
// text[at]; none of them reads further than it has to, so that a text full of openings is read in
// linear time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "markdown/scan/syntax.h"

namespace colophon::markdown {

// `[[target]]` or `[[target|shown]]`, on one line; in a table the bar is written `\|`. A target
// with signs that names of files never have is none: `[[a[1]]]`, `[[*this]]`.
struct WikiLink {
  Range target;
  Range shown;  // the target where nothing else is given
  std::size_t end = 0;
};
std::optional<WikiLink> parse_wiki_link(std::string_view text, std::size_t at);

// `%%comment%%`; the signs stand at the outer ends of words, which those of `100%%` do not.
std::size_t skip_comment(std::string_view text, std::size_t at);

// `{=format}` behind a code span: the format, and what is behind the brace in `end`.
std::string_view raw_format(std::string_view text, std::size_t at, std::size_t& end);

// `http://`, `https://` or `www.` at the start of a word, and the rest of the address (GitHub
// Flavored Markdown 0.29, section 6.9). It ends before punctuation that closes the sentence and
// before an unmatched `)`; and, where GFM runs on to the next blank, before signs that no address
// has and before the punctuation of Chinese and Japanese.
std::size_t skip_bare_address(std::string_view text, std::size_t at);

// Labels that a text may define with `[label]: address`. What looks like a definition and is none
// counts too.
class LinkLabels {
 public:
  LinkLabels() = default;
  explicit LinkLabels(std::string_view text);
  bool contains(std::string_view label) const;

 private:
  std::unordered_set<std::string> labels_;
};

}  // namespace colophon::markdown
