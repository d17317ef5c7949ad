// mdBook: book.toml and SUMMARY.md (https://rust-lang.github.io/mdBook/format/).
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/path.h"
#include "manuscript/metadata/values.h"
#include "manuscript/tools/project_files.h"
#include "manuscript/tools/summary_list.h"
#include "manuscript/tools/tools_impl.h"

namespace colophon::manuscript {
namespace {

using vocabulary::Matter;

void set_flag(const yaml::Node& settings, std::initializer_list<std::string_view> keys, bool& flag,
              LoadContext& context) {
  const yaml::Node* node = find_setting(settings, keys);
  if (!node) return;
  flag = read_flag(*(keys.end() - 1), *node, context.diags).value_or(flag);
}

void read_dialect(const yaml::Node& settings, Dialect& dialect, LoadContext& context) {
  set_flag(settings, {"output", "html", "curly-quotes"}, dialect.smart_punctuation, context);
  set_flag(settings, {"output", "html", "smart-punctuation"}, dialect.smart_punctuation, context);
  set_flag(settings, {"output", "html", "definition-lists"}, dialect.definition_lists, context);
  set_flag(settings, {"output", "html", "admonitions"}, dialect.admonitions, context);
  constexpr auto kPreprocessors = std::to_array<std::string_view>({"katex", "mathpunc", "typst"});
  for (const std::string_view name : kPreprocessors) {
    if (find_setting(settings, {"preprocessor", name})) dialect.mathematics = true;
  }
  const yaml::Node* hidden = find_setting(settings, {"output", "html", "code", "hidelines"});
  if (!hidden) return;
  for (const yaml::Entry& entry : hidden->entries) {
    const Value prefix = {entry.value.text, entry.value.span};
    if (prefix) dialect.hidden_lines.push_back({entry.key, prefix.text});
  }
}

// Names may have an address behind them, as Rust's packages have: `Ada Reed <ada@example.org>`.
yaml::Node without_addresses(yaml::Node people) {
  const auto strip = [](yaml::Node& name) {
    const std::size_t open = name.text.find('<');
    if (open == 0 || open == name.text.npos || !name.text.ends_with('>')) return;
    if (name.text.find('@', open) == name.text.npos) return;
    name.text = trim(name.text.substr(0, open));
  };
  if (people.is_scalar()) strip(people);
  for (yaml::Node& name : people.items) strip(name);
  return people;
}

// `[book]`, under the names of book.yaml.
ConfigLayer read_metadata(const yaml::Node& settings, LoadContext& context) {
  ConfigLayer layer;
  layer.map.kind = yaml::Node::Kind::map;
  layer.map.span = settings.span;
  const yaml::Node* book = yaml::find(settings, "book");
  if (!book) return layer;
  for (const yaml::Entry& entry : book->entries) {
    if (entry.key == "title" || entry.key == "authors" || entry.key == "description" ||
        entry.key == "language") {
      // `mdbook init` leaves texts empty that nobody fills in.
      if (entry.value.is_scalar() && trim(entry.value.text).empty()) continue;
      const bool is_people = entry.key == "authors";
      add_key(layer.map, entry.key, is_people ? without_addresses(entry.value) : entry.value,
              entry.key_span);
    }
  }
  const yaml::Node* mathjax = find_setting(settings, {"output", "html", "mathjax-support"});
  if (mathjax && read_flag("mathjax-support", *mathjax, context.diags).value_or(false)) {
    context.diags.report(Code::unsupported_setting, mathjax->span, "mathjax-support").hint =
        "what stands between `\\\\(` and `\\\\)` stays as it is written";
  }
  return layer;
}

// SUMMARY.md as mdBook has it: links before the first list are its prefix, links behind the last
// its suffix, a heading begins a part.
class Lister {
 public:
  Lister(std::vector<SummaryEntry> entries, std::string folder, Diagnostics& diags)
      : entries_(std::move(entries)), folder_(std::move(folder)), diags_(diags) {}

  std::vector<ListedItem> list() {
    drop_title();
    const auto is_item = [](const SummaryEntry& entry) { return entry.in_list; };
    const auto first = std::find_if(entries_.begin(), entries_.end(), is_item);
    const auto last = std::find_if(entries_.rbegin(), entries_.rend(), is_item).base();
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
      // A book of nothing but loose links has no body but them.
      Matter matter = Matter::body;
      if (first != entries_.end() && entry < first) matter = Matter::front;
      if (first != entries_.end() && entry >= last) matter = Matter::back;
      add(*entry, matter);
    }
    return std::move(items_);
  }

