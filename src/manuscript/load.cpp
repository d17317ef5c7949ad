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
#include "manuscript/sources/load_context.h"
#include "manuscript/templates/expand.h"
#include "manuscript/tools/tools.h"

namespace colophon::manuscript {
namespace {

bool is_chapter(const ContentsItem& item) { return item.kind == ContentsItem::Kind::chapter; }

// Every book file that can be read, those they extend before them; another tool's are read already.
std::vector<ConfigLayer> read_layers(FoundBook& book, LoadContext& context) {
  if (book.project) return std::move(book.project->layers);
  std::vector<ConfigLayer> layers;
  for (const std::string& file : book.book_files) {
    for (ConfigLayer& layer : read_book_file(file, context)) {
      layer.has_foreign_keys = !book.has_contents;  // pandoc's metadata
      layers.push_back(std::move(layer));
    }
  }
  return layers;
}

bool settle_encoding(const Inputs& inputs, std::span<const ConfigLayer> layers,
                     LoadContext& context) {
  std::optional<std::string> name = read_encoding(inputs.encoding, layers, context.diags);
  if (name) context.encoding = std::move(*name);
  return name.has_value();
}

std::string folder_name(LoadContext& context) {
  const Result<std::string> real = context.files.real_path(context.root);
  const std::string name(path::name_of(real ? *real : context.root));
  return name.empty() || name == "." ? "Untitled" : name;
}

// Obsidian keeps its settings in the folder that it has opened.
bool is_vault(LoadContext& context) {
  const Result<FileInfo> info = context.files.info(path::join(context.root, ".obsidian"));
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

void complete_language(Manuscript& manuscript, Span book_file, LoadContext& context) {
  if (manuscript.metadata.language) return;
  manuscript.metadata.language.text = common_language(manuscript);
  if (manuscript.metadata.language) return;
  context.diags.report(Code::missing_language, book_file).hint =
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
Span beginning_of_book_file(std::span<const ConfigLayer> layers) {
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
                    LoadContext& context) {
  for (const auto& [key, value] : settings) {
    if (std::find(kFileKeys.begin(), kFileKeys.end(), key) != kFileKeys.end())
      context.files.admit(path::join(context.root, value));
  }
}

// Whose front matter may speak for the book.
Speaker speaker_of(const FoundBook& book) {
  if (book.project) return book.project->tool->speaker;
  return book.has_contents ? Speaker::named : Speaker::first_if_telling;
}

// The tool that a book file or the command line names, or else our own row.
const Tool& named_tool(std::span<const ConfigLayer> layers, const ConfigLayer& given,
                       LoadContext& context) {
  Value tool = read_written_for({&given, 1}, context.diags);
  if (!tool) tool = read_written_for(layers, context.diags);
  return *find_tool(tool.text);
}

// What is known of a book before its keys and its chapters are read.
Manuscript begin_manuscript(const FoundBook& book, const Tool& named, LoadContext& context) {
  Manuscript manuscript;
  manuscript.root = context.root;
  manuscript.encoding = context.encoding;
  const bool is_read_as_project = named.name.empty() && book.project;
  manuscript.written_for = is_read_as_project ? book.project->tool->name : named.name;
  manuscript.dialect = is_read_as_project ? book.project->dialect : named.dialect();
  if (book.site) manuscript.dialect.template_tool = TemplateTool::jekyll;
  // As pandoc has it.
  manuscript.dialect.shared_notes = book.is_file_list && book.listing.chapters.size() > 1;
  manuscript.dialect.vault = is_vault(context);
  return manuscript;
}

// A lone file may hold a whole book; files of a command line fall apart as pandoc has them do. In
// other books a file is a chapter.
Split default_split(const FoundBook& book, const std::vector<DraftItem>& entries) {
  const auto chapters = std::count_if(entries.begin(), entries.end(), [](const DraftItem& entry) {
    return is_chapter(entry.item);
  });
  if (book.project) return Split::none;  // another tool's book has one chapter in each file
  if (chapters == 1) return Split::automatic;
  return book.is_file_list ? Split::first : Split::none;
}

void set_base(const std::string& base, std::vector<DraftItem>& entries) {
  for (DraftItem& entry : entries) {
    if (is_chapter(entry.item) && !base.empty()) entry.item.base = base;
  }
}

Span first_of(const Span& text) { return {text.source, text.begin, text.begin}; }

// What the chapters' own files hold. As much may be repeated.
Spending spend_on(std::span<const DraftItem> entries, Budget budget) {
  std::uint64_t own = 0;
  for (const DraftItem& entry : entries) {
    for (const Span& text : entry.item.text) own += text.end - text.begin;
  }
  budget.repeated = std::max(budget.repeated, own);
  Spending spending(budget);
  for (const DraftItem& entry : entries) {
    for (const Span& text : entry.item.text)
      spending.add_text(text.end - text.begin, first_of(text));
  }
  return spending;
}

// What speaks of the book, the weakest first.
std::vector<ConfigLayer> stack_layers(FoundBook& book, std::vector<ConfigLayer> layers,
                                      ConfigLayer given, std::vector<DraftItem>& entries) {
  std::vector<ConfigLayer> all;
  if (book.site) all.push_back(std::move(*book.site));
  std::optional<ConfigLayer> front = take_book_front_matter(entries, speaker_of(book));
  if (front) all.push_back(std::move(*front));
  std::move(layers.begin(), layers.end(), std::back_inserter(all));
  all.push_back(std::move(given));
  return all;
}

// False where the chapters take up more than the budget.
bool expand_chapters(std::vector<DraftItem>& entries, std::span<const ConfigLayer> layers,
                     const Budget& budget, Manuscript& manuscript, LoadContext& context) {
  context.spending = spend_on(entries, budget);
  if (!context.spending.is_over())
    manuscript.variables = expand_templates(entries, manuscript.dialect, layers, context);
  report_over_budget(context.spending, context.diags);
  manuscript.spending = context.spending;
  return !context.spending.is_over();
}

bool has_chapters(const Manuscript& manuscript, Span book_file, LoadContext& context) {
  if (std::any_of(manuscript.contents.begin(), manuscript.contents.end(), is_chapter)) return true;
  context.diags.report(Code::no_chapters, book_file).hint =
      "list Markdown files below `contents:`, or put them beside the book file";
  return false;
}

std::optional<Manuscript> load_book(const Inputs& inputs, LoadContext& context) {
  if (!settle_encoding(inputs, {}, context)) return std::nullopt;
  std::optional<FoundBook> book = find_book(inputs.paths, context);
  // Without its book file nobody knows what the book is.
  if (!book || context.diags.has_fatal()) return std::nullopt;
  std::vector<ConfigLayer> layers = read_layers(*book, context);
  if (book->has_contents && layers.empty()) return std::nullopt;
  if (inputs.encoding.empty() && !settle_encoding(inputs, layers, context)) return std::nullopt;
  const Span book_file = beginning_of_book_file(layers);

  admit_named_by(inputs.metadata, context);
  ConfigLayer given = make_layer(inputs.metadata, context.sources);
  const Tool& named = named_tool(layers, given, context);
  Manuscript manuscript = begin_manuscript(*book, named, context);
  std::vector<DraftItem> entries =
      read_entries(*book, book->project ? *book->project->tool : named, layers, context);
  layers = stack_layers(*book, std::move(layers), std::move(given), entries);
  manuscript.split = default_split(*book, entries);
  for (const ConfigLayer& layer : layers) apply(layer, manuscript, context);
  set_base(read_base(layers, context.diags), entries);
  if (!expand_chapters(entries, layers, inputs.budget, manuscript, context)) return std::nullopt;

  manuscript.contents = settle_contents(std::move(entries), context);
  if (!book->is_file_list) manuscript.unlisted = find_unlisted(*book, context);
  manuscript.newest_time = context.newest_time;
  if (!has_chapters(manuscript, book_file, context)) return std::nullopt;
  if (!manuscript.metadata.title) manuscript.untitled = {folder_name(context), book_file};
  complete_language(manuscript, book_file, context);
  drop_book_language(manuscript);
  if (context.diags.has_fatal()) return std::nullopt;
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
  LoadContext context{files, sources, found};
  context.language = language_of(inputs);
  context.is_untrusted = inputs.is_untrusted;
  context.spending = Spending(inputs.budget);
  for (const std::string& folder : inputs.allowed) files.admit(folder);
  std::optional<Manuscript> manuscript = load_book(inputs, context);
  sort_by_place(found);
  diags.append(std::move(found));
  return manuscript;
}

}  // namespace colophon::manuscript
