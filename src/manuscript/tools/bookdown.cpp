// A bookdown book: `_bookdown.yml`, or an `index.Rmd` whose site is bookdown's.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/path.h"
#include "base/unicode.h"
#include "manuscript/book_file/foreign_settings.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/front_matter.h"
#include "manuscript/tools/pandoc_format.h"
#include "manuscript/tools/project_files.h"
#include "manuscript/tools/tools_impl.h"

namespace colophon::manuscript {
namespace {

constexpr auto kEpub = std::to_array<ForeignKey>({
    {"cover_image", "cover"},
    {"stylesheet", "css"},
    {"css", "css"},
});

// What `output:` says of EPUB, in index.Rmd or `_output.yml`.
void add_output(const yaml::Node* output, yaml::Node& layer) {
  if (!output || !output->is_map()) return;
  const yaml::Node* epub = yaml::find(*output, "bookdown::epub_book");
  if (epub && epub->is_map()) copy_keys(*epub, kEpub, layer);
}

bool is_r_markdown(std::string_view path) { return path::extension_of(path) == ".rmd"; }

// index.Rmd before all others, as bookdown puts it.
void put_index_first(std::vector<Value>& files) {
  std::stable_partition(files.begin(), files.end(), [](const Value& file) {
    return ascii::lower(path::name_of(file.text)) == "index.rmd";
  });
}

// Every R Markdown file of the folder but those that begin with `_`.
std::vector<Value> find_files(const std::string& folder, LoadContext& context) {
  std::vector<Value> files;
  const Result<std::vector<std::string>> names =
      context.files.list(path::join(context.root, folder));
  if (!names) return files;
  for (const std::string& name : *names) {
    if (is_r_markdown(name) && !name.starts_with('_') && !name.starts_with('.')) {
      files.push_back({name, {}});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const Value& a, const Value& b) { return unicode::natural_less(a.text, b.text); });
  put_index_first(files);
  return files;
}

// `rmd_files`: a list, or a list for each format, of which EPUB's is wanted and HTML's will do.
std::vector<Value> read_files(const yaml::Node& node, Diagnostics& diags) {
  const yaml::Node* list = &node;
  if (node.is_map()) {
    for (const std::string_view format : {"epub", "html", "latex"}) {
      list = yaml::find(node, format);
      if (list) break;
    }
  }
  std::vector<Value> files;
  if (!list) return files;
  for (const yaml::Node& item : items_of(*list)) {
    Value name = read_text("rmd_files", item, diags);
    if (name) files.push_back(std::move(name));
  }
  put_index_first(files);
  return files;
}

yaml::Node read_front(const std::string& path, LoadContext& context) {
  if (path.empty()) return {};
  const Span text = read_file(path, context);
  // It is read once more, as a chapter: what is wrong with it is said then.
  Diagnostics ignored;
  LoadContext quiet{context.files, context.sources, ignored};
  return text ? take_front_matter(text.source, quiet).map : yaml::Node{};
}

bool is_bookdown(const yaml::Node& index) {
  const yaml::Node* site = yaml::find(index, "site");
  return site && site->text.find("bookdown") != std::string::npos;
}

void read_dialect(const yaml::Node& index, Dialect& dialect) {
  const yaml::Node* extensions =
      find_setting(index, {"output", "bookdown::epub_book", "md_extensions"});
  if (extensions && extensions->is_scalar()) apply_extensions(extensions->text, dialect);
}

}  // namespace

bool read_bookdown(ToolProject& book, LoadContext& context) {
  const std::string& folder = book.folder;
  const std::string file = find_file_in(folder, {"_bookdown.yml", "_bookdown.yaml"}, context);
  const std::string index_file = find_file_in(folder, {"index.Rmd", "index.rmd"}, context);
  const yaml::Node index = read_front(index_file, context);
  if (file.empty() && !is_bookdown(index)) return false;

  book.set_aside = find_partials(folder, context);
  read_dialect(index, book.dialect);
  ConfigLayer layer;
  layer.folder = folder;
  layer.has_foreign_keys = true;
  add_output(yaml::find(index, "output"), layer.map);
  const std::string output = find_file_in(folder, {"_output.yml", "_output.yaml"}, context);
  if (!output.empty()) {
    const yaml::Node settings = read_settings(output, context);
    add_output(&settings, layer.map);
  }

  std::vector<Value> files;
  if (!file.empty()) {
    const yaml::Node settings = read_settings(file, context);
    book.files.push_back(file);
    const yaml::Node* listed = yaml::find(settings, "rmd_files");
    if (listed) files = read_files(*listed, context.diags);
    layer.map.span = settings.span;
  }
  if (!index_file.empty()) book.files.push_back(index_file);
  if (files.empty()) files = find_files(folder, context);
  for (Value& name : files) book.contents.push_back(list_chapter(std::move(name), folder));
  book.layers.push_back(std::move(layer));
  return true;
}

}  // namespace colophon::manuscript