 private:
  // The first heading is that of the summary itself, where nothing stands before it.
  void drop_title() {
    if (entries_.empty()) return;
    const SummaryEntry& first = entries_.front();
    if (first.kind == SummaryEntry::Kind::heading) entries_.erase(entries_.begin());
  }

  void add(SummaryEntry& entry, Matter matter) {
    switch (entry.kind) {
      case SummaryEntry::Kind::rule:
        return;
      case SummaryEntry::Kind::heading:
        if (entry.level > 1 || !entry.title) return;
        items_.push_back(list_part(std::move(entry.title), 0));
        in_part_ = true;
        return;
      case SummaryEntry::Kind::entry:
        return add_chapter(entry, matter);
    }
  }

  void add_chapter(SummaryEntry& entry, Matter matter) {
    if (!entry.is_link) {
      diags_.report(Code::malformed_contents, entry.line, "this item is no link").hint =
          "write `- [Title](file.md)`, or `- [Title]()` for a chapter yet to be written";
      return;
    }
    if (matter != Matter::body) in_part_ = false;
    const int depth = entry.depth + (in_part_ ? 1 : 0);
    if (!entry.target && entry.has_items) {
      // A draft that others are nested below stands over them as a title.
      items_.push_back(list_part(std::move(entry.title), depth));
      return;
    }
    if (!entry.target) {
      diags_.report(Code::draft_chapter, entry.line, entry.title.text);
      return;
    }
    ListedItem chapter = list_chapter(std::move(entry.target), folder_);
    chapter.item.matter = matter;
    chapter.item.depth = depth;
    chapter.item.label = std::move(entry.title);
    items_.push_back(std::move(chapter));
  }

  std::vector<SummaryEntry> entries_;
  std::string folder_;
  Diagnostics& diags_;
  std::vector<ListedItem> items_;
  bool in_part_ = false;
};

}  // namespace

// CommonMark with tables, notes, struck text, task lists, definition lists, alerts and the
// attributes of headings: what pulldown-cmark does for mdBook 0.5, and nothing else. `$` is
// mathematics only where a preprocessor makes it so. Earlier versions set quotes only when told to;
// no file says which version a book is for, so that today's default holds: they are set.
Dialect mdbook_dialect() {
  Dialect dialect =
      commonmark_with({&Dialect::admonitions, &Dialect::attributes, &Dialect::definition_lists,
                       &Dialect::notes, &Dialect::smart_punctuation, &Dialect::strikeout,
                       &Dialect::tables, &Dialect::task_lists, &Dialect::templates});
  dialect.template_tool = TemplateTool::mdbook;
  dialect.hidden_lines = {{"rust", "# "}};
  return dialect;
}

bool read_mdbook(ToolProject& book, LoadContext& context) {
  std::string source = path::join(book.folder, "src");
  if (std::string file = find_file_in(book.folder, {"book.toml"}, context); !file.empty()) {
    const yaml::Node settings = read_settings(file, context);
    book.files.push_back(std::move(file));
    book.layers.push_back(read_metadata(settings, context));
    read_dialect(settings, book.dialect, context);
    const yaml::Node* src = find_setting(settings, {"book", "src"});
    if (src && src->is_scalar() && !src->text.empty()) {
      source = path::join(book.folder, src->text);
      if (!may_read(source, {src->text, src->span}, Wanted::folder, context)) return true;
    }
    const yaml::Node* built = find_setting(settings, {"build", "build-dir"});
    book.set_aside.push_back(
        path::join(book.folder, built && built->is_scalar() ? built->text : std::string("book")));
  }
  std::string summary = find_file_in(source, {"SUMMARY.md", "summary.md"}, context);
  if (summary.empty()) {
    if (book.files.empty()) return false;
    summary = path::join(source, "SUMMARY.md");
    context.diags.report(Code::missing_chapter, book.layers.front().map.span, summary).hint =
        "an mdBook lists its chapters in it";
    return true;
  }
  const Span text = read_file(summary, context);
  book.files.push_back(std::move(summary));
  book.contents =
      Lister(read_summary(text, context.sources, context.diags), source, context.diags).list();
  return true;
}

}  // namespace colophon::manuscript
