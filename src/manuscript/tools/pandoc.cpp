// A manuscript for pandoc whose defaults file names the chapters. Metadata beside a plain folder of
// chapters is found with the folder (find_book.cpp).
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/path.h"
#include "manuscript/book_file/foreign_settings.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/folder.h"
#include "manuscript/tools/pandoc_format.h"
#include "manuscript/tools/project_files.h"
#include "manuscript/tools/tools_impl.h"

namespace colophon::manuscript {
namespace {

constexpr auto kOptions = std::to_array<ForeignKey>({
    {"epub-cover-image", "cover"},
    {"css", "css"},
});

// The value of the first of these keys that is there.
const yaml::Node* find_any(const yaml::Node& map, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const yaml::Node* node = yaml::find(map, key);
    if (node && !node->is_null()) return node;
  }
  return nullptr;
}

ConfigLayer make_layer_of(yaml::Node map, const std::string& folder) {
  ConfigLayer layer;
  layer.map = std::move(map);
  layer.folder = folder;
  layer.has_foreign_keys = true;
  return layer;
}

void add_metadata_file(const Value& name, ToolProject& book, LoadContext& context) {
  const std::string file = path::join(book.folder, name.text);
  if (!may_read(file, name, Wanted::file, context)) return;
  if (!is_file(file, context)) {
    context.diags.report(Code::missing_include, name.span, name.text);
    return;
  }
  book.layers.push_back(make_layer_of(read_settings(file, context), book.folder));
  book.files.push_back(file);
}

// A file of the input: YAML is metadata.
void add_input(const Value& name, ToolProject& book, LoadContext& context) {
  if (!name) return;
  const std::string path = path::join(book.folder, name.text);
  if (is_yaml(name.text)) return add_metadata_file(name, book, context);
  book.contents.push_back(list_chapter(name, book.folder));
}

}  // namespace

Dialect pandoc_markdown() { return pandoc_dialect("markdown"); }

bool read_pandoc(ToolProject& book, LoadContext& context) {
  // pandoc's files have names that mean nothing in the folders below.
  if (book.folder != ".") return false;
  const std::string file = find_file_in(book.folder, {"defaults.yaml", "defaults.yml"}, context);
  if (file.empty()) return false;
  yaml::Node settings = read_settings(file, context);
  const yaml::Node* inputs = find_any(settings, {"input-files", "input-file"});
  if (!inputs) return false;

  book.files = {file};
  if (const yaml::Node* from = find_any(settings, {"from", "reader"})) {
    book.dialect = pandoc_dialect(from->text);
  }
  for (const yaml::Node& name : items_of(*inputs)) {
    add_input(read_text("input-files", name, context.diags), book, context);
  }
  const yaml::Node* metadata_files = find_any(settings, {"metadata-files", "metadata-file"});
  if (metadata_files) {
    for (const yaml::Node& node : items_of(*metadata_files)) {
      const Value name = read_text("metadata-files", node, context.diags);
      if (name) add_metadata_file(name, book, context);
    }
  }
  yaml::Node metadata;
  metadata.kind = yaml::Node::Kind::map;
  if (const yaml::Node* given = yaml::find(settings, "metadata"); given && given->is_map()) {
    metadata = *given;
  }
  copy_keys(settings, kOptions, metadata);
  metadata.span = settings.span;
  book.layers.push_back(make_layer_of(std::move(metadata), book.folder));
  return true;
}

}  // namespace colophon::manuscript
