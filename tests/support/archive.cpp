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

}  // namespace colophon::test
