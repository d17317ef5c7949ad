// The themes of styles/, compiled in.
#pragma once

#include <span>
#include <string_view>

namespace colophon::resources {

struct Theme {
  std::string_view name;
  std::string_view css;
};

inline constexpr std::string_view kDefaultTheme = "classic";

// Sorted by name. The definition is generated from styles/*.css by embed_themes.cmake.
std::span<const Theme> themes();

}  // namespace colophon::resources
