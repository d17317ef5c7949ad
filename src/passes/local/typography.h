// What a typesetter makes of the marks on a keyboard, as edits of a plain text.
//
// In the text of a block, kObject stands for anything that is no prose: code, an image, an escaped
// mark.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace colophon::passes {

inline constexpr std::string_view kObject = "\uFFFC";

// What is to stand in the place of some bytes.
struct Edit {
  std::size_t at = 0;
  std::size_t length = 0;
  std::string_view text;  // static
};

// Whether the text has anything that the two functions below look at.
bool has_typewriter_marks(std::string_view text);

// `---` is an em dash, `--` an en dash, `...` an ellipsis. `--options`, arrows, rules of four and
// more hyphens and leaders of five and more dots stay. Edits are appended in order.
void find_dashes(std::string_view text, std::vector<Edit>& edits);

// Straight quotation marks and apostrophes as English sets them: " is double and ' single, as the
// author chose; primes of measures stay straight. Edits are appended in order.
void find_english_quotes(std::string_view text, std::vector<Edit>& edits);

}  // namespace colophon::passes
