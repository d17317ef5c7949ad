#include "manuscript/tools/project_files.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/disk/outside.h"
#include "base/path.h"
#include "formats/yaml/toml.h"
#include "manuscript/sources/folder.h"
#include "manuscript/sources/open_source.h"
#include "manuscript/templates/module_object.h"

namespace colophon::manuscript {

bool is_file(const std::string& path, LoadContext& context) {
  const Result<FileInfo> info = context.files.info(path::join(context.root, path));
  return info ? !info->is_folder : is_outside(info.failure());
}

bool is_folder(const std::string& path, LoadContext& context) {
  const Result<FileInfo> info = context.files.info(path::join(context.root, path));
  return info && info->is_folder;
}

std::string find_file_in(const std::string& folder, std::initializer_list<std::string_view> names,
                         LoadContext& context) {
  for (const std::string_view name : names) {
    std::string path = path::join(folder, name);
    if (is_file(path, context)) return path;
  }
  return {};
}

bool may_read(const std::string& path, const Value& named, Wanted wanted, LoadContext& context) {
  const Result<FileInfo> info = context.files.info(path::join(context.root, path));
  if (info || !is_outside(info.failure())) return true;
  report_outside(named.span, named.text, info.failure(), context.diags, wanted);
  return false;
}

Span read_file(const std::string& path, LoadContext& context) {
  const std::string from_here = path::join(context.root, path);
  const Result<SourceId> source = open_source(from_here, context);
  if (!source && is_outside(source.failure())) {
    report_outside({}, from_here, source.failure(), context.diags);
    return {};
  }
  if (!source) {
    context.diags.report(Code::unreadable_file, {}, from_here, reason_of(source.failure()));
    return {};
  }
  return {*source, 0, static_cast<std::uint32_t>(context.sources[*source].text.size())};
}

namespace {

// A program may do anything: what is not plain in it is not read.
yaml::Node read_module(Span module, LoadContext& context) {
  const Span object = object_of_module(module, context.sources);
  yaml::Document document;
  if (object) document = yaml::parse(object, context.sources, context.diags);
  if (object && !document.error && document.root.is_map()) return std::move(document.root);
  const Span place = {module.source, module.begin, module.begin};
  const std::string& name = context.sources[module.source].name;
  context.diags.report(Code::unsupported_setting, place, path::name_of(name)).hint =
      "it is a program; write its settings into a file of JSON";
  yaml::Node empty;
  empty.kind = yaml::Node::Kind::map;
  empty.span = place;
  return empty;
}

}  // namespace

yaml::Node read_settings(const std::string& path, LoadContext& context) {
  yaml::Node empty;
  empty.kind = yaml::Node::Kind::map;
  const Span text = read_file(path, context);
  if (!text) return empty;
  if (path::extension_of(path) == ".js") return read_module(text, context);
  const bool is_toml = path::extension_of(path) == ".toml";
  yaml::Document document = is_toml ? parse_toml(text, context.sources)
                                    : yaml::parse(text, context.sources, context.diags);
  if (document.error) {
    const std::string& message = document.error->message;
    Diagnostic& diagnostic =
        is_toml ? context.diags.report(Code::invalid_toml, document.error->span, message)
                : context.diags.report(Code::invalid_yaml, document.error->span, message);
    diagnostic.hint = std::move(document.error->hint);
    return empty;
  }
  if (document.root.is_map()) return std::move(document.root);
  empty.span = {text.source, 0, 0};
  if (document.root.is_null()) return empty;
  context.diags.report(Code::invalid_yaml, document.root.span, "this file is a list of keys");
  return empty;
}

std::vector<std::string> find_partials(const std::string& folder, LoadContext& context) {
  std::vector<std::string> found = find_all_markdown(context);
  const std::string prefix = folder == "." ? "" : folder + "/";
  std::erase_if(found, [&prefix](const std::string& path) {
    return !path.starts_with(prefix) || !path::name_of(path).starts_with('_');
  });
  return found;
}

const yaml::Node* find_setting(const yaml::Node& map,
                               std::initializer_list<std::string_view> keys) {
  const yaml::Node* node = &map;
  for (const std::string_view key : keys) {
    node = yaml::find(*node, key);
    if (!node) return nullptr;
  }
  return node;
}

ListedItem list_chapter(Value name, const std::string& folder) {
  ListedItem listed;
  listed.item.listed = name.span;
  listed.name = std::move(name);
  listed.folder = folder;
  listed.is_file = true;
  return listed;
}

ListedItem list_part(Value title, int depth) {
  ListedItem listed;
  listed.item.kind = ContentsItem::Kind::part;
  listed.item.role = BookPart::part;
  listed.item.depth = depth;
  listed.item.listed = title.span;
  listed.item.title = std::move(title);
  return listed;
}

bool names_a_file(const std::vector<ListedItem>& contents, LoadContext& context) {
  return std::any_of(contents.begin(), contents.end(), [&context](const ListedItem& listed) {
    return listed.is_file && is_file(path::join(listed.folder, listed.name.text), context);
  });
}

void add_key(yaml::Node& layer, std::string_view key, const yaml::Node& value, Span key_span) {
  layer.kind = yaml::Node::Kind::map;
  layer.entries.push_back({std::string(key), key_span, value});
}

}  // namespace colophon::manuscript
