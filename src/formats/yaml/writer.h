// Texts as YAML 1.2 has them.
#pragma once

#include <string>
#include <string_view>

namespace colophon {

// One line that any reader of YAML, 1.1 too, takes for exactly this text: as it is where that is
// safe in a block, else between double quotes. `text` is UTF-8.
std::string yaml_scalar(std::string_view text);

}  // namespace colophon
