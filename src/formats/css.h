// What a style sheet refers to, found in its tokens and rewritten; and whether its brackets and
// strings close.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::css {

// A url() or @import in a style sheet.
struct Reference {
  enum class Kind : std::uint8_t { url, import } kind = Kind::url;
  std::string target;       // unescaped
  std::uint32_t begin = 0;  // the token that holds the target, quotes or url( ) included, in bytes
  std::uint32_t end = 0;
  bool in_font_face = false;
  std::uint32_t rule_begin = 0;  // of an import: where its at-keyword is
};

struct Problem {
  std::uint32_t offset = 0;
  std::string message;  // "unclosed string"
};

struct Sheet {
  std::vector<Reference> references;  // in order
  std::vector<Problem>
      problems;  // unclosed strings, comments and blocks, bad urls, stray closing brackets
};

Sheet scan(std::string_view text);

// The text with each reference replaced by `url("...")` of what `target_of` answers for it; an
// empty answer leaves it.
std::string rewrite(std::string_view text, const Sheet& sheet,
                    const std::function<std::string(const Reference&)>& target_of);

}  // namespace colophon::css
