// A folder as it lies, with the files of any tool: it is a manuscript or a fatal finding, every
// finding has its place, and reading twice gives the same.

#include <fmt/format.h>

#include "fuzz/folder.h"
#include "fuzz/fuzz.h"
#include "manuscript/load.h"

namespace {

using namespace colophon;

void require_inside(Span span, const Sources& sources) {
  if (!span) return;
  fuzz::require(static_cast<std::size_t>(span.source) < sources.size(), "a span has a source");
  fuzz::require(span.begin <= span.end && span.end <= sources[span.source].text.size(),
                "spans lie in their sources");
}

void require_text(std::string_view text) {
  fuzz::require(utf8::find_invalid(text) == text.npos, "texts are UTF-8");
}

// Reads the folder, checks what came of it, and gives it as one text.
std::string read(std::string_view folder) {
  testing::MemoryFiles files;
  fuzz::read_folder(folder, "book", files);
  Sources sources;
  Diagnostics diagnostics;
  manuscript::Inputs inputs;
  inputs.paths = {"book"};
  const auto manuscript = manuscript::load(inputs, files, sources, diagnostics);
  fuzz::require(manuscript || diagnostics.has_fatal(), "no manuscript without a reason");

  std::string all;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    require_inside(diagnostic.span, sources);
    require_text(diagnostic.message);
    all +=
        fmt::format("{} {} {}\n", diagnostic.message, diagnostic.span.begin, diagnostic.span.end);
  }
  if (!manuscript) return all;
  for (const ContentsItem& item : manuscript->contents) {
    require_inside(item.listed, sources);
    require_inside(item.title.span, sources);
    require_text(item.title.text);
    all += fmt::format("{} {} {}\n", item.path, item.title.text, item.depth);
    for (const Span piece : item.text) {
      require_inside(piece, sources);
      require_text(sources.text_of(piece));
      all += sources.text_of(piece);
    }
  }
  return all + manuscript->metadata.title.text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view folder(reinterpret_cast<const char*>(data), size);
  fuzz::require(read(folder) == read(folder), "the same manuscript again");
  return 0;
}
