#include "manuscript/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "base/disk/outside.h"
#include "base/path.h"
#include "manuscript/book_file/book_file.h"
#include "manuscript/book_file/contents.h"
#include "manuscript/book_file/contents_list.h"
#include "manuscript/chapters/chapters.h"
#include "manuscript/chapters/folder_toc.h"
#include "manuscript/chapters/metadata_blocks.h"
#include "manuscript/find_book.h"
#include "manuscript/left_out.h"
#include "manuscript/metadata/roles.h"
#include "manuscript/sources/folder.h"
#include "manuscript/sources/reading.h"
#include "manuscript/templates/expand.h"
#include "manuscript/tools/recognise.h"
#include "manuscript/tools/tools.h"

namespace colophon::manuscript {
namespace {

bool is_chapter(const ContentsItem& item) { return item.kind == ContentsItem::Kind::chapter; }

// Every book file that can be read, those they extend before them.
std::vector<Layer> read_layers(const FoundBook& book, Reading& reading) {
  std::vector<Layer> layers;
  for (const std::string& file : book.book_files) {
    for (Layer& layer : read_book_file(file, reading)) {
      layer.has_foreign_keys = !book.has_contents;  // pandoc's metadata
      layers.push_back(std::move(layer));
    }
  }
  return layers;
}

bool settle_encoding(const Inputs& inputs, std::span<const Layer> layers, Reading& reading) {
  std::optional<std::string> name = read_encoding(inputs.encoding, layers, reading.diags);
  if (name) reading.encoding = std::move(*name);
  return name.has_value();
}

std::string folder_name(Reading& reading) {
  const Result<std::string> real = reading.files.real_path(reading.root);
  const std::string name(path::name_of(real ? *real : reading.root));
  return name.empty() || name == "." ? "Untitled" : name;
}

// Obsidian keeps its settings in the folder that it has opened.
bool is_vault(Reading& reading) {
  const Result<FileInfo> info = reading.files.info(path::join(reading.root, ".obsidian"));
  return info && info->is_folder;
}

// The language that every chapter says it is in.
std::string common_language(const Manuscript& manuscript) {
  std::string language;
  for (const ContentsItem& item : manuscript.contents) {
    if (!is_chapter(item)) continue;
    if (item.language.empty() || (!language.empty() && item.language != language)) return {};
    language = item.language;
  }
  return language;
}

void complete_language(Manuscript& manuscript, Span book_file, Reading& reading) {
  if (manuscript.metadata.language) return;
  manuscript.metadata.language.text = common_language(manuscript);
  if (manuscript.metadata.language) return;
  reading.diags.report(Code::missing_language, book_file).hint =
      "say it with `language: …`, so that readers hyphenate and speak the text rightly";
  manuscript.metadata.language = {"en", {}};
}

// A chapter names its language only where it is another one than the book's.
void drop_book_language(Manuscript& manuscript) {
  for (ContentsItem& item : manuscript.contents) {
    if (item.language == manuscript.metadata.language.text) item.language.clear();
  }
}

// A lone file may hold a whole book; files of a command line fall apart as pandoc has them do. In
// other books a file is a chapter.
Split default_split(const FoundBook& book, const std::vector<Entry>& entries) {
  const auto chapters = std::count_if(entries.begin(), entries.end(),
                                      [](const Entry& entry) { return is_chapter(entry.item); });
  if (book.convention) return Split::none;  // another tool's book has one chapter in each file
  if (chapters == 1) return Split::automatic;
  return book.is_file_list ? Split::first : Split::none;
}

// The contents: those of a book file over those of another tool, and of the folder where nobody
// wrote any.
std::vector<ContentsItem> list_book(FoundBook& book, const ContentsPlan& plan, Reading& reading) {
  if (book.convention) {
    std::vector<ContentsItem> contents =
        make_contents(std::move(book.convention->contents), reading);
    add_default_pages(contents);
    return contents;
  }
  if (plan) return make_contents(list_contents(plan, reading.diags), reading);
  for (const auto& [path, failure] : book.listing.links_out) {
    report_outside({}, path, failure, reading.diags, Wanted::folder);
    reading.diags.all().back().severity = Severity::warning;  // nobody knows what is in it
  }
  if (!book.has_contents) report_left_out(book.listing.left_out, reading);
  return make_default_contents(std::move(book.listing.chapters));
}

// What a folder is read as that nobody has said anything of.
void report_folder(const FoundBook& book, std::span<const Entry> entries, std::string_view order,
                   Reading& reading) {
  const auto is_shown = [](const Entry& entry) {
    return is_chapter(entry.item) && !entry.is_blank;
  };
  const auto chapters = std::count_if(entries.begin(), entries.end(), is_shown);
  std::string what = book.kind;
  if (what.empty() && chapters == 1) {
    const auto lone = std::find_if(entries.begin(), entries.end(), is_shown);
    what = fmt::format("a manuscript in one file: `{}`", lone->item.path);
  } else if (what.empty()) {
    what = "a plain folder";
  }
  if (chapters > 1) what += fmt::format(", its chapters in {}", order);
  Diagnostic& note = reading.diags.report(Code::recognised_book, {}, what);
  if (chapters > 1) note.hint = "list them below `contents:` in `book.yaml` to have another";
}

// The chapters of a folder in the order that they give themselves.
void arrange_folder(const FoundBook& book, std::vector<Entry>& entries, Reading& reading) {
  const std::string order = arrange_chapters(entries, reading);
  add_folder_parts(entries, reading.sources);
  if (!book.has_contents) report_folder(book, entries, order, reading);
}

// A book with a title page of its own begins with it and needs none of ours.
void begin_with_own_title_page(std::vector<Entry>& entries) {
  const auto own = std::find_if(entries.begin(), entries.end(), [](const Entry& entry) {
    const ContentsItem& item = entry.item;
    const bool is_named = item.role == BookPart::none && is_markdown(item.path) &&
                          role_from_name(item.path, item.matter) == BookPart::title_page;
    return is_chapter(item) && !entry.is_blank && (is_named || item.role == BookPart::title_page);
  });
  if (own == entries.end()) return;
  own->item.matter = Matter::front;
  std::rotate(entries.begin(), own, own + 1);
  std::erase_if(entries, [](const Entry& entry) {
    return entry.item.kind == ContentsItem::Kind::generated &&
           entry.item.page == GeneratedPage::title_page;
  });
}

bool has_metadata_blocks(const FoundBook& book, const Tool* tool) {
  if (book.convention) return book.convention->has_metadata_blocks;
  return !tool || tool->has_metadata_blocks;
}

std::vector<Entry> read_entries(FoundBook& book, const Tool* tool, std::span<const Layer> layers,
                                Reading& reading) {
  const ContentsPlan plan = read_plan(layers, reading);
  const bool is_plain = !book.convention && !book.is_file_list && !plan;
  std::vector<ContentsItem> contents = list_book(book, plan, reading);
  for (const ContentsItem& item : contents) book.named.push_back(item.path);
  std::vector<Entry> entries = read_chapters(std::move(contents), reading);
  if (has_metadata_blocks(book, tool)) {
    for (Entry& entry : entries) take_metadata_blocks(entry, reading);
  }
  if (is_plain) arrange_folder(book, entries, reading);
  if (book.convention && book.convention->settle_chapters) {
    book.convention->settle_chapters(entries, reading);
  }
  if (!book.convention && tool && tool->settle_chapters) tool->settle_chapters(entries, reading);
  if (plan) {
    take_out_tocs(entries, reading);
  } else {
    begin_with_own_title_page(entries);
  }
  return entries;
}

// What is missing from the book file is missing at its beginning.
Span beginning_of_book_file(std::span<const Layer> layers) {
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    const Span map = layer->map.span;
    if (map) return {map.source, map.begin, map.begin};
  }
  return {};
}

// What the command line says the book's language is.
std::string language_of(const Inputs& inputs) {
  for (const auto& [key, value] : inputs.metadata) {
    if (key == "language" || key == "lang") return value;
  }
  return {};
}

void admit_named_by(std::span<const std::pair<std::string, std::string>> settings,
                    Reading& reading) {
  for (const auto& [key, value] : settings) {
    if (std::find(kFileKeys.begin(), kFileKeys.end(), key) != kFileKeys.end())
      reading.files.admit(path::join(reading.root, value));
  }
}

using FirstChapter = Convention::FirstChapter;

// Whose front matter may speak for the book; nobody's where the tool has no such habit.
std::optional<Speaker> speaker_of(const FoundBook& book) {
  if (!book.convention) return book.has_contents ? Speaker::named : Speaker::first_if_telling;
  switch (book.convention->first_chapter) {
    case FirstChapter::may_speak:
      return Speaker::first_if_telling;
    case FirstChapter::speaks:
      return Speaker::first;
    case FirstChapter::speaks_for_itself:
      break;
  }
  return std::nullopt;
}

// The tool that a book file or the command line names.
const Tool* named_tool(std::span<const Layer> layers, const Layer& given, Reading& reading) {
  Value tool = read_written_for({&given, 1}, reading.diags);
  if (!tool) tool = read_written_for(layers, reading.diags);
  return find_tool(tool.text);
}

// The dialect that the book's own keys go over.
void begin_dialect(const FoundBook& book, const Tool* tool, Manuscript& manuscript) {
  if (tool) {
    manuscript.written_for = tool->name;
    manuscript.dialect = tool->dialect();
  } else if (book.convention) {
    manuscript.written_for = book.convention->written_for;
    manuscript.dialect = book.convention->dialect;
  }
}

void set_base(const std::string& base, std::vector<Entry>& entries) {
  for (Entry& entry : entries) {
    if (is_chapter(entry.item) && !base.empty()) entry.item.base = base;
  }
}

Span first_of(const Span& text) { return {text.source, text.begin, text.begin}; }

// What the chapters' own files hold. As much may be repeated.
Spending spend_on(std::span<const Entry> entries, Budget budget) {
  std::uint64_t own = 0;
  for (const Entry& entry : entries) {
    for (const Span& text : entry.item.text) own += text.end - text.begin;
  }
  budget.repeated = std::max(budget.repeated, own);
  Spending spending(budget);
  for (const Entry& entry : entries) {
    for (const Span& text : entry.item.text)
      spending.add_text(text.end - text.begin, first_of(text));
  }
  return spending;
}

std::optional<Manuscript> load_book(const Inputs& inputs, Reading& reading) {
  if (!settle_encoding(inputs, {}, reading)) return std::nullopt;
  std::optional<FoundBook> book = find_book(inputs.paths, reading);
  // Without its book file nobody knows what the book is.
  if (!book || reading.diags.has_fatal()) return std::nullopt;
  std::vector<Layer> layers =
      book->convention ? std::move(book->convention->layers) : read_layers(*book, reading);
  if (book->has_contents && layers.empty()) return std::nullopt;

  if (inputs.encoding.empty() && !settle_encoding(inputs, layers, reading)) return std::nullopt;
  admit_named_by(inputs.metadata, reading);
  const std::size_t files = book->listing.chapters.size();
  Layer given = make_layer(inputs.metadata, reading.sources);
  const Tool* tool = named_tool(layers, given, reading);
  std::vector<Entry> entries = read_entries(*book, tool, layers, reading);
  const Span book_file = beginning_of_book_file(layers);
  if (const std::optional<Speaker> speaker = speaker_of(*book)) {
    std::optional<Layer> front = take_book_front_matter(entries, *speaker);
    if (front) layers.insert(layers.begin(), std::move(*front));
  }
  if (book->site) layers.insert(layers.begin(), std::move(*book->site));
  layers.push_back(std::move(given));

  Manuscript manuscript;
  manuscript.root = reading.root;
  manuscript.split = default_split(*book, entries);
  manuscript.encoding = reading.encoding;
  begin_dialect(*book, tool, manuscript);
  if (book->site) manuscript.dialect.template_tool = TemplateTool::jekyll;
  for (const Layer& layer : layers) apply(layer, manuscript, reading);
  set_base(read_base(layers, reading.diags), entries);
  reading.spending = spend_on(entries, inputs.budget);
  if (!reading.spending.is_over())
    manuscript.variables = expand_templates(entries, manuscript.dialect, layers, reading);
  report_over_budget(reading.spending, reading.diags);
  if (reading.spending.is_over()) return std::nullopt;
  manuscript.contents = settle_contents(std::move(entries), reading);
  // As pandoc has it.
  manuscript.dialect.shared_notes = book->is_file_list && files > 1;
  if (!book->is_file_list) manuscript.unlisted = find_unlisted(*book, reading);
  manuscript.newest_time = reading.newest_time;
  manuscript.spending = reading.spending;
  manuscript.dialect.vault = is_vault(reading);

  if (std::none_of(manuscript.contents.begin(), manuscript.contents.end(), is_chapter)) {
    reading.diags.report(Code::no_chapters, book_file).hint =
        "list Markdown files below `contents:`, or put them beside the book file";
    return std::nullopt;
  }
  if (!manuscript.metadata.title) manuscript.untitled = {folder_name(reading), book_file};
  complete_language(manuscript, book_file, reading);
  drop_book_language(manuscript);
  if (reading.diags.has_fatal()) return std::nullopt;
  return manuscript;
}

// As an author reads: file by file, from top to bottom. What has no place comes last.
void sort_by_place(Diagnostics& diags) {
  std::stable_sort(
      diags.all().begin(), diags.all().end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tuple(a.span.source, a.span.begin) < std::tuple(b.span.source, b.span.begin);
      });
}

}  // namespace

std::optional<Manuscript> load(const Inputs& inputs, Files& files, Sources& sources,
                               Diagnostics& diags) {
  Diagnostics found;
  Reading reading{files, sources, found};
  reading.language = language_of(inputs);
  reading.is_untrusted = inputs.is_untrusted;
  reading.spending = Spending(inputs.budget);
  for (const std::string& folder : inputs.allowed) files.admit(folder);
  std::optional<Manuscript> manuscript = load_book(inputs, reading);
  sort_by_place(found);
  diags.append(std::move(found));
  return manuscript;
}

}  // namespace colophon::manuscript
