#include "formats/image.h"

#include <cstddef>

#include "formats/svg_header.h"

namespace colophon::image {
namespace {

// The bytes of a file, of which any may be missing: what lies beyond the end reads as 0.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  std::size_t size() const { return bytes_.size(); }
  bool has(std::size_t at, std::size_t count) const {
    return at <= bytes_.size() && count <= bytes_.size() - at;
  }
  std::uint32_t u8(std::size_t at) const {
    return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0;
  }
  std::uint32_t u16_big(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
  std::uint32_t u32_big(std::size_t at) const { return u16_big(at) << 16 | u16_big(at + 2); }
  std::uint32_t u16_little(std::size_t at) const { return u8(at) | u8(at + 1) << 8; }
  std::uint32_t u24_little(std::size_t at) const { return u16_little(at) | u8(at + 2) << 16; }
  std::uint32_t u32_little(std::size_t at) const {
    return u16_little(at) | u16_little(at + 2) << 16;
  }
  bool is(std::size_t at, std::string_view name) const {
    return has(at, name.size()) && bytes_.substr(at, name.size()) == name;
  }

 private:
  std::string_view bytes_;
};

// ITU-T T.81, annex B.2.4.2: tables of Huffman codes, which fill their segment and have no more
// codes of a length than there is room for.
bool are_sound_codes(const Bytes& bytes, std::size_t at, std::size_t end) {
  constexpr std::size_t kLengths = 16;
  while (at < end) {
    std::size_t codes = 0;
    std::size_t room = 1;
    for (std::size_t length = 1; length <= kLengths; ++length) {
      const std::size_t count = bytes.u8(at + length);
      room *= 2;
      if (count > room) return false;
      room -= count;
      codes += count;
    }
    at += 1 + kLengths + codes;
  }
  return at == end;
}

// ITU-T T.81, annex B: segments up to the image data; the marker of the frame header tells the
// coding process.
Info probe_jpeg(const Bytes& bytes) {
  Info info = {.type = Type::jpeg};
  for (std::size_t at = 2; bytes.has(at, 2) && bytes.u8(at) == 0xFF;) {
    const std::uint32_t marker = bytes.u8(at + 1);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    at += 2;
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue;  // no segment follows
    if (marker == 0xD9 || marker == 0xDA) break;                         // image data or its end
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
                          marker != 0xCC;  // those are tables
    if (is_frame && bytes.has(at, 7)) {
      info.height = bytes.u16_big(at + 3);
      info.width = bytes.u16_big(at + 5);
    }
    const std::size_t length = bytes.u16_big(at);
    if (length < 2) break;
    const bool are_codes = marker == 0xC4 && bytes.has(at, length);
    info.is_broken |= are_codes && !are_sound_codes(bytes, at + 2, at + length);
    at += length;
  }
  return info;
}

// https://www.w3.org/TR/png-3/#D-CRCAppendix, of `count` bytes from `at`.
std::uint32_t checksum_of(const Bytes& bytes, std::size_t at, std::size_t count) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (std::size_t i = 0; i < count; ++i) {
    sum ^= bytes.u8(at + i);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

// https://www.w3.org/TR/png-3/: IHDR first; acTL, of an animation, before the image data.
Info probe_png(const Bytes& bytes) {
  Info info = {.type = Type::png};
  constexpr std::size_t kHeader = 13;
  if (!bytes.is(12, "IHDR") || !bytes.has(16, kHeader + 4)) return info;
  info.is_broken = bytes.u32_big(8) != kHeader ||
                   bytes.u32_big(16 + kHeader) != checksum_of(bytes, 12, 4 + kHeader);
  info.width = bytes.u32_big(16);
  info.height = bytes.u32_big(20);
  constexpr std::uint32_t kLargest = 0x7FFFFFFF;  // of any number in a PNG
  info.is_broken |= info.width > kLargest || info.height > kLargest;
  for (std::size_t at = 8; bytes.has(at, 8) && !bytes.is(at + 4, "IDAT");) {
    if (bytes.is(at + 4, "acTL")) {
      info.animated = bytes.u32_big(at + 8) > 1;
      break;
    }
    at += std::size_t{bytes.u32_big(at)} + 12;  // length, name, data, checksum
  }
  return info;
}

// Behind a chain of GIF sub-blocks, each of which begins with its length.
std::size_t skip_sub_blocks(const Bytes& bytes, std::size_t at) {
  while (const std::uint32_t length = bytes.u8(at)) at += length + 1;
  return at + 1;
}

// GIF89a: frames are counted up to the second.
Info probe_gif(const Bytes& bytes) {
  Info info = {.type = Type::gif};
  if (!bytes.has(6, 7)) return info;
  info.width = bytes.u16_little(6);
  info.height = bytes.u16_little(8);
  const auto colour_table = [&bytes](std::size_t flags_at) -> std::size_t {
    const std::uint32_t flags = bytes.u8(flags_at);
    return flags & 0x80 ? std::size_t{3} << ((flags & 7) + 1) : 0;
  };
  int frames = 0;
  std::size_t at = 13 + colour_table(10);
  while (bytes.has(at, 2)) {
    if (bytes.u8(at) == 0x21) {  // an extension, with its label
      at = skip_sub_blocks(bytes, at + 2);
    } else if (bytes.u8(at) == 0x2C) {  // an image, with its descriptor and code size
      if (++frames > 1) break;
      at = skip_sub_blocks(bytes, at + 10 + colour_table(at + 9) + 1);
      if (at > bytes.size()) frames = 0;  // its end is not among these bytes
    } else {
      break;
    }
  }
  info.is_broken = frames == 0;
  info.animated = frames > 1;
  return info;
}

// RFC 9649, section 2.7: an animation's frames are chunks, padded to an even length.
bool has_two_frames(const Bytes& bytes) {
  int frames = 0;
  for (std::size_t at = 12; bytes.has(at, 8) && frames < 2;) {
    frames += bytes.is(at, "ANMF");
    const std::size_t size = bytes.u32_little(at + 4);
    at += 8 + size + size % 2;
  }
  return frames > 1;
}

Info probe_webp(const Bytes& bytes) {
  Info info = {.type = Type::webp};
  constexpr std::size_t kData = 20;  // behind RIFF, size, WEBP, the first chunk's name and size
  if (bytes.is(12, "VP8 ") && bytes.is(kData + 3, "\x9D\x01\x2A") && bytes.has(kData, 10)) {
    info.width = bytes.u16_little(kData + 6) & 0x3FFF;
    info.height = bytes.u16_little(kData + 8) & 0x3FFF;
  } else if (bytes.is(12, "VP8L") && bytes.u8(kData) == 0x2F && bytes.has(kData, 5)) {
    const std::uint32_t bits = bytes.u32_little(kData + 1);
    info.width = (bits & 0x3FFF) + 1;
    info.height = (bits >> 14 & 0x3FFF) + 1;
  } else if (bytes.is(12, "VP8X") && bytes.has(kData, 10)) {
    info.width = bytes.u24_little(kData + 4) + 1;
    info.height = bytes.u24_little(kData + 7) + 1;
    info.animated = has_two_frames(bytes);
  }
  return info;
}

}  // namespace

std::optional<Info> probe(std::string_view text) {
  const Bytes bytes(text);
  if (bytes.is(0, "\xFF\xD8\xFF")) return probe_jpeg(bytes);
  if (bytes.is(0, "\x89PNG\r\n\x1A\n")) return probe_png(bytes);
  if (bytes.is(0, "GIF87a") || bytes.is(0, "GIF89a")) return probe_gif(bytes);
  if (bytes.is(0, "RIFF") && bytes.is(8, "WEBP")) return probe_webp(bytes);
  const std::optional<SvgHeader> svg = read_svg_header(text);
  if (!svg) return std::nullopt;
  return Info{
      .type = Type::svg, .width = svg->width, .height = svg->height, .animated = svg->animated};
}

std::string_view media_type(Type type) {
  switch (type) {
    case Type::jpeg:
      return "image/jpeg";
    case Type::png:
      return "image/png";
    case Type::gif:
      return "image/gif";
    case Type::webp:
      return "image/webp";
    case Type::svg:
      return "image/svg+xml";
  }
  return {};
}

std::string_view extension(Type type) {
  switch (type) {
    case Type::jpeg:
      return ".jpg";
    case Type::png:
      return ".png";
    case Type::gif:
      return ".gif";
    case Type::webp:
      return ".webp";
    case Type::svg:
      return ".svg";
  }
  return {};
}

}  // namespace colophon::image
