// Other tools' settings as book.yaml would say them.
#pragma once

#include <span>
#include <string_view>

#include "formats/yaml/yaml.h"

namespace colophon::manuscript {

struct ForeignKey {
  std::string_view theirs;
  std::string_view ours;
};

// Adds to `layer` what `settings` says under these keys, unless the layer has the key already.
// Names of people may be in any form that Quarto takes.
void copy_keys(const yaml::Node& settings, std::span<const ForeignKey> keys, yaml::Node& layer);

// A name; a list of names; maps with `name`, itself a text or `given` and `family`: as book.yaml
// has creators. What more is said of a person is left out.
yaml::Node read_people(const yaml::Node& node);

}  // namespace colophon::manuscript
