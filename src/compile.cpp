#include "compile.h"

#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "assemble.h"
#include "base/allowances.h"
#include "base/disk/output_place.h"
#include "base/disk/watched_files.h"
#include "base/disk/world.h"
#include "base/path.h"
#include "base/reading_order.h"
#include "base/version.h"
#include "chapter_steps.h"
#include "edition.h"
#include "formats/dates.h"
#include "manuscript/load.h"
#include "publish.h"
#include "read_chapter.h"
#include "verify/verify.h"

namespace colophon {
namespace {

using Outcome = Compilation::Outcome;

// With what the command line says over the book file.
std::optional<Manuscript> load(const CompileOptions& options, Files& files, Sources& sources,
                               Diagnostics& diags) {
  std::optional<Manuscript> manuscript = manuscript::load(options.inputs, files, sources, diags);
  if (!manuscript) return std::nullopt;
  if (!options.theme.empty()) manuscript->theme = {options.theme, {}};
  for (const std::string& style : options.styles) {
    files.admit(style);
    const Result<std::string> real = files.real_path(style);
    manuscript->styles.push_back({real ? *real : style, {}});
  }
  return manuscript;
}

// The command line has the last word.
Policy join(const Manuscript& manuscript, const Policy& command_line) {
  Policy book;
  book.lenient = manuscript.lenient;
  for (const std::string& code : manuscript.allow) allow(book, code);
  for (const std::string& code : manuscript.deny) deny(book, code);
  return join(std::move(book), command_line);
}

std::string output_path(const CompileOptions& options, const Manuscript& manuscript, Files& files) {
  if (!options.output.empty()) return options.output;
  const Result<std::string> folder = files.real_path(manuscript.root);
  const std::string_view name = folder ? path::name_of(*folder) : std::string_view();
  return (name.empty() ? "book" : std::string(name)) + ".epub";
}

// What is said in the end, and what came of it.
class Verdict {
 public:
  Verdict(const CompileOptions& options, const WatchedFiles& files, Compilation& result)
      : files_(files), result_(result) {
    result.policy = options.policy;
  }

  void follow(const Manuscript& manuscript) {
    result_.policy = join(manuscript, result_.policy);
    result_.root = manuscript.root;
    result_.order = reading_order(manuscript, result_.sources);
  }

  // Keeps what comments in the chapters allow.
  void follow(std::vector<Chapter>& chapters) {
    for (Chapter& chapter : chapters) {
      std::move(chapter.allowances.begin(), chapter.allowances.end(),
                std::back_inserter(allowances_));
    }
  }

  // Whether a reader of the book would lose nothing, or the author is lenient.
  bool permits() {
    report_unread(files_, result_.diagnostics);
    apply(allowances_, result_.diagnostics);
    apply(result_.policy, result_.diagnostics);
    return colophon::permits(result_.policy, result_.diagnostics);
  }

  Compilation end(Outcome outcome) {
    Diagnostics& diags = result_.diagnostics;
    report_unread(files_, diags);
    apply(allowances_, diags);
    report_useless(allowances_, diags);
    apply(result_.policy, diags);
    put_in_order(diags, result_.order);
    const bool is_refused =
        outcome == Outcome::written && !colophon::permits(result_.policy, diags);
    result_.outcome = is_refused ? Outcome::refused : outcome;
    if (result_.outcome != Outcome::written && world_failed(diags, files_))
      result_.outcome = Outcome::failed;
    return std::move(result_);
  }

  Compilation end_over_budget(const Spending& spending) {
    report_over_budget(spending, result_.diagnostics);
    return end(Outcome::refused);
  }

