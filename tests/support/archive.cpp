#include "support/archive.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <memory>

namespace colophon::test {

namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

std::vector<ArchiveEntry> read_archive(const std::filesystem::path& path) {
  std::vector<ArchiveEntry> entries;
  int error = 0;
  const std::unique_ptr<zip_t, Discard> archive(
      zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error));
  EXPECT_TRUE(archive) << path << " is no archive: libzip error " << error;
  if (!archive) return entries;
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t info;
    zip_stat_index(archive.get(), i, 0, &info);
    ArchiveEntry& entry = entries.emplace_back();
    entry.name = info.name;
    entry.stored = info.comp_method == ZIP_CM_STORE;
    entry.crc32 = info.crc;
    entry.bytes.resize(info.size);
    const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive.get(), i, 0));
    EXPECT_TRUE(file && zip_fread(file.get(), entry.bytes.data(), info.size) ==
                            static_cast<zip_int64_t>(info.size))
        << "cannot read " << entry.name << " in " << path;
  }
  return entries;
}

}  // namespace colophon::test
