// HTML as nobody should write it, the same for the same seed.
#pragma once

#include <cstdint>
#include <string>

namespace colophon::test {

// Up to `pieces` tags, texts and references: unclosed, crossing, misplaced, with attributes that
// are not allowed. Every text is a word of its own, `w1`, `w2`, in order.
std::string nasty_html(std::uint32_t seed, int pieces);

}  // namespace colophon::test
