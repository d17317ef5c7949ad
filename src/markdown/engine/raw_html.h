// The author's HTML among the Markdown: pieces become elements, around what stands between them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "markdown/scan/origin.h"
#include "model/chapter.h"

namespace colophon::markdown {

// A piece of the author's HTML, and where each part of it stands in the chapter's text.
struct RawHtml {
  bool is_inline = false;
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      places;  // offset in `text` -> offset in the chapter's text
};

// In the lowered tree an element `internal::kHtml` stands for a piece of raw HTML; its attribute
// `internal::kRaw` is the index.

// Puts elements in the place of raw HTML throughout the chapter. What opens in one piece and closes
// in another holds the Markdown between them. A piece that HTML's rules had to repair is reported.
// `markdown_tags` as RewrittenText has them: the attribute goes.
void join_raw_html(Chapter& chapter, std::span<const RawHtml> raw,
                   std::unordered_map<std::uint32_t, bool> markdown_tags, const Origin& origin);

}  // namespace colophon::markdown
