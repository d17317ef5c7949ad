// A manual made with MkDocs: `mkdocs.yml`, its pages in `docs/`.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/path.h"
#include "base/unicode.h"
#include "manuscript/book_file/foreign_settings.h"
#include "manuscript/chapters/folder_names.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/folder.h"
#include "manuscript/tools/project_files.h"
#include "manuscript/tools/tools_impl.h"

namespace colophon::manuscript {
namespace {

constexpr auto kMetadata = std::to_array<ForeignKey>({
    {"site_name", "title"},
    {"site_author", "author"},
    {"site_description", "description"},
});

struct Extension {
  std::string_view name;
  bool Dialect::*flag;
};

// Python-Markdown's and PyMdown's that make something of signs that CommonMark takes for text.
constexpr auto kExtensions = std::to_array<Extension>({
    {"abbr", &Dialect::abbreviations},
    {"admonition", &Dialect::admonitions},
    {"attr_list", &Dialect::attributes},
    {"attr_list", &Dialect::spans},
    {"def_list", &Dialect::definition_lists},
    {"extra", &Dialect::abbreviations},
    {"extra", &Dialect::attributes},
    {"extra", &Dialect::definition_lists},
    {"extra", &Dialect::markdown_in_html},
    {"extra", &Dialect::notes},
    {"extra", &Dialect::tables},
    {"footnotes", &Dialect::notes},
    {"md_in_html", &Dialect::markdown_in_html},
    {"nl2br", &Dialect::hard_line_breaks},
    {"pymdownx.arithmatex", &Dialect::mathematics},
    {"pymdownx.caret", &Dialect::superscript},
    {"pymdownx.details", &Dialect::admonitions},
    {"pymdownx.extra", &Dialect::abbreviations},
    {"pymdownx.extra", &Dialect::attributes},
    {"pymdownx.extra", &Dialect::definition_lists},
    {"pymdownx.extra", &Dialect::markdown_in_html},
    {"pymdownx.extra", &Dialect::notes},
    {"pymdownx.extra", &Dialect::tables},
    {"pymdownx.mark", &Dialect::marks},
    {"pymdownx.snippets", &Dialect::templates},
    {"pymdownx.tasklist", &Dialect::task_lists},
    {"pymdownx.tilde", &Dialect::strikeout},
    {"pymdownx.tilde", &Dialect::subscript},
    {"smarty", &Dialect::smart_punctuation},
    {"tables", &Dialect::tables},
    {"wikilinks", &Dialect::wiki_links},
});

void enable(std::string_view name, Dialect& dialect) {
  constexpr std::string_view kLong = "markdown.extensions.";
  if (name.starts_with(kLong)) name.remove_prefix(kLong.size());
  for (const Extension& extension : kExtensions) {
    if (extension.name == name) dialect.*(extension.flag) = true;
  }
}

void read_dialect(const yaml::Node& settings, Dialect& dialect) {
  const yaml::Node* extensions = yaml::find(settings, "markdown_extensions");
  if (!extensions) return;
  for (const yaml::Node& item : items_of(*extensions)) {
    if (item.is_scalar()) enable(item.text, dialect);
    for (const yaml::Entry& entry : item.entries) enable(entry.key, dialect);
  }
}

bool is_address(std::string_view text) { return text.find("://") != text.npos; }

// The contents as `nav:` lists them.
class Navigation {
 public:
  Navigation(std::string docs, LoadContext& context) : docs_(std::move(docs)), context_(context) {}

  std::vector<ListedItem> take() { return std::move(items_); }

  // Recursion follows sections within sections, which end where yaml::parse has its limit.
  void list(const yaml::Node& nav, int depth) {
    for (const yaml::Node& item : items_of(nav)) {
      if (!item.is_map()) {
        add_page(read_text("nav", item, context_.diags), {}, depth);
        continue;
      }
      for (const yaml::Entry& entry : item.entries) list_entry(entry, depth);
    }
  }

 private:
  void list_entry(const yaml::Entry& entry, int depth) {
    const Value title = {entry.key, entry.key_span};
    if (!entry.value.is_sequence()) {
      return add_page(read_text("nav", entry.value, context_.diags), title, depth);
    }
    items_.push_back(list_part(title, depth));
    list(entry.value, depth + 1);
  }

  void add_page(const Value& name, const Value& title, int depth) {
    if (!name) return;
    if (is_address(name.text) || !is_markdown(name.text)) {
      context_.diags.report(Code::unsupported_setting, name.span, name.text).hint =
          "only the Markdown files of the manual are chapters";
      return;
    }
    ListedItem listed = list_chapter(name, docs_);
    listed.item.label = title;
    listed.item.depth = depth;
    items_.push_back(std::move(listed));
  }

