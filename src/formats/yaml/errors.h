// What yaml-cpp says of a text that is no YAML, in words that help.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colophon::yaml {

struct Explanation {
  std::string message;
  std::string hint;
  std::size_t at = 0;  // a place that tells more
};

// `said` at a place of `text`, which may be its end.
Explanation explain(const std::string& said, std::string_view text, std::size_t at);

}  // namespace colophon::yaml
