#include "support/archive.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <memory>

#include "support/archive_shape.h"
#include "support/disk.h"

namespace colophon::test {

namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::vector<ArchiveEntry> read_entries(zip_t* archive) {
  std::vector<ArchiveEntry> entries;
  const zip_int64_t count = zip_get_num_entries(archive, 0);
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t info;
    zip_stat_index(archive, i, 0, &info);
    ArchiveEntry& entry = entries.emplace_back();
    entry.name = info.name;
    entry.stored = info.comp_method == ZIP_CM_STORE;
    entry.crc32 = info.crc;
    entry.bytes.resize(info.size);
    const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive, i, 0));
    EXPECT_TRUE(file && zip_fread(file.get(), entry.bytes.data(), info.size) ==
                            static_cast<zip_int64_t>(info.size))
        << "cannot read " << entry.name;
  }
  return entries;
}

// The fields of a ZIP file are little-endian (APPNOTE 4.4).
void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::uint32_t crc32_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
  }
  return ~crc;
}

// What local and central headers have in common: version 2.0, names in UTF-8, stored, 1980-01-01.
struct Sizes {
  std::uint64_t crc32 = 0;
  std::uint64_t packed = 0;
  std::uint64_t size = 0;
};

Sizes sizes_of(const ArchiveEntry& entry) {
  return {crc32_of(entry.bytes), entry.bytes.size(), entry.bytes.size()};
}

bool has_descriptor(const ArchiveEntry& entry, const ArchiveShape& shape) {
  return shape.has_descriptors && entry.name != "mimetype";
}

// What an entry's own header and its record in the directory have in common.
void put_common(std::string& out, const ArchiveEntry& entry, const ArchiveShape& shape,
                const Sizes& sizes, std::size_t extra) {
  put(out, shape.has_large_fields ? 45 : 20, 2);
  put(out, has_descriptor(entry, shape) ? 0x0808 : 0x0800, 2);
  put(out, 0, 2);
  put(out, 0x00210000, 4);
  put(out, sizes.crc32, 4);
  put(out, sizes.packed, 4);
  put(out, sizes.size, 4);
  put(out, entry.name.size(), 2);
  put(out, extra, 2);
}

void put_entry(std::string& out, const ArchiveEntry& entry, const ArchiveShape& shape) {
  const bool is_behind = has_descriptor(entry, shape);
  out += "PK\x03\x04";
  put_common(out, entry, shape, is_behind ? Sizes() : sizes_of(entry), 0);
  out += entry.name + entry.bytes;
  if (!is_behind) return;
  if (shape.signs_descriptors) out += "PK\x07\x08";
  put(out, crc32_of(entry.bytes), 4);
  put(out, entry.bytes.size(), 4);
  put(out, entry.bytes.size(), 4);
}

void put_record(std::string& out, const ArchiveEntry& entry, const ArchiveShape& shape,
                std::uint64_t offset) {
  constexpr std::uint64_t kElsewhere = 0xFFFFFFFF;
  const bool is_large = shape.has_large_fields;
  Sizes sizes = sizes_of(entry);
  if (is_large) sizes.packed = sizes.size = kElsewhere;
  out += "PK\x01\x02";
  put(out, 45, 2);
  put_common(out, entry, shape, sizes, is_large ? 4 + 3 * 8 : 0);
  put(out, 0, 10 - 4);  // no comment, disk 0, no internal attributes
  put(out, 0, 4);
  put(out, is_large ? kElsewhere : offset, 4);
  out += entry.name;
  if (!is_large) return;
  put(out, 1, 2);
  put(out, 3 * 8, 2);
  for (const std::uint64_t value : {entry.bytes.size(), entry.bytes.size(), offset}) {
    put(out, value, 8);
  }
}

struct DirectoryPlace {
  std::uint64_t count = 0;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;
};

void put_large_end(std::string& out, const DirectoryPlace& directory) {
  const std::uint64_t offset = directory.offset + directory.size;
  out += "PK\x06\x06";
  put(out, 44, 8);
  put(out, 45, 2);
  put(out, 45, 2);
  put(out, 0, 8);  // disks
  put(out, directory.count, 8);
  put(out, directory.count, 8);
  put(out, directory.size, 8);
  put(out, directory.offset, 8);
  out += "PK\x06\x07";
  put(out, 0, 4);
  put(out, offset, 8);
  put(out, 1, 4);
}

void put_end(std::string& out, const DirectoryPlace& directory, const ArchiveShape& shape) {
  constexpr std::uint64_t kElsewhere = 0xFFFFFFFF;
  const bool is_large = shape.has_large_end && shape.leaves_small_end;
  out += "PK\x05\x06";
  put(out, 0, 4);
  put(out, is_large ? kElsewhere : directory.count, 2);
  put(out, is_large ? kElsewhere : directory.count, 2);
  put(out, is_large ? kElsewhere : directory.size, 4);
  put(out, is_large ? kElsewhere : directory.offset, 4);
  put(out, shape.comment.size(), 2);
  out += shape.comment;
}

}  // namespace

std::vector<ArchiveEntry> read_archive(const std::filesystem::path& path) {
  return read_archive(std::string_view(read_file(path)));
}

std::vector<ArchiveEntry> read_archive(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_t, Discard> archive(
      zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  EXPECT_TRUE(archive) << "no archive: " << zip_error_strerror(&error);
  zip_error_fini(&error);
  if (archive) return read_entries(archive.get());
  zip_source_free(source);
  return {};
}

std::string write_archive(const std::vector<ArchiveEntry>& entries, const ArchiveShape& shape) {
  std::string out;
  std::string records;
  for (const ArchiveEntry& entry : entries) {
    put_record(records, entry, shape, out.size());
    put_entry(out, entry, shape);
  }
  const DirectoryPlace directory{entries.size(), records.size(), out.size()};
  out += records;
  if (shape.has_large_end) put_large_end(out, directory);
  put_end(out, directory, shape);
  return shape.before + out;
}

std::string write_archive(const std::vector<ArchiveEntry>& entries) {
  return write_archive(entries, ArchiveShape());
}

}  // namespace colophon::test
