// What CSS refers to, found in its tokens; and whether its brackets and strings close.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/css/tokens.h"

namespace colophon::css {

// What a style sheet or a declaration loads: url(), src(), a string in image-set(), or @import.
struct Reference {
  enum class Kind : std::uint8_t {
    url,
    import,
    unknown,  // what stands for an address, as var() does, and only a browser can say which
  } kind = Kind::url;
  std::string target;       // unescaped; of an unknown one `var()`
  std::uint32_t begin = 0;  // the token that holds the target, quotes or url( ) included, in bytes
  std::uint32_t end = 0;
  bool in_font_face = false;
  std::uint32_t rule_begin = 0;  // of an import: the whole rule, with its semicolon
  std::uint32_t rule_end = 0;
};

struct Problem {
  std::uint32_t offset = 0;
  std::string message;  // "unclosed string"
};

// In order; whatever the grammar says of where they stand.
std::vector<Reference> find_references(const Tokens& tokens);
std::vector<Reference> find_references(std::string_view text);

// Unclosed strings, comments and brackets, bad urls, stray closing brackets; in order.
std::vector<Problem> find_problems(const Tokens& tokens);

// Whether a function is url(), or its strings are addresses (css-values-4, css-images-4). The name
// is in lower case.
bool takes_addresses(std::string_view function);

// Whether a reference needs nothing but its sheet and the document: `#part`, or `data:` as a whole.
// A part of a drawing in an address is a document of its own, and checkers look for it in vain.
bool is_self_contained(const Reference& reference);

// Of a value, or of declarations, as attributes have them: the first address that is neither
// `#part` of its document nor, where that is allowed, self-contained; empty for none.
enum class DataUrls : std::uint8_t { counted, allowed };
std::string find_loaded(std::string_view text, DataUrls data = DataUrls::counted);

}  // namespace colophon::css
