#include "markdown/read.h"

#include <cmark.h>

#include <cstdlib>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "markdown/engine/parse.h"
#include "markdown/engine/raw_html.h"
#include "markdown/lower.h"
#include "markdown/rewrite_blocks.h"
#include "markdown/scan/origin.h"
#include "markdown/signs/abbreviations.h"
#include "markdown/signs/link_addresses.h"

namespace colophon::markdown {

void read(std::span<const Span> text, const Sources& sources, const Dialect& dialect,
          Chapter& chapter) {
  const Origin origin(text, sources);
  std::vector<RawHtml> raw;
  std::unordered_map<std::uint32_t, bool> markdown_tags;
  std::vector<Abbreviation> abbreviations;
  {
    Document document = parse(rewrite_blocks(origin.text(), origin, dialect, chapter.diagnostics),
                              origin, dialect, chapter.diagnostics);
    raw = lower(document, origin, dialect, chapter);
    markdown_tags = std::move(document.rewritten.markdown_tags);
    abbreviations = std::move(document.rewritten.abbreviations);
  }  // cmark's tree goes before the next stage needs its memory
  join_raw_html(chapter, raw, std::move(markdown_tags), origin);
  const std::string_view written = origin.text();
  if (dialect.bare_links &&
      (written.find("://") != written.npos || written.find("www.") != written.npos))
    link_addresses(chapter);
  mark_abbreviations(chapter, abbreviations, origin);
}

std::string render_commonmark(std::string_view text) {
  Sources sources;
  const SourceId id = sources.add("", std::string(text));
  const Span whole{id, 0, static_cast<std::uint32_t>(text.size())};
  Diagnostics ignored;
  const Origin origin(std::span(&whole, 1), sources);
  const Dialect dialect;
  const Document document =
      parse(rewrite_blocks(origin.text(), origin, dialect, ignored), origin, dialect, ignored);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(document.root.get(), CMARK_OPT_UNSAFE), &std::free);
  return html.get();
}

}  // namespace colophon::markdown
