// "Did you mean ...?"
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace colophon {

// The candidate nearest to `wanted` (Damerau-Levenshtein on code points, case ignored), or an empty
// string where none is within a third of its length.
std::string nearest(std::string_view wanted, std::span<const std::string> candidates);

// The same as a hint: "did you mean `x`?", or empty.
std::string did_you_mean(std::string_view wanted, std::span<const std::string> candidates);

// Hints for whatever many names are not there. Each guess compares with every name there is, so
// they end after some thousands of comparisons.
class Guesses {
 public:
  std::string did_you_mean(std::string_view wanted, std::span<const std::string> candidates);

 private:
  std::size_t comparisons_ = 0;
};

}  // namespace colophon
