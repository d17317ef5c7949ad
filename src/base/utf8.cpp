#include "base/utf8.h"

#include <unicode/uchar.h>

#include <cstdint>
#include <cstring>

namespace colophon::utf8 {
namespace {

// What a first byte promises: the length of its sequence, 0 for none, and the range of the second
// byte (Unicode Standard, table 3-7).
struct Lead {
  std::size_t length;
  unsigned char low;
  unsigned char high;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// The well-formed sequence at a place, or the maximal part of an ill-formed one.
struct Sequence {
  std::size_t length;  // at least 1
  bool valid;
};

Sequence sequence_at(std::string_view text, std::size_t at) {
  const Lead lead = lead_of(byte_at(text, at));
  if (lead.length <= 1) return {1, lead.length == 1};
  std::size_t length = 1;
  while (length < lead.length && at + length < text.size()) {
    const unsigned char byte = byte_at(text, at + length);
    const bool fits = length == 1 ? byte >= lead.low && byte <= lead.high : is_continuation(byte);
    if (!fits) break;
    ++length;
  }
  return {length, length == lead.length};
}

// The end of the ASCII that starts at `at`, to the nearest eight bytes below.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  std::uint64_t word;
  while (text.size() - at >= sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if (word & 0x8080808080808080u) break;
    at += sizeof word;
  }
  return at;
}

std::size_t find_invalid_from(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (byte_at(text, at) < 0x80) {
      at = skip_ascii(text, at);
      while (at < text.size() && byte_at(text, at) < 0x80) ++at;
      continue;
    }
    const Sequence sequence = sequence_at(text, at);
    if (!sequence.valid) return at;
    at += sequence.length;
  }
  return std::string_view::npos;
}

std::size_t cells_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  constexpr std::uint32_t kNoCell = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  constexpr char32_t kSoftHyphen = 0xAD;
  if (code_point == kSoftHyphen) return 1;
  if (U_GET_GC_MASK(c) & kNoCell) return 0;
  // The vowels and final consonants of a Hangul syllable stand in the cells of its first letter.
  if (code_point >= 0x1160 && code_point <= 0x11FF) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t find_invalid(std::string_view text) { return find_invalid_from(text, 0); }

std::string replace_invalid(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t bad = find_invalid_from(text, at);
    result.append(text.substr(at, bad == text.npos ? bad : bad - at));
    if (bad == text.npos) break;
    result += "\uFFFD";
    at = bad + sequence_at(text, bad).length;
  }
  return result;
}

std::size_t length(std::string_view text) {
  std::size_t continuations = 0;
  std::uint64_t word;
  std::size_t at = 0;
  for (; text.size() - at >= sizeof word; at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    // One in each byte whose highest bit is set and whose next one is not; the product adds them up
    // in its highest byte.
    constexpr std::uint64_t kOnes = 0x0101010101010101u;
    const std::uint64_t ones = word >> 7 & ~(word >> 6) & kOnes;
    continuations += static_cast<std::size_t>(ones * kOnes >> 56);
  }
  for (; at < text.size(); ++at) continuations += is_continuation(byte_at(text, at));
  return text.size() - continuations;
}

char32_t next(std::string_view text, std::size_t& at) {
  const unsigned char first = byte_at(text, at++);
  if (first < 0x80) return first;
  const int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  char32_t code_point = first & (0x3Fu >> more);
  // Text that breaks its promise to be valid gives a wrong character, but no byte beyond its end.
  for (int i = 0; i < more && at < text.size(); ++i) {
    code_point = code_point << 6 | (byte_at(text, at++) & 0x3Fu);
  }
  return code_point;
}

char32_t previous(std::string_view text, std::size_t& at) {
  --at;
  while (at > 0 && is_continuation(byte_at(text, at))) --at;
  std::size_t from = at;
  return next(text, from);
}

void append(std::string& text, char32_t code_point) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
  }
  put(0x80 | (code_point & 0x3F));
}

std::size_t display_width(std::string_view text) {
  std::size_t cells = 0;
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char byte = byte_at(text, at);
    if (byte >= 0x20 && byte < 0x7F) {
      ++cells;
      ++at;
    } else {
      cells += cells_of(next(text, at));
    }
  }
  return cells;
}

}  // namespace colophon::utf8
