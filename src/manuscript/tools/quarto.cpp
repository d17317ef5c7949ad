// A Quarto book: `_quarto.yml` with `project: {type: book}`.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/path.h"
#include "manuscript/book_file/foreign_settings.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/folder.h"
#include "manuscript/tools/pandoc_format.h"
#include "manuscript/tools/project_files.h"
#include "manuscript/tools/tools_impl.h"

namespace colophon::manuscript {
namespace {

constexpr auto kMetadata = std::to_array<ForeignKey>({
    {"title", "title"},
    {"subtitle", "subtitle"},
    {"author", "author"},
    {"authors", "author"},
    {"date", "date"},
    {"lang", "language"},
    {"language", "language"},
    {"abstract", "description"},
    {"description", "description"},
    {"identifier", "identifier"},
    {"isbn", "identifier"},
    {"publisher", "publisher"},
    {"rights", "rights"},
    {"license", "rights"},
    {"keywords", "keywords"},
    {"subject", "subject"},
    {"cover-image", "cover"},
    {"epub-cover-image", "cover"},
    {"cover-image-alt", "cover-alt"},
    {"css", "css"},
});

// What `settings` says, but for maps where Quarto takes a text or a map: `license: {text: …}`,
// `language: {…}` with its own labels.
void add_metadata(const yaml::Node& settings, yaml::Node& layer) {
  if (!settings.is_map()) return;
  yaml::Node plain = settings;
  for (yaml::Entry& entry : plain.entries) {
    const bool may_be_map = entry.key == "author" || entry.key == "authors" ||
                            entry.key == "identifier" || entry.key == "title";
    if (!entry.value.is_map() || may_be_map) continue;
    const yaml::Node* text = yaml::find(entry.value, "text");
    entry.value = text ? *text : yaml::Node{};
  }
  copy_keys(plain, kMetadata, layer);
}

bool is_address(std::string_view text) { return text.find("://") != text.npos; }

// The contents as `book:` lists them.
class Contents {
 public:
  Contents(const std::string& folder, LoadContext& context) : folder_(folder), context_(context) {}

  std::vector<ListedItem> take() { return std::move(items_); }

  void list(const yaml::Node* chapters, const ContentsItem& place) {
    if (!chapters) return;
    for (const yaml::Node& item : items_of(*chapters)) list_one(item, place);
  }

 private:
  // Recursion follows parts within parts, which end where yaml::parse has its limit.
  void list_one(const yaml::Node& node, const ContentsItem& place) {
    if (!node.is_map()) return add_file(read_text("chapters", node, context_.diags), place);
    if (const yaml::Node* part = yaml::find(node, "part")) return list_part(node, *part, place);
    for (const std::string_view key : {"file", "href"}) {
      if (const yaml::Node* file = yaml::find(node, key)) {
        return add_file(read_text(key, *file, context_.diags), place);
      }
    }
    if (yaml::find(node, "text")) return;  // a line between entries of the side bar
    report_wrong_type("chapters", node.span, "a list of files and parts", context_.diags);
  }

  void list_part(const yaml::Node& node, const yaml::Node& part, const ContentsItem& place) {
    const Value name = read_text("part", part, context_.diags);
    ContentsItem inside = place;
    if (is_markdown(name.text)) {
      ContentsItem page = place;
      page.role = BookPart::part;
      add_file(name, page);
      ++inside.depth;
    } else if (name) {
      ListedItem listed = list_part_title(name, place);
      items_.push_back(std::move(listed));
      ++inside.depth;
    }
    list(yaml::find(node, "chapters"), inside);
  }

  static ListedItem list_part_title(const Value& name, const ContentsItem& place) {
    ListedItem listed = manuscript::list_part(name, place.depth);
    listed.item.matter = place.matter;
    return listed;
  }

  void add_file(const Value& name, const ContentsItem& place) {
    if (!name) return;
    if (is_address(name.text) || !is_markdown(name.text)) {
      context_.diags.report(Code::unsupported_setting, name.span, name.text).hint =
          is_address(name.text) ? "chapters are files of this folder"
                                : "chapters are Markdown: convert it to `.qmd`";
      return;
    }
    ListedItem listed = list_chapter(name, folder_);
    ContentsItem& item = listed.item;
    item.matter = place.matter;
    item.role = place.role;
    item.depth = place.depth;
    // The home page of the site stands before the chapters and has no number.
    if (items_.empty() && path::stem_of(name.text) == "index") {
      item.matter = vocabulary::Matter::front;
      item.role = BookPart::preface;
    }
    items_.push_back(std::move(listed));
  }

  const std::string& folder_;
  LoadContext& context_;
  std::vector<ListedItem> items_;
};

Dialect quarto_dialect_of(std::string_view format) {
  Dialect dialect = pandoc_dialect(format);
  dialect.templates = true;
  dialect.template_tool = TemplateTool::quarto;
  return dialect;
}

void read_dialect(const yaml::Node& settings, Dialect& dialect) {
  const yaml::Node* from = find_setting(settings, {"format", "epub", "from"});
  if (!from) from = yaml::find(settings, "from");
  if (from) dialect = quarto_dialect_of(from->text);
}

}  // namespace

Dialect quarto_dialect() { return quarto_dialect_of("markdown"); }

bool read_quarto(ToolProject& book, LoadContext& context) {
  const std::string& folder = book.folder;
  const std::string file = find_file_in(folder, {"_quarto.yml", "_quarto.yaml"}, context);
  if (file.empty()) return false;
  const yaml::Node settings = read_settings(file, context);
  const yaml::Node* type = find_setting(settings, {"project", "type"});
  if (!type || type->text != "book") return false;

  book.set_aside = find_partials(folder, context);
  book.files = {file};
  read_dialect(settings, book.dialect);
  ConfigLayer layer;
  layer.folder = folder;
  layer.has_foreign_keys = true;
  for (const auto keys : {std::string_view("epub"), std::string_view("book")}) {
    const yaml::Node* part =
        keys == "epub" ? find_setting(settings, {"format", "epub"}) : yaml::find(settings, "book");
    if (part) add_metadata(*part, layer.map);
  }
  add_metadata(settings, layer.map);
  // Of all documents of the folder.
  const std::string shared = find_file_in(folder, {"_metadata.yml", "_metadata.yaml"}, context);
  if (!shared.empty()) {
    add_metadata(read_settings(shared, context), layer.map);
    book.files.push_back(shared);
  }
  layer.map.span = settings.span;
  book.layers.push_back(std::move(layer));

  Contents contents(folder, context);
  ContentsItem place;
  contents.list(find_setting(settings, {"book", "chapters"}), place);
  place.role = BookPart::bibliography;
  place.matter = vocabulary::Matter::back;
  contents.list(find_setting(settings, {"book", "references"}), place);
  place.role = BookPart::appendix;
  contents.list(find_setting(settings, {"book", "appendices"}), place);
  book.contents = contents.take();
  return true;
}

}  // namespace colophon::manuscript
