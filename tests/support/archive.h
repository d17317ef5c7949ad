// The entries of an .epub, as a ZIP reader sees them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::test {

struct ArchiveEntry {
  std::string name;
  std::string bytes;  // uncompressed
  bool stored = false;
  std::uint32_t crc32 = 0;
};

// In the archive's order. What is no archive fails the test and gives no entries.
std::vector<ArchiveEntry> read_archive(const std::filesystem::path& path);
std::vector<ArchiveEntry> read_archive(std::string_view bytes);

// A ZIP file of the entries, all stored, in their order: whatever their names and bytes are.
std::string write_archive(const std::vector<ArchiveEntry>& entries);

}  // namespace colophon::test
