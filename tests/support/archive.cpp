#include "support/archive.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <memory>

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
void put_common(std::string& out, const ArchiveEntry& entry) {
  put(out, 20, 2);
  put(out, 0x0800, 2);
  put(out, 0, 2);
  put(out, 0x00210000, 4);
  put(out, crc32_of(entry.bytes), 4);
  put(out, static_cast<std::uint32_t>(entry.bytes.size()), 4);
  put(out, static_cast<std::uint32_t>(entry.bytes.size()), 4);
  put(out, static_cast<std::uint32_t>(entry.name.size()), 2);
  put(out, 0, 2);
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

std::string write_archive(const std::vector<ArchiveEntry>& entries) {
  std::string out;
  std::string directory;
  for (const ArchiveEntry& entry : entries) {
    const auto place = static_cast<std::uint32_t>(out.size());
    out += "PK\x03\x04";
    put_common(out, entry);
    out += entry.name + entry.bytes;
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    put_common(directory, entry);
    put(directory, 0, 10 - 4);  // no comment, disk 0, no internal attributes
    put(directory, 0, 4);
    put(directory, place, 4);
    directory += entry.name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  const auto count = static_cast<std::uint32_t>(entries.size());
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, count, 2);
  put(out, count, 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, start, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace colophon::test
