// What a manuscript is recognised as, in a book file: no more of it is read than that takes.
#include "manuscript/describe.h"

#include <optional>
#include <utility>

#include "base/disk/watched_files.h"
#include "base/disk/world.h"
#include "base/reading_order.h"
#include "compile.h"
#include "passes/book/book.h"
#include "read_chapter.h"

namespace colophon {
namespace {

// The heading of the first chapter may be the book's title.
Value find_title(const Manuscript& manuscript, const Sources& sources, Diagnostics& diags) {
  std::size_t first = 0;
  while (manuscript.contents[first].kind != ContentsItem::Kind::chapter) ++first;
  Chapter chapter = read_chapter(manuscript.contents[first], sources, manuscript.dialect,
                                 manuscript.metadata.language.text);
  chapter.document = first;
  return passes::complete_title(manuscript, chapter, diags);
}

}  // namespace

Description describe(const DescribeOptions& options, Files& disk) {
  const std::unique_ptr<Files> walled = disk.confined();
  WatchedFiles files(*walled, options.inputs.budget.largest_text());
  Description result;
  Compilation& found = result.compilation;
  Diagnostics& diags = found.diagnostics;
  std::optional<Manuscript> manuscript =
      manuscript::load(options.inputs, files, found.sources, diags);
  std::optional<manuscript::Description> description;
  if (manuscript) {
    if (!manuscript->metadata.title)
      manuscript->metadata.title = find_title(*manuscript, found.sources, diags);
    description = manuscript::describe(*manuscript, options.identifier, found.sources, diags);
  }
  report_unread(files, diags);
  put_in_order(diags, {});
  apply(options.policy, diags);
  if (world_failed(diags, files)) found.outcome = Compilation::Outcome::failed;
  if (!description || !permits(options.policy, diags)) return result;
  found.outcome = Compilation::Outcome::written;
  result.book_file = std::move(description->book_file);
  result.chapters = description->chapters;
  return result;
}

}  // namespace colophon
