// The directory of a ZIP archive, read from its raw bytes: what a library that unpacks archives
// forgives is seen here (PKWARE APPNOTE 6.3, EPUB 3.3 #sec-zip-container-zipreqs).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace colophon::verify {

inline constexpr std::uint16_t kStored = 0;
inline constexpr std::uint16_t kDeflated = 8;

// An entry as the central directory and its own header have it. Sizes and offsets are in bytes.
struct ZipRecord {
  std::string name;  // as its bytes are; may be no UTF-8
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc32 = 0;
  std::uint64_t packed_size = 0;
  std::uint64_t size = 0;
  std::uint64_t header_offset = 0;  // of its own header, from the file's start
  std::uint64_t data_offset = 0;    // of what it holds; 0 where its header cannot be read
  std::uint16_t extra_size = 0;     // of the extra field of its own header
  std::string problem;              // why it cannot be read, as a clause; empty where it can
};

inline bool is_encrypted(const ZipRecord& record) { return (record.flags & 0x2041) != 0; }
inline bool has_descriptor(const ZipRecord& record) { return (record.flags & 0x8) != 0; }

struct ZipDirectory {
  std::vector<ZipRecord> records;  // in its own order
  std::uint64_t begin = 0;         // of the directory, from the file's start
  std::uint64_t before = 0;        // bytes in front of the archive, to which its offsets add
  std::string problem;             // why there is no whole directory, as a clause; then no records
};

// A failure is the file's, not the archive's.
Result<ZipDirectory> read_zip_directory(InputFile& file);

}  // namespace colophon::verify
