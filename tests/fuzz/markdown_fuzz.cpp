// Markdown to a chapter: every place lies in the source, and reading twice gives the same tree.

#include <sstream>

#include "fuzz/fuzz.h"
#include "markdown/read.h"
#include "model/chapter.h"
#include "support/losses.h"

namespace {

using namespace colophon;

void read(const Sources& sources, SourceId id, Chapter& chapter) {
  const Span whole = {id, 0, static_cast<std::uint32_t>(sources[id].text.size())};
  make_roots(chapter);
  markdown::read({&whole, 1}, sources, Dialect(), chapter);
}

std::string print(Chapter& chapter) {
  std::ostringstream out;
  chapter.markup.root().print(out, "", pugi::format_raw);
  return out.str();
}

void require_inside(Span span, const Sources& sources) {
  if (!span) return;
  fuzz::require(static_cast<std::size_t>(span.source) < sources.size(), "a span has a source");
  fuzz::require(span.begin <= span.end && span.end <= sources[span.source].text.size(),
                "spans lie in the source");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  const SourceId id = sources.add("fuzz.md", fuzz::source_text(data, size));
  Chapter chapter;
  read(sources, id, chapter);
  const pugi::xml_node root = chapter.markup.root();
  for (pugi::xml_node node = root.first_child(); node; node = next_in_order(node, root)) {
    require_inside(chapter.markup.span_of(node), sources);
    for (const pugi::xml_attribute attribute : node.attributes()) {
      require_inside(chapter.markup.span_of(attribute), sources);
    }
  }
  for (const Diagnostic& diagnostic : chapter.diagnostics.all()) {
    require_inside(diagnostic.span, sources);
  }
  Chapter again;
  read(sources, id, again);
  fuzz::require(print(chapter) == print(again), "the same tree again");
  markdown::render_commonmark(sources[id].text);
  // The count looks for ends from every beginning: of long texts it would find nothing but itself.
  constexpr std::size_t kLongestCounted = 16'000;
  if (size > kLongestCounted) return 0;
  const std::vector<std::string> lost = test::lost_words(sources[id].text, sources, chapter);
  fuzz::require(lost.empty(), lost.empty() ? "" : ("no word is lost: " + lost.front()).c_str());
  return 0;
}
