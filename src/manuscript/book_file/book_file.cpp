#include "manuscript/book_file/book_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/disk/outside.h"
#include "base/path.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/folder.h"
#include "manuscript/sources/open_source.h"

namespace colophon::manuscript {
namespace {

// A path that was read, and where it was asked for.
struct Request {
  std::string path;  // relative to the root
  Span span;         // of `extends`; nowhere for the book file
  std::string name;  // as it was written
};

// What `extends` may have meant, as it would be written.
std::string suggest_extended(const Request& request, const std::string& path,
                             LoadContext& context) {
  const std::string meant = nearest_beside(path, context);
  if (meant.empty()) return "there is no such file";
  return "did you mean `" + path::join(path::folder_of(request.name), meant) + "`?";
}

void report_unreadable(const Request& request, const std::string& path, const Failure& failure,
                       LoadContext& context) {
  if (!request.span && is_outside(failure)) {
    return report_outside({}, path, failure, context.diags);
  }
  if (!request.span) {
    context.diags.report(Code::unreadable_file, {}, path, reason_of(failure));
    return;
  }
  std::string hint = reason_of(failure);
  if (failure.kind == FailureKind::not_found) hint = suggest_extended(request, path, context);
  if (is_outside(failure)) hint = hint_to_allow(failure);
  context.diags.report(Code::missing_extends, request.span, request.name).hint = std::move(hint);
}

// The map in a file; nothing, after a fatal diagnostic, where there is none.
std::optional<yaml::Node> read_map(const Request& request, LoadContext& context) {
  const std::string path = path::join(context.root, request.path);
  const Result<SourceId> source = open_source(path, context);
  if (!source) {
    report_unreadable(request, path, source.failure(), context);
    return std::nullopt;
  }
  const auto size = static_cast<std::uint32_t>(context.sources[*source].text.size());
  yaml::Document document = yaml::parse({*source, 0, size}, context.sources, context.diags);
  if (document.error) {
    context.diags.report(Code::invalid_yaml, document.error->span, document.error->message).hint =
        std::move(document.error->hint);
    return std::nullopt;
  }
  if (document.root.is_map()) return std::move(document.root);
  if (document.root.is_null()) {
    document.root.kind = yaml::Node::Kind::map;
    return std::move(document.root);
  }
  context.diags.report(Code::invalid_yaml, document.root.span, "a book file is a list of keys")
      .hint = "write `title: …` and the like, a key a line";
  return std::nullopt;
}

std::string real_path(const std::string& path, LoadContext& context) {
  const std::string from_here = path::join(context.root, path);
  const Result<std::string> real = context.files.real_path(from_here);
  return real ? *real : from_here;
}

// The file that a layer extends, taken out of its map.
std::optional<Request> take_extends(ConfigLayer& layer, Diagnostics& diags) {
  const auto found = std::find_if(layer.map.entries.begin(), layer.map.entries.end(),
                                  [](const yaml::Entry& entry) { return entry.key == "extends"; });
  if (found == layer.map.entries.end()) return std::nullopt;
  const Value value = read_text(found->key, found->value, diags);
  layer.map.entries.erase(found);
  if (!value) return std::nullopt;
  return Request{path::join(layer.folder, value.text), value.span, value.text};
}

std::string folder_of_path(const std::string& path) {
  return path::normalise(path::folder_of(path));
}

yaml::Node make_scalar(const std::string& text, Span span) {
  yaml::Node node;
  node.kind = yaml::Node::Kind::scalar;
  node.text = text;
  node.span = span;
  return node;
}

// The settings of a command line as a text that a finding can point into, one a line.
std::string write_settings(std::span<const std::pair<std::string, std::string>> settings) {
  std::string text;
  for (const auto& [key, value] : settings) {
    std::string line = key + '=' + value;
    std::replace(line.begin(), line.end(), '\n', ' ');
    text += line + '\n';
  }
  return text;
}

}  // namespace

std::vector<ConfigLayer> read_book_file(const std::string& path, LoadContext& context) {
  std::vector<ConfigLayer> layers;  // the book file first
  std::unordered_map<std::string, Span> read;
  std::optional<Request> request = Request{path, {}, path};
  while (request) {
    const bool is_new = read.emplace(real_path(request->path, context), request->span).second;
    if (!is_new) {
      context.diags.report(Code::extends_cycle, request->span, request->name).hint =
          "take `extends` out of one of the files";
      break;
    }
    std::optional<yaml::Node> map = read_map(*request, context);
    if (!map) break;
    layers.push_back({std::move(*map), folder_of_path(request->path), false});
    request = take_extends(layers.back(), context.diags);
    if (request && context.is_untrusted) {
      context.diags.report(Code::untrusted_extends, request->span, request->name).hint =
          "put what it says into the book file, or build without `--untrusted`";
      break;
    }
  }
  std::reverse(layers.begin(), layers.end());
  return layers;
}

ConfigLayer make_layer(std::span<const std::pair<std::string, std::string>> settings,
                       Sources& sources) {
  ConfigLayer layer;
  layer.map.kind = yaml::Node::Kind::map;
  if (settings.empty()) return layer;
  const SourceId source = sources.add("command line", write_settings(settings));
  std::uint32_t at = 0;
  for (const auto& [key, value] : settings) {
    const auto key_end = static_cast<std::uint32_t>(at + key.size());
    const auto end = static_cast<std::uint32_t>(key_end + 1 + value.size());
    yaml::Node scalar = make_scalar(value, {source, key_end + 1, end});
    const Span key_span = {source, at, key_end};
    at = end + 1;
    const auto same =
        std::find_if(layer.map.entries.begin(), layer.map.entries.end(),
                     [&key = key](const yaml::Entry& entry) { return entry.key == key; });
    if (same == layer.map.entries.end()) {
      layer.map.entries.push_back({key, key_span, std::move(scalar)});
      continue;
    }
    // A key that is given again makes a list, as with pandoc.
    if (!same->value.is_sequence()) {
      yaml::Node list;
      list.kind = yaml::Node::Kind::sequence;
      list.span = same->value.span;
      list.items.push_back(std::move(same->value));
      same->value = std::move(list);
    }
    same->value.items.push_back(std::move(scalar));
  }
  return layer;
}

}  // namespace colophon::manuscript
