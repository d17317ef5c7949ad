// Colours of CSS, and how well one is read on another (WCAG 2.2).
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "formats/css/tokens.h"

namespace colophon::css {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

// Names, #rgb, #rrggbb and rgb(); nothing for all else, as what lets something shine through.
std::optional<Colour> read_colour(std::span<const Token> value);

// 1 to 21.
double contrast(Colour a, Colour b);

}  // namespace colophon::css
