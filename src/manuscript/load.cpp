#include "manuscript/load.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>
#include <utility>

#include "base/path.h"
#include "manuscript/book_file/book_file.h"
#include "manuscript/chapters/chapters.h"
#include "manuscript/find_book.h"
#include "manuscript/left_out.h"
#include "manuscript/read_entries.h"
#include "manuscript/sources/reading.h"
#include "manuscript/templates/expand.h"
#include "manuscript/tools/tools.h"

namespace colophon::manuscript {
namespace {

bool is_chapter(const ContentsItem& item) { return item.kind == ContentsItem::Kind::chapter; }

// Every book file that can be read, those they extend before them; another tool's are read already.
std::vector<Layer> read_layers(FoundBook& book, Reading& reading) {
  if (book.project) return std::move(book.project->layers);
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

// Whose front matter may speak for the book.
Speaker speaker_of(const FoundBook& book) {
  if (book.project) return book.project->tool->speaker;
  return book.has_contents ? Speaker::named : Speaker::first_if_telling;
}

// The tool that a book file or the command line names, or else our own row.
const Tool& named_tool(std::span<const Layer> layers, const Layer& given, Reading& reading) {
  Value tool = read_written_for({&given, 1}, reading.diags);
  if (!tool) tool = read_written_for(layers, reading.diags);
  return *find_tool(tool.text);
}

// What is known of a book before its keys and its chapters are read.
Manuscript begin_manuscript(const FoundBook& book, const Tool& named, Reading& reading) {
  Manuscript manuscript;
  manuscript.root = reading.root;
  manuscript.encoding = reading.encoding;
  const bool is_read_as_project = named.name.empty() && book.project;
  manuscript.written_for = is_read_as_project ? book.project->tool->name : named.name;
  manuscript.dialect = is_read_as_project ? book.project->dialect : named.dialect();
  if (book.site) manuscript.dialect.template_tool = TemplateTool::jekyll;
  // As pandoc has it.
  manuscript.dialect.shared_notes = book.is_file_list && book.listing.chapters.size() > 1;
  manuscript.dialect.vault = is_vault(reading);
  return manuscript;
}

// A lone file may hold a whole book; files of a command line fall apart as pandoc has them do. In
// other books a file is a chapter.
Split default_split(const FoundBook& book, const std::vector<Entry>& entries) {
  const auto chapters = std::count_if(entries.begin(), entries.end(),
                                      [](const Entry& entry) { return is_chapter(entry.item); });
  if (book.project) return Split::none;  // another tool's book has one chapter in each file
  if (chapters == 1) return Split::automatic;
  return book.is_file_list ? Split::first : Split::none;
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

// What speaks of the book, the weakest first.
std::vector<Layer> stack_layers(FoundBook& book, std::vector<Layer> layers, Layer given,
                                std::vector<Entry>& entries) {
  std::vector<Layer> all;
  if (book.site) all.push_back(std::move(*book.site));
  std::optional<Layer> front = take_book_front_matter(entries, speaker_of(book));
  if (front) all.push_back(std::move(*front));
  std::move(layers.begin(), layers.end(), std::back_inserter(all));
  all.push_back(std::move(given));
  return all;
}

// False where the chapters take up more than the budget.
bool expand_chapters(std::vector<Entry>& entries, std::span<const Layer> layers,
                     const Budget& budget, Manuscript& manuscript, Reading& reading) {
  reading.spending = spend_on(entries, budget);
  if (!reading.spending.is_over())
    manuscript.variables = expand_templates(entries, manuscript.dialect, layers, reading);
  report_over_budget(reading.spending, reading.diags);
  manuscript.spending = reading.spending;
  return !reading.spending.is_over();
}

bool has_chapters(const Manuscript& manuscript, Span book_file, Reading& reading) {
  if (std::any_of(manuscript.contents.begin(), manuscript.contents.end(), is_chapter)) return true;
  reading.diags.report(Code::no_chapters, book_file).hint =
      "list Markdown files below `contents:`, or put them beside the book file";
  return false;
}

std::optional<Manuscript> load_book(const Inputs& inputs, Reading& reading) {
  if (!settle_encoding(inputs, {}, reading)) return std::nullopt;
  std::optional<FoundBook> book = find_book(inputs.paths, reading);
  // Without its book file nobody knows what the book is.
  if (!book || reading.diags.has_fatal()) return std::nullopt;
  std::vector<Layer> layers = read_layers(*book, reading);
  if (book->has_contents && layers.empty()) return std::nullopt;
  if (inputs.encoding.empty() && !settle_encoding(inputs, layers, reading)) return std::nullopt;
  const Span book_file = beginning_of_book_file(layers);

  admit_named_by(inputs.metadata, reading);
  Layer given = make_layer(inputs.metadata, reading.sources);
  const Tool& named = named_tool(layers, given, reading);
  Manuscript manuscript = begin_manuscript(*book, named, reading);
  std::vector<Entry> entries =
      read_entries(*book, book->project ? *book->project->tool : named, layers, reading);
  layers = stack_layers(*book, std::move(layers), std::move(given), entries);
  manuscript.split = default_split(*book, entries);
  for (const Layer& layer : layers) apply(layer, manuscript, reading);
  set_base(read_base(layers, reading.diags), entries);
  if (!expand_chapters(entries, layers, inputs.budget, manuscript, reading)) return std::nullopt;

  manuscript.contents = settle_contents(std::move(entries), reading);
  if (!book->is_file_list) manuscript.unlisted = find_unlisted(*book, reading);
  manuscript.newest_time = reading.newest_time;
  if (!has_chapters(manuscript, book_file, reading)) return std::nullopt;
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
