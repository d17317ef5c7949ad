// book.yaml and its like: keys to the fields of a manuscript.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "formats/yaml/yaml.h"
#include "manuscript/book_file/contents.h"
#include "manuscript/sources/load_context.h"
#include "model/manuscript.h"

namespace colophon::manuscript {

// One place that says something of the book. A later layer goes before an earlier one, key by key.
struct ConfigLayer {
  yaml::Node map;
  std::string folder = ".";       // that its paths are relative to, itself relative to the root
  bool has_foreign_keys = false;  // front matter, where other tools keep theirs
};

// The book file at `path`, relative to the root, after the files it extends. A file that cannot be
// read or is no YAML map is a fatal diagnostic; the layers are those that could be read, none where
// the book file itself could not.
std::vector<ConfigLayer> read_book_file(const std::string& path, LoadContext& context);

// --metadata, which becomes a source of its own.
ConfigLayer make_layer(std::span<const std::pair<std::string, std::string>> settings,
                       Sources& sources);

// What the layers say of the contents.
ContentsPlan read_plan(std::span<const ConfigLayer> layers, LoadContext& context);

// The encoding that is named with `named` (of the command line) or by the layers, for files that
// are not UTF-8; empty for none. Nothing, after a fatal diagnostic, for a name that nobody knows.
std::optional<std::string> read_encoding(const std::string& named,
                                         std::span<const ConfigLayer> layers, Diagnostics& diags);

// The tool that the chapters were written for (manuscript/tool_dialects.h); empty for none.
Value read_written_for(std::span<const ConfigLayer> layers, Diagnostics& diags);

// The folder that addresses in the chapters are relative to, itself relative to the root; empty for
// each chapter's own.
std::string read_base(std::span<const ConfigLayer> layers, Diagnostics& diags);

// Sets every other field that the layer has a key for, and reports the keys that nobody knows.
void apply(const ConfigLayer& layer, Manuscript& manuscript, LoadContext& context);

}  // namespace colophon::manuscript
