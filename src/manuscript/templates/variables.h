// Values that templates refer to by name: the files that tools keep them in.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/yaml/yaml.h"
#include "manuscript/book_file/book_file.h"
#include "manuscript/sources/load_context.h"

namespace colophon::manuscript {

class Variables {
 public:
  Variables(std::span<const ConfigLayer> layers, LoadContext& context)
      : layers_(layers), context_(context) {}

  // The scalar under a dotted name in the YAML or JSON file (or plain JavaScript module) called
  // `file` that is nearest to `folder`, in it or above, up to the root, and has it. Null where
  // there is none.
  const yaml::Node* find_in_file(std::string_view file, const std::string& folder,
                                 std::string_view name);

  // "did you mean `x`?" for a name that is in none of those files, among the names that begin with
  // `below`, said without it; or empty.
  std::string suggest(std::string_view file, const std::string& folder, std::string_view below,
                      std::string_view name);

  // The scalar under a dotted name in the book's own metadata, where `variables:` goes before the
  // other keys.
  const yaml::Node* find_in_book(std::string_view name);

  // What was found there, by name.
  const std::map<std::string, std::string>& used() const { return used_; }

 private:
  const yaml::Node& read(const std::string& path);
  std::vector<const yaml::Node*> files_above(std::string_view file, const std::string& folder);

  std::span<const ConfigLayer> layers_;
  LoadContext& context_;
  std::map<std::string, yaml::Node> files_;  // by path; null for one that is not there
  std::map<std::string, std::string> used_;
};

// The scalar under a dotted name; null where there is none.
const yaml::Node* find_value(const yaml::Node& map, std::string_view name);

}  // namespace colophon::manuscript
