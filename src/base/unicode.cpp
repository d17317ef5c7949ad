#include "base/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include "base/memory.h"
#include "base/utf8.h"

namespace colophon::unicode {
namespace {

// Whether no byte is at or above a limit of at least 0x80; ASCII is passed eight bytes at a time.
bool all_below(std::string_view text, unsigned char limit) {
  std::uint64_t word;
  for (std::size_t at = 0; at < text.size(); at += sizeof word) {
    const std::string_view part = text.substr(at, sizeof word);
    if (part.size() == sizeof word) {
      std::memcpy(&word, part.data(), sizeof word);
      if ((word & 0x8080808080808080u) == 0) continue;
    }
    for (const char c : part) {
      if (static_cast<unsigned char>(c) >= limit) return false;
    }
  }
  return true;
}

bool is_ascii(std::string_view text) { return all_below(text, 0x80); }

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower_ascii(c);
  return result;
}

// ICU counts bytes in 32 bits with a sign. What is longer is left as it is:
// nothing people write is.
bool fits_icu(std::string_view text) { return text.size() <= 0x7FFFFFFF; }

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

// The characters of `run`, each with a combining class, in canonical order (the Unicode Standard,
// D108).
void append_ordered(std::string& out, std::string_view run) {
  struct Mark {
    std::uint8_t combining_class;
    std::string_view bytes;
  };
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t begin = at;
    const char32_t mark = utf8::next(run, at);
    marks.push_back(
        {u_getCombiningClass(static_cast<UChar32>(mark)), run.substr(begin, at - begin)});
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.combining_class < b.combining_class;
  });
  for (const Mark& mark : marks) out += mark.bytes;
}

// ICU sorts the marks on a letter one by one, in the square of their number: where they are more
// than any writing has they are sorted before it sees them. Empty where none are.
std::string with_ordered_marks(std::string_view text) {
  constexpr std::size_t kLongRun = 64;  // bytes
  std::string out;
  std::size_t copied = 0;
  std::size_t run = 0;  // where the marks before `at` begin
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t begin = at;
    const bool is_mark =
        at < text.size() && u_getCombiningClass(static_cast<UChar32>(utf8::next(text, at))) != 0;
    if (is_mark) continue;
    if (begin - run > kLongRun) {
      out.append(text.substr(copied, run - copied));
      append_ordered(out, text.substr(run, begin - run));
      copied = begin;
    }
    if (begin == text.size()) break;
    run = at;
  }
  return copied == 0 ? out : out.append(text.substr(copied));
}

std::string normalise(const icu::Normalizer2* form, std::string_view text, UErrorCode& status) {
  const std::string ordered = with_ordered_marks(text);
  if (!ordered.empty()) text = ordered;
  std::string result;
  icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(text.size()));
  if (U_SUCCESS(status)) form->normalizeUTF8(0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? result : std::string(text);
}

// All but the compatibility ideographs.
const icu::UnicodeSet& composable() {
  static const icu::UnicodeSet kSet = [] {
    icu::UnicodeSet set(0, 0x10FFFF);
    set.remove(0xF900, 0xFAFF).remove(0x2F800, 0x2FA1F).freeze();
    return set;
  }();
  return kSet;
}

std::uint32_t category_mask(char32_t code_point) {
  return U_GET_GC_MASK(static_cast<UChar32>(code_point));
}

// Scripts that are written without spaces, whose characters are counted.
bool is_word_alone(char32_t code_point) {
  if (code_point < 0x2E80) return false;  // where the Han radicals begin
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(code_point), &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

// What an ASCII character does to a count of words: a letter or digit begins a word or goes on with
// it, white space ends it, and all else leaves things as they are. Tables, not branches, since
// words are of unforeseeable lengths.
struct WordEffect {
  unsigned char begins;
  unsigned char goes_on;
};

constexpr std::array<WordEffect, 128> make_word_effects() {
  std::array<WordEffect, 128> effects = {};
  for (std::size_t c = 0; c < effects.size(); ++c) {
    const std::size_t lower_case = c | 0x20;
    const bool letter = lower_case >= 'a' && lower_case <= 'z';
    const bool digit = c >= '0' && c <= '9';
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    effects[c] = {.begins = letter || digit, .goes_on = !space};
  }
  return effects;
}

constexpr std::array<WordEffect, 128> kWordEffects = make_word_effects();

// A run of digits without its leading zeros; `at` moves behind it.
std::string_view take_number(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == '0') ++at;
  const std::size_t begin = at;
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  return text.substr(begin, at - begin);
}

UChar32 next_folded(std::string_view text, std::size_t& at) {
  return u_foldCase(static_cast<UChar32>(utf8::next(text, at)), U_FOLD_CASE_DEFAULT);
}

}  // namespace

