// What recognisers need of the disk and of the files that they find there. Paths are relative to
// the root.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk/outside.h"
#include "base/source.h"
#include "formats/yaml/yaml.h"
#include "manuscript/book_file/contents_list.h"
#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

bool is_file(const std::string& path, LoadContext& context);
bool is_folder(const std::string& path, LoadContext& context);

// The first of these names that is a file in `folder`, with the folder; empty for none.
std::string find_file_in(const std::string& folder, std::initializer_list<std::string_view> names,
                         LoadContext& context);

// False, with a diagnostic, for what a setting names and lies outside.
bool may_read(const std::string& path, const Value& named, Wanted wanted, LoadContext& context);

// The whole text of a file; nowhere, with a diagnostic, where it cannot be read.
Span read_file(const std::string& path, LoadContext& context);

// The map in a file of YAML, JSON or, where its name ends in `.toml`, TOML. What is none is a fatal
// diagnostic, and an empty map. Of a module of JavaScript it is what that exports, where it is
// plain; a note says that it is not.
yaml::Node read_settings(const std::string& path, LoadContext& context);

// The Markdown files of a folder and below it whose names begin with `_`: parts of chapters, which
// no tool shows by themselves.
std::vector<std::string> find_partials(const std::string& folder, LoadContext& context);

// The value at a path of keys, "output", "html"; null for none.
const yaml::Node* find_setting(const yaml::Node& map, std::initializer_list<std::string_view> keys);

// A chapter of the contents by the name of its file, which is no pattern and no page.
ListedItem list_chapter(Value name, const std::string& folder);
ListedItem list_part(Value title, int depth);

// Whether any of the chapters is there: a file of a tool's name may be somebody's own text.
bool names_a_file(const std::vector<ListedItem>& contents, LoadContext& context);

// Adds `key` to a layer, as if book.yaml said so.
void add_key(yaml::Node& layer, std::string_view key, const yaml::Node& value, Span key_span);

}  // namespace colophon::manuscript
