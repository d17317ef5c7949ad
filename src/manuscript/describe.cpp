#include "manuscript/describe.h"

#include <algorithm>
#include <set>

#include "manuscript/write_book_file.h"

namespace colophon::manuscript {
namespace {

// A title that was guessed is in the book file from now on, and has to be said now.
void leave_chapters_to_build(const Manuscript& manuscript, Diagnostics& diags) {
  std::set<SourceId> chapters;
  for (const ContentsItem& item : manuscript.contents) {
    for (const Span& piece : item.text) chapters.insert(piece.source);
  }
  std::erase_if(diags.all(), [&chapters](const Diagnostic& diagnostic) {
    return diagnostic.code != Code::missing_title && chapters.contains(diagnostic.span.source);
  });
}

}  // namespace

Description describe(const Manuscript& manuscript, const std::string& identifier,
                     const Sources& sources, Diagnostics& diags) {
  leave_chapters_to_build(manuscript, diags);
  const auto chapters = std::count_if(
      manuscript.contents.begin(), manuscript.contents.end(),
      [](const ContentsItem& item) { return item.kind == ContentsItem::Kind::chapter; });
  return {write_book_file(manuscript, sources, identifier), static_cast<std::size_t>(chapters)};
}

}  // namespace colophon::manuscript
