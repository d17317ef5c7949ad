// The text that cmark reads in place of the author's. The constructs that books need are constructs
// that cmark understands in it: footnotes and definitions are `+` items, table cells and verse
// lines paragraphs, `:::` a paragraph of a placeholder; inline constructs are placeholders. cmark
// then parses everything inside them as it does elsewhere.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "markdown/scan/construct.h"
#include "markdown/scan/generated.h"
#include "markdown/scan/inline_forms.h"
#include "markdown/scan/list_marks.h"
#include "markdown/signs/abbreviations.h"

namespace colophon::markdown {

struct RewrittenText {
  Generated generated;
  Constructs constructs = {};
  // Paragraphs that constructs have views of, where their lines do not lie together in the source.
  std::deque<std::string> joined_paragraphs = {};
  // Items whose mark has a stand-in; see list_mark_key.
  std::unordered_map<std::uint64_t, ListMark> list_marks = {};
  std::unordered_map<std::string, int> examples = {};  // label -> number
  // Tags whose `markdown` attribute was understood, by their places in the source -> whether a lone
  // paragraph between it and its end is its text.
  std::unordered_map<std::uint32_t, bool> markdown_tags = {};
  std::vector<Abbreviation> abbreviations = {};  // in the order of the source
  LinkLabels labels = {};  // collected where the text may have links of two brackets
};

// A mark's stand-in is known by the source line that its generated line was made from, and by its
// offset in that.
inline std::uint64_t list_mark_key(std::uint32_t source_line, std::uint32_t offset) {
  return std::uint64_t{source_line} << 32 | offset;
}

}  // namespace colophon::markdown
