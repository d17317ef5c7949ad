#include <array>

#include "markdown/engine/inlines.h"

namespace colophon::markdown {

bool may_have_inlines(std::string_view text) {
  static constexpr auto kSigns = [] {
    std::array<bool, 256> signs{};
    for (const char sign : {'^', '~', '$', '{', '@'})
      signs[static_cast<unsigned char>(sign)] = true;
    return signs;
  }();
  // `[` alone begins a link, which is cmark's; it matters with `^`, with `{`, doubled, and in great
  // numbers. `<!` and `<?` matter in great numbers, too, but they are rare.
  std::size_t brackets = 0;
  char before = 0;
  for (const char c : text) {
    if (kSigns[static_cast<unsigned char>(c)]) return true;
    const bool doubled = c == before;
    const bool is_after_bracket = before == '<';
    before = c;
    if (doubled && (c == '[' || c == '=' || c == '%')) return true;
    if (is_after_bracket && (c == '!' || c == '?')) return true;
    brackets += c == '[' ? 1 : 0;
  }
  if (text.find("://") != text.npos || text.find("www.") != text.npos) return true;
  return brackets >= kMostBrackets / 2;
}

}  // namespace colophon::markdown
