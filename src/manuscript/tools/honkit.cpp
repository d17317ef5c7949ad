// HonKit and the GitBook that it comes from: book.json or .gitbook.yaml, SUMMARY.md, GLOSSARY.md,
// LANGS.md (https://honkit.netlify.app/structure.html).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/path.h"
#include "formats/addresses.h"
#include "formats/language_tag.h"
#include "manuscript/chapters/chapters.h"
#include "manuscript/chapters/title_heading.h"
#include "manuscript/metadata/roles.h"
#include "manuscript/metadata/values.h"
#include "manuscript/templates/variables.h"
#include "manuscript/tools/project_files.h"
#include "manuscript/tools/summary_list.h"
#include "manuscript/tools/tools_impl.h"
#include "vocabulary/labels.h"

namespace colophon::manuscript {
namespace {

using vocabulary::Matter;

// The names of the tool's own files, which `structure:` can change.
struct Structure {
  std::string readme = "README.md";
  std::string summary = "SUMMARY.md";
  std::string glossary = "GLOSSARY.md";
  std::string languages = "LANGS.md";
};

std::string text_of(const yaml::Node* node, std::string otherwise) {
  return node && node->is_scalar() && !node->text.empty() ? node->text : std::move(otherwise);
}

Structure read_structure(const yaml::Node& settings, Structure names) {
  names.readme = text_of(find_setting(settings, {"structure", "readme"}), names.readme);
  names.summary = text_of(find_setting(settings, {"structure", "summary"}), names.summary);
  names.glossary = text_of(find_setting(settings, {"structure", "glossary"}), names.glossary);
  names.languages = text_of(find_setting(settings, {"structure", "languages"}), names.languages);
  return names;
}

void read_dialect(const yaml::Node& settings, Dialect& dialect) {
  const yaml::Node* plugins = yaml::find(settings, "plugins");
  if (!plugins) return;
  for (const yaml::Node& plugin : items_of(*plugins)) {
    const std::string_view name = plugin.text;
    if (name.starts_with("mathjax") || name.starts_with("katex")) dialect.mathematics = true;
  }
}

// Under the names of book.yaml; what is empty was never filled in.
ConfigLayer read_metadata(const yaml::Node& settings, const std::string& folder) {
  constexpr auto kKeys =
      std::to_array<std::string_view>({"title", "author", "description", "language", "isbn"});
  ConfigLayer layer;
  layer.folder = folder;
  layer.map.kind = yaml::Node::Kind::map;
  layer.map.span = settings.span;
  for (const yaml::Entry& entry : settings.entries) {
    const bool is_known = std::find(kKeys.begin(), kKeys.end(), entry.key) != kKeys.end();
    if (!is_known || (entry.value.is_scalar() && trim(entry.value.text).empty())) continue;
    add_key(layer.map, entry.key, entry.value, entry.key_span);
  }
  return layer;
}

// SUMMARY.md: a heading begins a part, a rule ends it, an item without a file stands over those
// below it.
class Lister {
 public:
  Lister(std::string folder, LoadContext& context)
      : folder_(std::move(folder)), context_(context) {}

  std::vector<ListedItem> list(std::vector<SummaryEntry> entries) {
    bool is_first = true;
    for (SummaryEntry& entry : entries) {
      const bool is_title = is_first && entry.kind == SummaryEntry::Kind::heading;
      if (!is_title) add(entry);
      is_first = false;
    }
    return std::move(items_);
  }

  bool lists(const std::string& file) const {
    return files_.contains(path::normalise(path::join(folder_, file)));
  }

 private:
  void add(SummaryEntry& entry) {
    switch (entry.kind) {
      case SummaryEntry::Kind::rule:
        in_part_ = false;
        return;
      case SummaryEntry::Kind::heading:
        in_part_ = static_cast<bool>(entry.title);
        if (in_part_) items_.push_back(list_part(std::move(entry.title), 0));
        return;
      case SummaryEntry::Kind::entry:
        return add_chapter(entry);
    }
  }

  void add_chapter(SummaryEntry& entry) {
    const int depth = entry.depth + (in_part_ ? 1 : 0);
    const bool is_elsewhere = entry.is_link && !scheme_of(entry.target.text).empty();
    if (!entry.target || is_elsewhere) {
      if (entry.has_items) {
        items_.push_back(list_part(std::move(entry.title), depth));
      } else if (is_elsewhere) {
        context_.diags.report(Code::unsupported_setting, entry.target.span, entry.target.text)
            .hint = "the contents of a book name its own chapters; link to it from one of them";
      } else {
        context_.diags.report(Code::draft_chapter, entry.line, entry.title.text);
      }
      return;
    }
    // Several entries may lead to several places of one chapter; it stands where the first does.
    const bool is_new = files_.insert(path::join(folder_, entry.target.text)).second;
    if (!is_new && !entry.fragment.empty()) return;
    ListedItem chapter = list_chapter(std::move(entry.target), folder_);
    chapter.item.depth = depth;
    chapter.item.label = std::move(entry.title);
    items_.push_back(std::move(chapter));
  }

