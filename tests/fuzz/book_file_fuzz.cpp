// book.yaml: any text is a manuscript or a fatal finding, and every finding has its place.

#include "fuzz/fuzz.h"
#include "manuscript/load.h"
#include "unit/base/memory_files.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace colophon;
  testing::MemoryFiles files = {{"book/one.md", "# One\n\nText.\n"},
                                {"book/part/two.md", "---\ntitle: Two\n---\n\nText.\n"}};
  files.add("book/book.yaml", std::string(reinterpret_cast<const char*>(data), size));
  Sources sources;
  Diagnostics diagnostics;
  manuscript::Inputs inputs;
  inputs.paths = {"book"};
  const auto manuscript = manuscript::load(inputs, files, sources, diagnostics);
  fuzz::require(manuscript || diagnostics.has_fatal(), "no manuscript without a reason");
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const Span span = diagnostic.span;
    fuzz::require(!span || span.end <= sources[span.source].text.size(), "findings lie in a file");
    fuzz::require(utf8::find_invalid(diagnostic.message) == std::string_view::npos,
                  "messages are UTF-8");
  }
  return 0;
}
