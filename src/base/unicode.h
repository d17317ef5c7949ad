// What Unicode says of characters: normal form, case, words, names made of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colophon::unicode {

// Normalisation Form C. Text that is in it already, as nearly all is, is only scanned.
std::string nfc(std::string_view text);

// The same for the words of a book: compatibility ideographs, which are the forms of characters
// that somebody's name is written with, stay what they are; NFC would exchange them.
std::string compose(std::string_view text);
bool is_composed(std::string_view text);

// Normalisation Form KD: accents and the like stand apart.
std::string nfkd(std::string_view text);

// Full case folding, for comparing what should be the same to a reader.
std::string fold_case(std::string_view text);

// Lower case without the habits of any language, whatever the environment says.
std::string to_lower(std::string_view text);

bool is_letter(char32_t code_point);
bool is_mark(char32_t code_point);  // combining
bool is_digit(char32_t code_point);
bool is_space(char32_t code_point);        // White_Space
bool is_punctuation(char32_t code_point);  // general categories P and S

// Han, kana and bopomofo with their punctuation and wide forms: set without space between words,
// and without one where a line ends. Korean has spaces.
bool is_set_solid(char32_t code_point);

// The number of words as a reader counts them: runs with a letter or digit between white space;
// each Han, Hiragana or Katakana character is one.
std::size_t count_words(std::string_view text);

// An id from a heading: lower case, letters, digits, `-` `_` `.` kept, spaces as `-`, the rest
// dropped; starts with a letter (leading other characters are dropped, as pandoc does). Empty where
// nothing is left.
std::string slug(std::string_view text);

// A file name of ASCII [a-z0-9._-] from any name: accents taken off, the rest dropped. Empty where
// nothing is left.
std::string file_slug(std::string_view text);

// Compares as people sort names with numbers in them: `ch2` before `ch10`.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace colophon::unicode