 private:
  const WatchedFiles& files_;
  Compilation& result_;
  std::vector<Allowance> allowances_;
};

// A chapter for each that the contents name, not yet read.
std::vector<Chapter> list_chapters(const Manuscript& manuscript) {
  std::vector<Chapter> chapters;
  for (std::size_t i = 0; i < manuscript.contents.size(); ++i) {
    const ContentsItem& item = manuscript.contents[i];
    if (item.kind != ContentsItem::Kind::chapter) continue;
    Chapter& chapter = chapters.emplace_back();
    chapter.document = i;
    chapter.begin = first_of(item.text);
  }
  return chapters;
}

}  // namespace

Compilation compile(const CompileOptions& options, Files& disk) {
  // Whatever a manuscript names, nothing is read but its folder and what the command line opens.
  const std::unique_ptr<Files> walled = disk.confined();
  WatchedFiles files(*walled, options.inputs.budget.largest_text());
  Compilation result;
  Diagnostics& diags = result.diagnostics;
  Verdict verdict(options, files, result);

  // Disk to manuscript: reading order, metadata, encodings settled. From here on it does not
  // change.
  const std::optional<Manuscript> loaded = load(options, files, result.sources, diags);
  if (!loaded) return verdict.end(Outcome::refused);
  const Manuscript& manuscript = *loaded;
  verdict.follow(manuscript);

  // Everything about a file that needs no other; each reports to its own diagnostics.
  ChapterSteps steps(manuscript.spending, options.jobs, options.progress);
  std::vector<Chapter> chapters = list_chapters(manuscript);
  const bool is_read = steps.for_each(chapters, [&](std::size_t i) {
    const std::size_t place = chapters[i].document;
    chapters[i] =
        read_chapter(manuscript.contents[place], result.sources, manuscript.dialect,
                     manuscript.metadata.language.text, std::move(chapters[i].markup.spending()));
    chapters[i].document = place;
  });
  if (!is_read) return verdict.end_over_budget(steps.spending());
  verdict.follow(chapters);

  // Chapters to a book: its documents have names, notes their places. From here on words and ids
  // never change, and what looks at the whole book reads facts, never trees.
  std::optional<Book> book = assemble(manuscript, chapters, steps, diags);
  if (!book) return verdict.end_over_budget(steps.spending());

  // A book to a publication: links, images and media lead to what is in it; every document is
  // final.
  const package::BuildFacts build{
      .generator = std::string("colophon ") + kVersion,
      .default_modified = format_utc(options.modified.value_or(manuscript.newest_time))};
  std::optional<Edition> edition =
      make_edition({manuscript, files, result.sources}, *book, chapters, build, steps, diags);
  if (!edition) return verdict.end_over_budget(steps.spending());
  if (options.wants_overview) result.overview = make_overview(*book);
  if (options.describes_metadata)
    result.metadata = package::describe_metadata(edition->publication);

  // Nothing is written of a book that a reader would lose something of, unless the author is
  // lenient.
  const bool wants_entries = !options.check_only || options.wants_origins || options.wants_overview;
  if (!verdict.permits() || !wants_entries) return verdict.end(Outcome::written);
  const std::size_t images = edition->images;
  std::vector<Entry> entries =
      lay_out(std::move(*edition), manuscript, *book, chapters, options.jobs);
  if (result.overview) result.overview->files = list_files(entries);

  // To a temporary file, then in one step to its own name: a book is never half-written.
  Outcome outcome = Outcome::written;
  if (!options.check_only) {
    const OutputPlace place = {.path = output_path(options, manuscript, disk),
                               .root = manuscript.root,
                               .forced = options.force};
    const Published published =
        publish(entries, place, files, disk, options.jobs, result.sources, diags);
    outcome = published.outcome;
    if (outcome == Outcome::written)
      result.book = Written{place.path, published.bytes, chapters.size(), book->words, images};
  }
  if (options.wants_origins && outcome == Outcome::written)
    result.origins = take_origins(std::move(entries));
  return verdict.end(outcome);
}

Compilation verify_book(const VerifyOptions& options, Files& disk) {
  Compilation result;
  result.outcome = Outcome::failed;
  Diagnostics& diags = result.diagnostics;
  WatchedFiles files(disk);
  const Result<std::unique_ptr<InputFile>> book = files.open(options.book);
  if (!book) {
    diags.report(Code::unreadable_epub, Span{}, options.book, reason_of(book.failure()));
  } else {
    verify::judge_book(**book, options.book, options.jobs, result.sources, diags);
    if (const std::vector<FailedRead> failed = files.failed(); !failed.empty()) {
      diags = {};  // what seems to be damage was not read
      diags.report(Code::unreadable_epub, Span{}, options.book, reason_of(failed.front().failure));
    }
  }
  apply(options.policy, diags);
  if (!diags.has_fatal()) {
    result.outcome = permits(options.policy, diags) ? Outcome::written : Outcome::refused;
  }
  return result;
}

}  // namespace colophon
