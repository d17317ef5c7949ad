// The keys of a book file that have to be known before its chapters are read.
#include <string>
#include <vector>

#include "base/encoding.h"
#include "base/path.h"
#include "base/suggest.h"
#include "manuscript/book_file/book_file.h"
#include "manuscript/metadata/values.h"
#include "manuscript/tools/tools.h"

namespace colophon::manuscript {

ContentsPlan read_plan(std::span<const ConfigLayer> layers, LoadContext& context) {
  ContentsPlan plan;
  for (const ConfigLayer& layer : layers) {
    const yaml::Node* contents = yaml::find(layer.map, "contents");
    if (contents) read_contents_plan(*contents, layer.folder, plan, context.diags);
  }
  return plan;
}

std::optional<std::string> read_encoding(const std::string& named,
                                         std::span<const ConfigLayer> layers, Diagnostics& diags) {
  Value name = {named, {}};
  for (const ConfigLayer& layer : layers) {
    const yaml::Node* node = named.empty() ? yaml::find(layer.map, "encoding") : nullptr;
    if (node) name = read_text("encoding", *node, diags);
  }
  if (!name || encoding::is_known(name.text)) return std::move(name.text);
  diags.report(Code::unknown_encoding, name.span, name.text).hint =
      did_you_mean(name.text, encoding::names());
  return std::nullopt;
}

Value read_written_for(std::span<const ConfigLayer> layers, Diagnostics& diags) {
  Value tool;
  for (const ConfigLayer& layer : layers) {
    const yaml::Node* node = yaml::find(layer.map, "written-for");
    if (node) tool = read_text("written-for", *node, diags);
  }
  if (!tool || find_tool(tool.text)) return tool;
  const std::vector<std::string_view> names = tool_names();
  std::string known;
  for (const std::string_view name : names) {
    if (!known.empty()) known += name == names.back() ? " or " : ", ";
    known += "`" + std::string(name) + "`";
  }
  report_wrong_type("written-for", tool.span, known, diags).hint = nearest_hint(tool.text, names);
  return {};
}

std::string read_base(std::span<const ConfigLayer> layers, Diagnostics& diags) {
  std::string base;
  for (const ConfigLayer& layer : layers) {
    const yaml::Node* node = yaml::find(layer.map, "base");
    if (!node || layer.has_foreign_keys) continue;  // it has other meanings elsewhere
    const Value folder = read_text("base", *node, diags);
    base = folder ? path::join(layer.folder, folder.text) : std::string();
  }
  return base;
}

}  // namespace colophon::manuscript
