// The records of a ZIP file as APPNOTE 6.3 lays them out, read from its bytes without the library
// that wrote them.
#pragma once

#include <libdeflate.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::test {

// A header, local (APPNOTE 4.3.7) or central (4.3.12). Fields that only the central one has stay 0
// in the local one.
struct ZipHeader {
  std::uint32_t signature = 0;
  std::uint16_t made_by = 0;
  std::uint16_t needed = 0;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint16_t time = 0;
  std::uint16_t date = 0;
  std::uint32_t crc = 0;
  std::uint32_t compressed = 0;
  std::uint32_t size = 0;
  std::uint16_t extra = 0;
  std::uint16_t comment = 0;
  std::uint32_t attributes = 0;
  std::uint32_t offset = 0;
  std::string name;
};

struct ZipEntry {
  ZipHeader local;
  ZipHeader central;
  std::size_t begin = 0;  // of its local header
  std::size_t data = 0;   // of its bytes
};

struct ZipBytes {
  bool valid = false;  // an end record at the very end, without comment
  std::vector<ZipEntry> entries;
  std::size_t directory = 0;  // where the central directory begins
};

class LittleEndian {
 public:
  LittleEndian(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}
  std::uint16_t u16() { return static_cast<std::uint16_t>(take(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(take(4)); }
  std::string text(std::size_t size) {
    std::string result(bytes_.substr(std::min(at_, bytes_.size()), size));
    at_ += size;
    return result;
  }
  std::size_t at() const { return at_; }

 private:
  std::uint64_t take(std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i, ++at_) {
      if (at_ >= bytes_.size()) continue;
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_])) << (8 * i);
    }
    return value;
  }
  std::string_view bytes_;
  std::size_t at_;
};

inline void read_common(LittleEndian& in, ZipHeader& header) {
  header.needed = in.u16();
  header.flags = in.u16();
  header.method = in.u16();
  header.time = in.u16();
  header.date = in.u16();
  header.crc = in.u32();
  header.compressed = in.u32();
  header.size = in.u32();
}

inline ZipEntry read_entry(std::string_view bytes, LittleEndian& in) {
  ZipEntry entry;
  ZipHeader& central = entry.central;
  central.signature = in.u32();
  central.made_by = in.u16();
  read_common(in, central);
  const std::uint16_t name = in.u16();
  central.extra = in.u16();
  central.comment = in.u16();
  in.u16();  // disk
  in.u16();  // internal attributes
  central.attributes = in.u32();
  central.offset = in.u32();
  central.name = in.text(name);
  in.text(central.extra);
  in.text(central.comment);

  entry.begin = central.offset;
  LittleEndian at_local(bytes, entry.begin);
  entry.local.signature = at_local.u32();
  read_common(at_local, entry.local);
  const std::uint16_t local_name = at_local.u16();
  entry.local.extra = at_local.u16();
  entry.local.name = at_local.text(local_name);
  at_local.text(entry.local.extra);
  entry.data = at_local.at();
  return entry;
}

inline ZipBytes read_zip(std::string_view bytes) {
  ZipBytes zip;
  if (bytes.size() < 22) return zip;
  LittleEndian end(bytes, bytes.size() - 22);
  const bool has_signature = end.u32() == 0x06054b50;
  end.u32();  // disks
  end.u16();  // entries on this disk
  const std::uint16_t count = end.u16();
  const std::uint32_t size = end.u32();
  zip.directory = end.u32();
  const std::uint16_t comment = end.u16();
  LittleEndian in(bytes, zip.directory);
  for (std::uint16_t i = 0; i < count; ++i) zip.entries.push_back(read_entry(bytes, in));
  zip.valid = has_signature && comment == 0 && in.at() == zip.directory + size &&
              in.at() == bytes.size() - 22;
  return zip;
}

// The entry's bytes as they were before compression; empty where they cannot be had.
inline std::string extract(std::string_view bytes, const ZipEntry& entry) {
  const std::string_view packed = bytes.substr(entry.data, entry.local.compressed);
  if (entry.local.method == 0) return std::string(packed);
  std::string result(entry.local.size, '\0');
  struct Free {
    void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
  };
  const std::unique_ptr<libdeflate_decompressor, Free> inflater(libdeflate_alloc_decompressor());
  const auto outcome = libdeflate_deflate_decompress(inflater.get(), packed.data(), packed.size(),
                                                     result.data(), result.size(), nullptr);
  return outcome == LIBDEFLATE_SUCCESS ? result : std::string();
}

}  // namespace colophon::test
