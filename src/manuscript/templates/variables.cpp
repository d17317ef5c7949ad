#include "manuscript/templates/variables.h"

#include <algorithm>
#include <utility>

#include "base/path.h"
#include "base/suggest.h"
#include "manuscript/sources/folder.h"
#include "manuscript/sources/open_source.h"
#include "manuscript/templates/module_object.h"

namespace colophon::manuscript {
namespace {

SourceId find_source(std::string_view name, const Sources& sources) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sources[static_cast<SourceId>(i)].name == name) return static_cast<SourceId>(i);
  }
  return SourceId::none;
}

// The dotted names of the scalars in a map that begin with `below`, without it.
void list_names(const yaml::Node& map, std::string_view below, std::vector<std::string>& names) {
  constexpr std::size_t kMost = 1000;
  struct Open {
    const yaml::Node* map;
    std::string name;
  };
  std::vector<Open> open = {{&map, {}}};
  while (!open.empty() && names.size() < kMost) {
    const Open next = std::move(open.back());
    open.pop_back();
    for (const yaml::Entry& entry : next.map->entries) {
      std::string name = next.name.empty() ? entry.key : next.name + "." + entry.key;
      if (entry.value.is_map()) {
        open.push_back({&entry.value, std::move(name)});
      } else if (entry.value.is_scalar() && name.starts_with(below)) {
        names.push_back(name.substr(below.size()));
      }
    }
  }
}

// A dotted name may be a key as it is, too.
const yaml::Node* find_variable(const yaml::Node& variables, std::string_view name) {
  const yaml::Node* whole = variables.is_map() ? yaml::find(variables, name) : nullptr;
  return whole && whole->is_scalar() ? whole : find_value(variables, name);
}

}  // namespace

const yaml::Node* find_value(const yaml::Node& map, std::string_view name) {
  const yaml::Node* node = &map;
  while (node && !name.empty()) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    node = node->is_map() ? yaml::find(*node, name.substr(0, dot)) : nullptr;
    name.remove_prefix(std::min(dot + 1, name.size()));
  }
  return node && node->is_scalar() ? node : nullptr;
}

const yaml::Node& Variables::read(const std::string& path) {
  if (const auto known = files_.find(path); known != files_.end()) return known->second;
  yaml::Node& node = files_[path];
  const std::string name = path::join(context_.root, path);
  const Result<FileInfo> info = context_.files.info(name);
  if (!info || info->is_folder) return node;
  // What was read before has been judged.
  const SourceId known = find_source(name, context_.sources);
  const Result<SourceId> source =
      known == SourceId::none ? open_source(name, context_) : Result<SourceId>(known);
  if (!source) return node;
  const Span whole{*source, 0, static_cast<std::uint32_t>(context_.sources[*source].text.size())};
  const bool is_module = path::extension_of(path) == ".js";
  const Span text = is_module ? object_of_module(whole, context_.sources) : whole;
  if (!text) return node;
  Diagnostics found;
  yaml::Document document = yaml::parse(text, context_.sources, found);
  if (known == SourceId::none) context_.diags.append(std::move(found));
  if (document.error) {
    if (known == SourceId::none && !is_module) {
      context_.diags
          .report(Code::invalid_front_matter, document.error->span, document.error->message)
          .hint = std::move(document.error->hint);
    }
    return node;
  }
  node = std::move(document.root);
  return node;
}

// The files of that name from `folder` up to the root, the nearest first.
std::vector<const yaml::Node*> Variables::files_above(std::string_view file,
                                                      const std::string& folder) {
  std::vector<const yaml::Node*> found;
  for (const std::string& above : folders_above(folder)) {
    const yaml::Node& node = read(path::join(above, file));
    if (!node.is_null()) found.push_back(&node);
  }
  return found;
}

const yaml::Node* Variables::find_in_file(std::string_view file, const std::string& folder,
                                          std::string_view name) {
  for (const yaml::Node* map : files_above(file, folder)) {
    if (const yaml::Node* value = find_value(*map, name)) return value;
  }
  return nullptr;
}

std::string Variables::suggest(std::string_view file, const std::string& folder,
                               std::string_view below, std::string_view name) {
  std::vector<std::string> names;
  for (const yaml::Node* map : files_above(file, folder)) list_names(*map, below, names);
  return did_you_mean(name, names);
}

const yaml::Node* Variables::find_in_book(std::string_view name) {
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
    const yaml::Node* variables = yaml::find(layer->map, "variables");
    const yaml::Node* value = variables ? find_variable(*variables, name) : nullptr;
    if (!value) value = find_value(layer->map, name);
    if (!value) continue;
    used_.emplace(name, value->text);
    return value;
  }
  return nullptr;
}

}  // namespace colophon::manuscript