std::string nfc(std::string_view text) {
  // Nothing below U+0300 composes or moves; such characters have first bytes below 0xCC.
  if (all_below(text, 0xCC) || !fits_icu(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  if (U_SUCCESS(status) && form->isNormalizedUTF8(piece(text), status)) return std::string(text);
  return normalise(form, text, status);
}

std::string compose(std::string_view text) {
  if (all_below(text, 0xCC) || !fits_icu(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const icu::FilteredNormalizer2 composition(*form, composable());
  return normalise(&composition, text, status);
}

bool is_composed(std::string_view text) {
  if (all_below(text, 0xCC) || !fits_icu(text)) return true;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  if (const std::string ordered = with_ordered_marks(text); !ordered.empty()) {
    if (ordered != text) return false;
  }
  if (U_FAILURE(status) || form->isNormalizedUTF8(piece(text), status)) return true;
  const icu::FilteredNormalizer2 composition(*form, composable());
  return composition.isNormalizedUTF8(piece(text), status) || U_FAILURE(status);
}

std::string nfkd(std::string_view text) {
  if (is_ascii(text) || !fits_icu(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalise(icu::Normalizer2::getNFKDInstance(status), text, status);
}

std::string to_lower(std::string_view text) {
  if (is_ascii(text) || !fits_icu(text)) return lower_ascii(text);
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(text.size()));
  icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? result : std::string(text);
}

std::string fold_case(std::string_view text) {
  if (is_ascii(text) || !fits_icu(text)) return lower_ascii(text);
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(text.size()));
  icu::CaseMap::utf8Fold(0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? result : std::string(text);
}

bool is_letter(char32_t code_point) { return category_mask(code_point) & U_GC_L_MASK; }

bool is_mark(char32_t code_point) { return category_mask(code_point) & U_GC_M_MASK; }

bool is_digit(char32_t code_point) { return category_mask(code_point) & U_GC_ND_MASK; }

bool is_space(char32_t code_point) { return u_isUWhiteSpace(static_cast<UChar32>(code_point)); }

bool is_punctuation(char32_t code_point) {
  return category_mask(code_point) & (U_GC_P_MASK | U_GC_S_MASK);
}

bool is_set_solid(char32_t code_point) {
  constexpr std::array<std::pair<char32_t, char32_t>, 10> kRanges = {{
      {0x2E80, 0x312F},    // radicals, punctuation, kana, bopomofo
      {0x3190, 0x31FF},    // kanbun, more bopomofo, strokes, more kana
      {0x3220, 0x325F},    // enclosed ideographs
      {0x3280, 0x4DBF},    // the same, squared words, ideographs
      {0x4E00, 0x9FFF},    // ideographs
      {0xF900, 0xFAFF},    // compatibility ideographs
      {0xFE30, 0xFE4F},    // punctuation of vertical text
      {0xFF01, 0xFF9F},    // wide forms, narrow kana
      {0x1AFF0, 0x1B16F},  // more kana
      {0x20000, 0x3FFFF},  // more ideographs
  }};
  return code_point >= kRanges.front().first &&
         std::any_of(kRanges.begin(), kRanges.end(), [code_point](const auto& range) {
           return range.first <= code_point && code_point <= range.second;
         });
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  unsigned in_word = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      const WordEffect effect = kWordEffects[byte];
      words += effect.begins & ~in_word;
      in_word = effect.begins | (in_word & effect.goes_on);
      ++at;
      continue;
    }
    const char32_t code_point = utf8::next(text, at);
    if (is_word_alone(code_point)) {
      ++words;
      in_word = 0;
    } else if (is_letter(code_point) || is_digit(code_point)) {
      words += 1 - in_word;
      in_word = 1;
    } else if (is_space(code_point)) {
      in_word = 0;
    }
  }
  return words;
}

bool natural_less(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_ascii_digit(a[i]) && is_ascii_digit(b[j])) {
      const std::string_view left = take_number(a, i);
      const std::string_view right = take_number(b, j);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
      continue;
    }
    const UChar32 left = next_folded(a, i);
    const UChar32 right = next_folded(b, j);
    if (left != right) return left < right;
  }
  if (i < a.size() || j < b.size()) return j < b.size();
  return a < b;  // "01" and "1", "A" and "a": any order, but always the same
}

}  // namespace colophon::unicode

namespace colophon::memory {

void lend_to_unicode() {
  UErrorCode status = U_ZERO_ERROR;
  u_setMemoryFunctions(
      nullptr, [](const void*, std::size_t size) { return allocate(size); },
      [](const void*, void* old, std::size_t size) { return reallocate(old, size); },
      [](const void*, void* old) { std::free(old); }, &status);
}

}  // namespace colophon::memory
