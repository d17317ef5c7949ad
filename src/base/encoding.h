// Texts in other encodings than UTF-8. ICU knows them; what it cannot be asked is decided here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::encoding {

// Stands in a converted text for what its encoding does not have. No valid UTF-8 holds it.
inline constexpr char kUnmappable = '\xFF';

struct Converted {
  std::string text;                       // UTF-8, but for kUnmappable
  std::vector<unsigned char> unmappable;  // the first byte of what each of them stands for
};

// Whether this is the name of an encoding, or another name for it: "windows-1252", "latin1".
bool is_known(std::string_view name);

// Whether every character takes several bytes, as in UTF-16. `name` is known.
bool is_wide(std::string_view name);

// Every encoding under its usual name, for suggestions.
std::vector<std::string> names();

// `name` is known. A byte-order mark is not taken off.
Converted to_utf8(std::string_view bytes, std::string_view name);

// The encoding that these bytes, which are no UTF-8, are probably in, judged by how often letters
// follow one another in many languages (ICU's detector); none where nothing fits.
std::optional<std::string> likely(std::string_view bytes);

// UTF-16LE or UTF-16BE, where the bytes are a text in it without a byte-order mark.
std::optional<std::string> likely_utf16(std::string_view bytes);

}  // namespace colophon::encoding
