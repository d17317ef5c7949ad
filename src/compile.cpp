#include "compile.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <string_view>
#include <utility>

#include "base/allowances.h"
#include "base/budget.h"
#include "base/disk/output_place.h"
#include "base/disk/watched_files.h"
#include "base/disk/world.h"
#include "base/parallel.h"
#include "base/path.h"
#include "base/reading_order.h"
#include "base/version.h"
#include "container/container.h"
#include "formats/dates.h"
#include "judge_written.h"
#include "manuscript/load.h"
#include "model/chapter.h"
#include "model/entry.h"
#include "package/package.h"
#include "pages/pages.h"
#include "passes/book/book.h"
#include "passes/book/chapters.h"
#include "passes/finish/finish.h"
#include "passes/local/local.h"
#include "read_chapter.h"
#include "resources/resources.h"
#include "verify/verify.h"
#include "vocabulary/media_types.h"

namespace colophon {
namespace {

using Outcome = Compilation::Outcome;

// What the command line says over the book file.
void override(Manuscript& manuscript, const CompileOptions& options, Files& files) {
  if (!options.theme.empty()) manuscript.theme = {options.theme, {}};
  for (const std::string& style : options.styles) {
    files.admit(style);
    const Result<std::string> real = files.real_path(style);
    manuscript.styles.push_back({real ? *real : style, {}});
  }
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

// The first character of a text.
Span first_of(std::span<const Span> text) {
  return text.empty() ? Span{} : Span{text.front().source, text.front().begin, text.front().begin};
}

Entry pack_page(pages::Page page, Span span = {}) {
  Entry entry = container::pack(container::kPackageFolder + page.href, page.written.text,
                                vocabulary::kXhtml, std::move(page.written.source_map));
  entry.span = span;
  return entry;
}

bool is_generated(const ContentsItem& item, GeneratedPage page) {
  return item.kind == ContentsItem::Kind::generated && item.page == page;
}

bool gathers_notes(const Manuscript& manuscript) {
  return std::any_of(
      manuscript.contents.begin(), manuscript.contents.end(),
      [](const ContentsItem& item) { return is_generated(item, GeneratedPage::notes); });
}

Entry pack_generated(std::size_t index, const Manuscript& manuscript, const BookFacts& book,
                     std::span<const Chapter> chapters) {
  const ContentsItem& item = manuscript.contents[index];
  if (item.kind == ContentsItem::Kind::part)
    return pack_page(pages::make_part_page(index, manuscript, book), item.title.span);
  if (item.page == GeneratedPage::notes)
    return pack_page(pages::make_notes_page(index, manuscript, book, chapters), item.listed);
  return pack_page(pages::make_title_page(index, manuscript, book), item.listed);
}

// Every file of the book: `content` holds the chapters' documents by contents item, to which the
// pages that no author writes are added here; of `chapters` only gathered notes are left.
std::vector<Entry> lay_out(const Manuscript& manuscript, const BookFacts& book,
                           const Publication& publication, const PackedImage& cover,
                           std::vector<Entry> content, std::span<const Chapter> chapters,
                           std::vector<Resource> resources, std::size_t jobs) {
  std::vector<Entry> pages;
  if (!cover.href.empty())
    pages.push_back(
        pack_page(pages::make_cover_page(manuscript, book, cover), manuscript.cover.span));
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (is_generated(manuscript.contents[i], GeneratedPage::contents)) continue;
    const bool is_chapter = manuscript.contents[i].kind == ContentsItem::Kind::chapter;
    pages.push_back(is_chapter ? std::move(content[i])
                               : pack_generated(i, manuscript, book, chapters));
  }
  const bool has_fonts = std::any_of(
      resources.begin(), resources.end(),
      [](const Resource& resource) { return resource.media_type.starts_with("font/"); });
  std::vector<Entry> packed(resources.size());
  parallel_for(resources.size(), jobs,
               [&](std::size_t i) { packed[i] = container::pack(std::move(resources[i])); });
  container::PackageDocuments documents{
      .package = package::write_package_document(publication),
      .navigation = package::write_navigation_document(publication, book),
      .ncx = package::write_ncx(publication)};
  return container::lay_out(std::move(documents), std::move(pages), std::move(packed), has_fonts);
}

}  // namespace

Compilation compile(const CompileOptions& options, Files& disk) {
  // Whatever a manuscript names, nothing is read but its folder and what the command line opens.
  const std::unique_ptr<Files> walled = disk.confined();
  WatchedFiles files(*walled, options.inputs.budget.largest_text());
  Compilation result;
  Diagnostics& diags = result.diagnostics;
  Policy policy = result.policy = options.policy;
  std::vector<Allowance> allowances;
  const auto finish = [&](Outcome outcome) {
    report_unread(files, diags);
    apply(allowances, diags);
    report_useless(allowances, diags);
    apply(policy, diags);
    put_in_order(diags, result.order);
    result.outcome =
        outcome == Outcome::written && !permits(policy, diags) ? Outcome::refused : outcome;
    if (result.outcome != Outcome::written && world_failed(diags, files))
      result.outcome = Outcome::failed;
    return std::move(result);
  };

  // Disk to manuscript: reading order, metadata, encodings settled. From here on the texts do not
  // change.
  std::optional<Manuscript> loaded = manuscript::load(options.inputs, files, result.sources, diags);
  if (!loaded) return finish(Outcome::refused);
  Manuscript& manuscript = *loaded;
  override(manuscript, options, files);
  result.root = manuscript.root;
  policy = result.policy = join(manuscript, options.policy);
  result.order = reading_order(manuscript, result.sources);

  std::vector<Chapter> chapters;
  for (std::size_t i = 0; i < manuscript.contents.size(); ++i) {
    if (manuscript.contents[i].kind == ContentsItem::Kind::chapter)
      chapters.emplace_back().item = i;
  }
  std::atomic<std::size_t> done = 0;
  // Whether the budget covers what the chapters are by now; the same for any number of threads.
  const auto for_each_chapter = [&](auto&& body) {
    const auto spend = [&](std::size_t i) {
      Chapter& chapter = chapters[i];
      const std::size_t findings = chapter.diagnostics.footprint();
      body(i, chapter, manuscript.contents[chapter.item]);
      const std::size_t more = chapter.diagnostics.footprint();
      chapter.markup.spending().add_text(more - std::min(findings, more));
      if (options.progress) options.progress(++done, 3 * chapters.size());
    };
    passes::settle_spending(manuscript, chapters);
    CommonSpending common(manuscript.spending.rest());
    parallel_for(
        chapters.size(), options.jobs,
        [&](std::size_t i) {
          spend(i);
          common.add(chapters[i].markup.spending().spent());
        },
        [&] { return common.is_over(); });
    passes::settle_spending(manuscript, chapters);
    return !manuscript.spending.is_over();
  };
  const auto end_over_budget = [&] {
    report_over_budget(manuscript.spending, diags);
    return finish(Outcome::refused);
  };

  // Everything about a file that needs no other; each reports to its own diagnostics.
  const bool is_read =
      for_each_chapter([&](std::size_t, Chapter& chapter, const ContentsItem& /*item*/) {
        read_chapter(manuscript, result.sources, chapter);
      });
  if (!is_read) return end_over_budget();

  for (Chapter& chapter : chapters) {
    std::move(chapter.allowances.begin(), chapter.allowances.end(), std::back_inserter(allowances));
  }

  passes::complete_title(manuscript, chapters.front(), diags);

  // Files of a command line share their notes, as pandoc has it.
  if (manuscript.dialect.shared_notes)
    passes::share_notes(chapters, manuscript, manuscript.spending);

  // A file may hold several chapters. From here on each has its place in the contents, and with the
  // contents documents have their names.
  passes::split_chapters(manuscript, chapters, options.jobs);
  passes::make_room_for_notes(manuscript, chapters, diags);
  std::vector<std::string> documents = passes::name_documents(manuscript);
  std::vector<ChapterFacts> facts(chapters.size());
  const bool gathers = gathers_notes(manuscript);
  const bool is_placed =
      for_each_chapter([&](std::size_t i, Chapter& chapter, const ContentsItem& item) {
        passes::place_notes(chapter, {.prefix = path::stem_of(documents[chapter.item]),
                                      .language = language_of(item, manuscript),
                                      .gathered = gathers});
        facts[i] = passes::record_facts(chapter, item);
      });
  if (!is_placed) return end_over_budget();

  // From here on words and ids never change: what looks at the whole book reads facts, never trees.
  BookFacts book = passes::join_facts(manuscript, std::move(documents), facts, diags);
  resources::Images images =
      resources::collect_images(manuscript, facts, files, result.sources, diags);
  std::vector<Resource> resources = resources::collect_styles(
      manuscript, images, files, result.sources, manuscript.spending, diags);
  resources::Media media = resources::collect_media(manuscript, facts, files, diags);
  book.images = std::move(images.by_path);
  book.media = std::move(media.by_path);
  for (const Resource& resource : resources) {
    if (resource.media_type == vocabulary::kCss) book.styles.push_back(resource.href);
  }
  const std::size_t image_count = images.resources.size();
  std::move(images.resources.begin(), images.resources.end(), std::back_inserter(resources));
  std::move(media.resources.begin(), media.resources.end(), std::back_inserter(resources));
  book.document_titles = pages::title_documents(manuscript, book, manuscript.spending);
  if (manuscript.spending.is_over()) return end_over_budget();

  // Every document becomes final, is written and compressed, and its tree is freed, one chapter
  // after another.
  std::vector<Entry> content(manuscript.contents.size());
  const bool is_finished =
      for_each_chapter([&](std::size_t, Chapter& chapter, const ContentsItem& item) {
        passes::resolve_wiki_links(chapter, item, book);
        passes::resolve_links(chapter, item, book);
        passes::resolve_images(chapter, item, book);
        passes::resolve_media(chapter, item, book);
        content[chapter.item] =
            pack_page(pages::finish_chapter(chapter, item, manuscript, book), first_of(item.text));
        free_body(chapter);
      });
  if (!is_finished) return end_over_budget();
  for (Chapter& chapter : chapters) diags.append(std::move(chapter.diagnostics));
  if (options.wants_overview) result.overview = make_overview(manuscript, book, facts);

  // The package's own documents repeat what was recorded.
  const package::BuildFacts build{
      .generator = std::string("colophon ") + kVersion,
      .default_modified = format_utc(options.modified.value_or(manuscript.newest_time))};
  const Publication publication =
      package::make_publication(manuscript, book, facts, resources, build, diags);

  if (options.describes_metadata) result.metadata = package::describe_metadata(publication);

  // Nothing is written of a book that a reader would lose something of, unless the author is
  // lenient.
  report_unread(files, diags);
  apply(allowances, diags);
  apply(policy, diags);
  const bool is_laid_out = !options.check_only || options.wants_origins || options.wants_overview;
  if (!is_laid_out || !permits(policy, diags)) return finish(Outcome::written);

  // The OCF abstract container: every file in the order in which the archive has it.
  std::vector<Entry> entries =
      lay_out(manuscript, book, publication, images.cover, std::move(content), chapters,
              std::move(resources), options.jobs);
  if (result.overview) result.overview->files = list_files(entries);
  const auto keep_origins = [&] {
    if (options.wants_origins) result.origins = take_origins(std::move(entries));
  };
  if (options.check_only) {
    keep_origins();
    return finish(Outcome::written);
  }

  // To a temporary file, then in one step to its own name: a book is never half-written.
  const OutputPlace place = {.path = output_path(options, manuscript, disk),
                             .root = manuscript.root,
                             .forced = options.force};
  const std::string& output = place.path;
  const bool is_stream = output == kStandardOutput;
  if (!is_stream && !may_take_place(place, kBookOutput, disk, diags))
    return finish(Outcome::refused);
  report_unread(files, diags);
  if (diags.has_fatal()) return finish(Outcome::failed);
  const Result<std::unique_ptr<OutputFile>> out =
      is_stream ? disk.create_standard_output() : disk.create(output);
  const auto fail = [&](const Failure& failure) {
    Diagnostic& diagnostic = diags.report(Code::write_failed, Span{}, failure.message);
    const bool is_of_the_place = !out || failure.kind == FailureKind::no_space;
    if (is_of_the_place) diagnostic.hint = hint_for_place(failure, "name another place with `-o`");
    return finish(Outcome::failed);
  };
  if (!out) return fail(out.failure());
  if (!is_stream && !is_name_of_book(place, diags)) return finish(Outcome::refused);
  const Result<void> written = container::write(entries, files, **out);
  if (const Entry* changed = container::find_changed(entries, files)) {
    diags.report(Code::changed_file, changed->span, std::get<DiskFile>(changed->content).path);
    return finish(Outcome::failed);
  }
  if (!written) return fail(written.failure());
  // What is not valid never takes the old book's name.
  const Result<bool> is_valid = judge_written(**out, output, options.jobs, result.sources, diags);
  if (!is_valid) return fail(is_valid.failure());
  if (!*is_valid) return finish(Outcome::faulty);
  const std::size_t size = (*out)->size();
  // Nor the name of what somebody put there meanwhile.
  if (!is_stream && !may_take_place(place, kBookOutput, disk, diags))
    return finish(Outcome::refused);
  const Result<Committed> committed = (*out)->commit();
  if (!committed) return fail(committed.failure());
  report_unsynced(output, *committed, diags);
  result.book = Written{.path = output,
                        .bytes = size,
                        .chapters = chapters.size(),
                        .words = book.words,
                        .images = image_count};
  keep_origins();
  return finish(Outcome::written);
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
