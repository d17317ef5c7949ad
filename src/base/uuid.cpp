#include "base/uuid.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"

namespace colophon {
namespace {

using Digest = std::array<std::uint8_t, 20>;
using Block = std::array<std::uint8_t, 64>;

// SHA-1 (RFC 3174): broken for signatures, but what version 5 UUIDs are made of.
class Sha1 {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) add(static_cast<std::uint8_t>(c));
  }

  Digest finish() {
    const std::uint64_t bits = size_ * 8;
    add(std::uint8_t{0x80});
    while (size_ % 64 != 56) add(std::uint8_t{0});
    for (int shift = 56; shift >= 0; shift -= 8) add(static_cast<std::uint8_t>(bits >> shift));
    Digest digest;
    for (std::size_t i = 0; i < digest.size(); ++i) {
      digest[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
    }
    return digest;
  }

 private:
  void add(std::uint8_t byte) {
    block_[size_++ % 64] = byte;
    if (size_ % 64 == 0) mix();
  }

  void mix() {
    std::array<std::uint32_t, 80> words;
    for (std::size_t i = 0; i < 16; ++i) {
      words[i] = std::uint32_t{block_[4 * i]} << 24 | std::uint32_t{block_[4 * i + 1]} << 16 |
                 std::uint32_t{block_[4 * i + 2]} << 8 | std::uint32_t{block_[4 * i + 3]};
    }
    for (std::size_t i = 16; i < 80; ++i) {
      words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    auto [a, b, c, d, e] = state_;
    for (std::size_t i = 0; i < 80; ++i) {
      const std::uint32_t sum = std::rotl(a, 5) + step(i, b, c, d) + e + words[i];
      e = d;
      d = c;
      c = std::rotl(b, 30);
      b = a;
      a = sum;
    }
    const std::array<std::uint32_t, 5> mixed = {a, b, c, d, e};
    for (std::size_t i = 0; i < 5; ++i) state_[i] += mixed[i];
  }

  static std::uint32_t step(std::size_t i, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (i < 20) return ((b & c) | (~b & d)) + 0x5A827999u;
    if (i < 40) return (b ^ c ^ d) + 0x6ED9EBA1u;
    if (i < 60) return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCu;
    return (b ^ c ^ d) + 0xCA62C1D6u;
  }

  std::array<std::uint32_t, 5> state_ = {0x67452301u, 0xEFCDAB89u, 0x98BADCFEu, 0x10325476u,
                                         0xC3D2E1F0u};
  Block block_ = {};
  std::uint64_t size_ = 0;  // bytes added
};

bool is_hyphen_place(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

}  // namespace

std::string uuid_v5_url(std::string_view name) {
  // 6ba7b811-9dad-11d1-80b4-00c04fd430c8, the namespace of URLs (RFC 9562, section 6.6).
  constexpr std::string_view kUrlNamespace(
      "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);
  Sha1 sha1;
  sha1.add(kUrlNamespace);
  sha1.add(name);
  Digest digest = sha1.finish();
  digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0F) | 0x50);  // version 5
  digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3F) | 0x80);  // variant of the RFC
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (is_hyphen_place(text.size())) text += '-';
    text += "0123456789abcdef"[digest[i] >> 4];
    text += "0123456789abcdef"[digest[i] & 15];
  }
  return text;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_hyphen_place(i) ? text[i] != '-' : !ascii::is_hex_digit(text[i])) return false;
  }
  return true;
}

}  // namespace colophon
