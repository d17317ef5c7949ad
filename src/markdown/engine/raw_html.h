// The author's HTML among the Markdown: pieces become elements, around what stands between them.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>

#include "markdown/engine/lower.h"
#include "markdown/scan/origin.h"
#include "model/chapter.h"

namespace colophon::markdown {

// Puts elements in the place of raw HTML throughout the chapter. What opens in one piece and closes
// in another holds the Markdown between them. A piece that HTML's rules had to repair is reported.
// `markdown_tags` as Prepared has them: the attribute goes.
void join_raw_html(Chapter& chapter, std::span<const RawHtml> raw,
                   std::unordered_map<std::uint32_t, bool> markdown_tags, const Origin& origin);

}  // namespace colophon::markdown