  std::string folder_;
  LoadContext& context_;
  std::vector<ListedItem> items_;
  std::unordered_set<std::string> files_;
  bool in_part_ = false;
};

struct Edition {
  std::string folder;  // as LANGS.md names it: "fr"
  std::string language;
};

std::vector<Edition> read_editions(const std::string& path, LoadContext& context) {
  std::vector<Edition> editions;
  const Span text = read_file(path, context);
  for (const SummaryEntry& entry : read_summary(text, context.sources, context.diags)) {
    if (entry.kind != SummaryEntry::Kind::entry || !entry.target) continue;
    std::string folder = path::normalise(entry.target.text);
    if (path::extension_of(folder) == ".md") folder = path::normalise(path::folder_of(folder));
    std::string language(path::name_of(folder));
    editions.push_back({std::move(folder), std::move(language)});
  }
  return editions;
}

// Of a book in several languages the one that the command line asks for, or the first. The folder
// of that edition; `folder` itself where there are none.
std::string choose_edition(const std::string& folder, const std::string& list, ToolProject& book,
                           LoadContext& context) {
  const std::vector<Edition> editions = read_editions(list, context);
  if (editions.empty()) return folder;
  auto chosen = std::find_if(editions.begin(), editions.end(), [&](const Edition& edition) {
    return !context.language.empty() &&
           canonical_language(edition.language) == canonical_language(context.language);
  });
  if (chosen == editions.end()) chosen = editions.begin();
  for (const Edition& edition : editions) {
    if (edition.folder == chosen->folder) continue;
    book.set_aside.push_back(path::join(folder, edition.folder));
    book.hint = fmt::format("this is `{}` of {} languages; `--metadata language={}` builds another",
                            chosen->folder, editions.size(), edition.language);
  }
  if (is_language_tag(canonical_language(chosen->language))) {
    ConfigLayer layer;
    add_key(layer.map, "language", yaml::make_text(chosen->language, {}), {});
    book.layers.push_back(std::move(layer));
  }
  return path::join(folder, chosen->folder);
}

// The names of files that HonKit gives a meaning beside those in the summary.
void add_unlisted(const Structure& names, const std::string& folder, const Lister& lister,
                  ToolProject& book, LoadContext& context) {
  if (!lister.lists(names.readme) && is_file(path::join(folder, names.readme), context)) {
    ListedItem readme = list_chapter({names.readme, {}}, folder);
    readme.item.role = BookPart::introduction;
    book.contents.insert(book.contents.begin(), std::move(readme));
  }
  if (!lister.lists(names.glossary) && is_file(path::join(folder, names.glossary), context)) {
    std::string language = "en";
    for (const ConfigLayer& layer : book.layers) {
      language = text_of(yaml::find(layer.map, "language"), language);
    }
    ListedItem glossary = list_chapter({names.glossary, {}}, folder);
    glossary.item.matter = Matter::back;
    glossary.item.role = BookPart::glossary;
    glossary.item.label.text = vocabulary::label(vocabulary::Label::glossary, language);
    book.contents.push_back(std::move(glossary));
  }
  const std::string cover = find_file_in(folder, {"cover.jpg"}, context);
  if (cover.empty()) return;
  ConfigLayer layer;
  add_key(layer.map, "cover", yaml::make_text(cover, {}), {});
  book.layers.push_back(std::move(layer));
}

// What the settings say; of a book in several languages, each has its own over those of all.
struct Settings {
  Structure names;
  std::vector<yaml::Node> maps;
};

// The settings of a folder, and the folder of its texts.
std::string read_book(const std::string& folder, Settings& settings, ToolProject& book,
                      LoadContext& context) {
  std::string file = find_file_in(folder, {".gitbook.yaml", "book.json", "book.js"}, context);
  if (file.empty()) return folder;
  yaml::Node map = read_settings(file, context);
  book.files.push_back(std::move(file));
  settings.names = read_structure(map, settings.names);
  read_dialect(map, book.dialect);
  book.layers.push_back(read_metadata(map, folder));
  std::string texts = path::join(folder, text_of(yaml::find(map, "root"), "."));
  if (const yaml::Node* root = yaml::find(map, "root");
      root && !may_read(texts, {root->text, root->span}, Wanted::folder, context))
    texts = folder;
  settings.maps.push_back(std::move(map));
  return texts;
}

// What `book.name` stands for in a template.
const yaml::Node* find_variable(const Settings& settings, std::string_view name) {
  constexpr std::string_view kBook = "book.";
  if (!name.starts_with(kBook)) return nullptr;
  name.remove_prefix(kBook.size());
  for (auto map = settings.maps.rbegin(); map != settings.maps.rend(); ++map) {
    const yaml::Node* variables = yaml::find(*map, "variables");
    const yaml::Node* value = variables ? find_value(*variables, name) : nullptr;
    if (!value) value = find_value(*map, name);
    if (value) return value;
  }
  return nullptr;
}

// A summary is a page like any other: `{{ book.name }}` in a title stands for its value.
void expand_title(Value& title, const Settings& settings, Diagnostics& diags) {
  std::string text;
  std::size_t done = 0;
  for (std::size_t open = title.text.find("{{"); open != std::string::npos;
       open = title.text.find("{{", open + 2)) {
    const std::size_t close = title.text.find("}}", open);
    if (close == std::string::npos) break;
    const std::string_view written = std::string_view(title.text).substr(open, close + 2 - open);
    const std::string_view name = trim(written.substr(2, written.size() - 4));
    const yaml::Node* value = find_variable(settings, name);
    if (!value) {
      diags.report(Code::undefined_variable, title.span, name).hint =
          "define it below `variables` in `book.json`";
      continue;
    }
    text += title.text.substr(done, open - done) + value->text;
    done = close + 2;
  }
  if (done > 0) title.text = text + title.text.substr(done);
}

}  // namespace

// Marked with tables, notes, struck text and HonKit's templates. `$$` is mathematics only where a
// plug-in makes it so.
Dialect honkit_dialect() {
  Dialect dialect = commonmark_with(
      {&Dialect::admonitions, &Dialect::attributes, &Dialect::bare_links,
       &Dialect::definition_lists, &Dialect::notes, &Dialect::smart_punctuation,
       &Dialect::strikeout, &Dialect::tables, &Dialect::task_lists, &Dialect::templates});
  dialect.template_tool = TemplateTool::honkit;
  return dialect;
}

bool read_honkit(ToolProject& book, LoadContext& context) {
  // `book.json` is a name that other programs have for other things.
  Diagnostics before = std::exchange(context.diags, {});
  const auto finish = [&](bool is_book) {
    if (is_book) before.append(std::move(context.diags));
    context.diags = std::move(before);
    return is_book;
  };
  Settings settings;
  std::string texts = read_book(book.folder, settings, book, context);
  if (std::string list = find_file_in(texts, {settings.names.languages}, context); !list.empty()) {
    const std::string root = texts;
    texts = choose_edition(root, list, book, context);
    book.files.push_back(std::move(list));
    if (texts != root) texts = read_book(texts, settings, book, context);
  }
  std::string summary = find_file_in(texts, {settings.names.summary}, context);
  if (summary.empty()) return finish(false);
  const Span text = read_file(summary, context);
  book.files.push_back(std::move(summary));
  Lister lister(texts, context);
  book.contents = lister.list(read_summary(text, context.sources, context.diags));
  // Without settings, a summary that names no file is somebody's own.
  if (book.layers.empty() && !names_a_file(book.contents, context)) return finish(false);
  for (ListedItem& listed : book.contents) {
    expand_title(listed.item.label, settings, context.diags);
    expand_title(listed.item.title, settings, context.diags);
  }
  add_unlisted(settings.names, texts, lister, book, context);
  return finish(true);
}

// A glossary is a list of terms, and its page has a name that no author writes.
void name_honkit_glossary(std::vector<DraftItem>& entries, bool /*are_placed*/,
                          LoadContext& context) {
  for (DraftItem& entry : entries) {
    ContentsItem& item = entry.item;
    const bool is_glossary = item.role == BookPart::glossary ||
                             (item.role == BookPart::none &&
                              role_from_name(item.path, item.matter) == BookPart::glossary);
    if (!is_glossary || !item.label || entry.is_blank) continue;
    if (!trim(context.sources.text_of(item.text.front())).starts_with("## ")) continue;
    item.title = item.label;
    begin_with_title(item, context);
  }
}

}  // namespace colophon::manuscript
