// "Did you mean ...?"
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace colophon {

// The candidate nearest to `wanted` (Damerau-Levenshtein on code points, case ignored), or an empty
// string where none is within a third of its length.
std::string nearest(std::string_view wanted, std::span<const std::string> candidates);

// The same as a hint: "did you mean `x`?", or empty.
std::string did_you_mean(std::string_view wanted, std::span<const std::string> candidates);

}  // namespace colophon