  std::string docs_;
  LoadContext& context_;
  std::vector<ListedItem> items_;
};

// A path in the order of a manual without `nav`: pages before sections, `index.md` before all.
bool comes_before(std::string_view a, std::string_view b) {
  while (true) {
    const std::size_t end_a = a.find('/');
    const std::size_t end_b = b.find('/');
    const bool is_page_a = end_a == a.npos;
    const bool is_page_b = end_b == b.npos;
    if (is_page_a != is_page_b) return is_page_a;
    const std::string_view name_a = a.substr(0, end_a);
    const std::string_view name_b = b.substr(0, end_b);
    if (is_page_a) {
      const bool is_index_a = name_a == "index.md" || name_a == "README.md";
      const bool is_index_b = name_b == "index.md" || name_b == "README.md";
      return is_index_a != is_index_b ? is_index_a : unicode::natural_less(name_a, name_b);
    }
    if (name_a != name_b) return unicode::natural_less(name_a, name_b);
    a.remove_prefix(end_a + 1);
    b.remove_prefix(end_b + 1);
  }
}

std::vector<std::string_view> folders_of(std::string_view path) {
  std::vector<std::string_view> folders;
  for (std::size_t end = path.find('/'); end != path.npos; end = path.find('/')) {
    folders.push_back(path.substr(0, end));
    path.remove_prefix(end + 1);
  }
  return folders;
}

// Every page below the folder, each folder a part.
std::vector<ListedItem> list_folder(const std::string& docs, LoadContext& context) {
  const std::string prefix = docs == "." ? "" : docs + "/";
  std::vector<std::string> pages;
  for (const std::string& path : find_all_markdown(context)) {
    if (path.starts_with(prefix)) pages.push_back(path.substr(prefix.size()));
  }
  std::sort(pages.begin(), pages.end(), comes_before);
  std::vector<ListedItem> items;
  std::vector<std::string_view> open;
  for (const std::string& page : pages) {
    const std::vector<std::string_view> folders = folders_of(page);
    std::size_t same = 0;
    while (same < std::min(open.size(), folders.size()) && open[same] == folders[same]) ++same;
    for (std::size_t i = same; i < folders.size(); ++i) {
      items.push_back(list_part({title_of_folder(folders[i]), {}}, static_cast<int>(i)));
    }
    open = folders;
    ListedItem listed = list_chapter({page, {}}, docs);
    listed.item.depth = static_cast<int>(folders.size());
    items.push_back(std::move(listed));
  }
  return items;
}

// `theme: {name: material, language: de}`
void add_language(const yaml::Node& settings, yaml::Node& layer) {
  for (const std::string_view key : {"language", "locale"}) {
    const yaml::Node* theme = yaml::find(settings, "theme");
    const yaml::Node* language = theme ? yaml::find(*theme, key) : nullptr;
    if (!language || !language->is_scalar()) continue;
    add_key(layer, "language", *language, language->span);
    return;
  }
}

// A map over one that it inherits: what both have as maps is joined, all else replaced. Recursion
// ends where yaml::parse has its limit.
void inherit(yaml::Node from, yaml::Node& map) {
  for (yaml::Entry& entry : from.entries) {
    const auto own =
        std::find_if(map.entries.begin(), map.entries.end(),
                     [&entry](const yaml::Entry& known) { return known.key == entry.key; });
    if (own == map.entries.end()) {
      map.entries.push_back(std::move(entry));
    } else if (own->value.is_map() && entry.value.is_map()) {
      inherit(std::move(entry.value), own->value);
    }
  }
}

// The first file's settings over those of the files that `INHERIT` names, which are added.
yaml::Node read_all_settings(std::vector<std::string>& files, LoadContext& context) {
  constexpr std::size_t kMost = 16;
  yaml::Node settings = read_settings(files.front(), context);
  const yaml::Node* named = yaml::find(settings, "INHERIT");
  std::optional<yaml::Node> next = named ? std::optional(*named) : std::nullopt;
  while (next && next->is_scalar() && files.size() < kMost) {
    std::string file = path::join(path::folder_of(files.back()), next->text);
    if (std::find(files.begin(), files.end(), file) != files.end()) break;
    if (!is_file(file, context)) {
      context.diags.report(Code::missing_include, next->span, next->text);
      break;
    }
    if (!may_read(file, {next->text, next->span}, Wanted::file, context)) break;
    yaml::Node inherited = read_settings(file, context);
    files.push_back(std::move(file));
    named = yaml::find(inherited, "INHERIT");
    next = named ? std::optional(*named) : std::nullopt;
    inherit(std::move(inherited), settings);
  }
  return settings;
}

}  // namespace

// Tables are on without being asked for, all else is an extension.
Dialect mkdocs_dialect() { return commonmark_with({&Dialect::tables}); }

bool read_mkdocs(ToolProject& book, LoadContext& context) {
  const std::string& folder = book.folder;
  const std::string file = find_file_in(folder, {"mkdocs.yml", "mkdocs.yaml"}, context);
  if (file.empty()) return false;
  std::vector<std::string> files = {file};
  const yaml::Node settings = read_all_settings(files, context);
  const yaml::Node* docs_dir = yaml::find(settings, "docs_dir");
  const std::string docs =
      path::join(folder, docs_dir && docs_dir->is_scalar() ? docs_dir->text : "docs");

  book.files = std::move(files);
  read_dialect(settings, book.dialect);
  const yaml::Node* site_dir = yaml::find(settings, "site_dir");
  book.set_aside.push_back(
      path::join(folder, site_dir && site_dir->is_scalar() ? site_dir->text : "site"));
  ConfigLayer layer;
  layer.folder = folder;
  layer.has_foreign_keys = true;
  copy_keys(settings, kMetadata, layer.map);
  // What is written for a web page's foot is HTML as often as not.
  const yaml::Node* rights = yaml::find(settings, "copyright");
  if (rights && rights->text.find_first_of("<&") == std::string::npos) {
    add_key(layer.map, "rights", *rights, rights->span);
  }
  add_language(settings, layer.map);
  layer.map.span = settings.span;
  book.layers.push_back(std::move(layer));

  const yaml::Node* nav = yaml::find(settings, "nav");
  if (nav && !nav->is_null()) {
    Navigation navigation(docs, context);
    navigation.list(*nav, 0);
    book.contents = navigation.take();
  } else {
    if (!docs_dir || may_read(docs, {docs_dir->text, docs_dir->span}, Wanted::folder, context))
      book.contents = list_folder(docs, context);
  }
  return true;
}

}  // namespace colophon::manuscript
