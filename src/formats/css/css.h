// What a style sheet refers to, found in its tokens and rewritten; and whether its brackets and
// strings close.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

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

// Whether a function is url(), or its strings are addresses (css-values-4, css-images-4). The name
// is in lower case.
bool takes_addresses(std::string_view function);

// Whether a reference needs nothing but its sheet and the document: `#part`, or `data:` as a whole.
// A part of a drawing in an address is a document of its own, and checkers look for it in vain.
bool is_self_contained(const Reference& reference);
// What rewrite() is to put in place of `data:` that has characters which no address may have; empty
// for all else.
std::string escaped_data(const Reference& reference);

// Of a value, or of declarations, as attributes have them: the first address that is neither
// `#part` of its document nor, where that is allowed, self-contained; empty for none.
enum class DataUrls : std::uint8_t { counted, allowed };
std::string find_loaded(std::string_view text, DataUrls data = DataUrls::counted);

// The text with each reference replaced by `url("...")` of what `target_of` answers for it; an
// empty answer leaves it.
std::string rewrite(std::string_view text, const Sheet& sheet,
                    const std::function<std::string(const Reference&)>& target_of);

}  // namespace colophon::css
