// The file seam: the only way to the disk. Tests put a disk of their own behind it, with full and
// forbidden places. Paths are UTF-8 with '/', relative ones to the working directory.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace colophon {

// Which file it is, whatever it is called: hard links share one.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t number = 0;
  auto operator<=>(const FileIdentity&) const = default;
};

struct FileInfo {
  bool is_folder = false;
  bool is_link = false;            // only where links are not followed
  std::uint64_t size = 0;          // bytes
  std::int64_t modified_time = 0;  // seconds since 1970-01-01T00:00:00Z
  FileIdentity identity;
  std::int64_t modified_fraction = 0;  // of the second after modified_time: nanoseconds

  friend bool operator==(const FileInfo&, const FileInfo&) = default;
};

// A file open for reading at any place: big media are streamed from it, never held.
class InputFile {
 public:
  virtual ~InputFile() = default;
  // Reads up to `size` bytes from `offset`; fewer only at the end of the file.
  virtual Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) = 0;
  virtual std::uint64_t size() const = 0;
};

// What is written has its name from here on, whatever the disk still says.
struct Committed {
  std::string unsynced;  // why the disk may have it back after a loss of power; empty where not
};

// A file being written that has no name yet, or a temporary one beside its own. Destroyed without
// commit, it leaves nothing behind and the old file as it was.
class OutputFile {
 public:
  virtual ~OutputFile() = default;
  virtual Result<void> write(std::uint64_t offset, std::string_view bytes) = 0;
  virtual Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) = 0;
  virtual std::uint64_t size() const = 0;
  // Forces the bytes to the disk and gives the file its own name, with mode and owner of the old
  // one.
  virtual Result<Committed> commit() = 0;
};

// What a pipe or a redirected file holds.
struct StandardInput {
  std::string bytes;
  std::int64_t modified_time = 0;  // as in FileInfo
};

struct NewFile {
  std::string name;
  std::string text;
};

class Files {
 public:
  virtual ~Files() = default;

  virtual Result<FileInfo> info(const std::string& path) = 0;
  // What stands at the path itself: a link is not followed.
  virtual Result<FileInfo> info_of_link(const std::string& path) = 0;
  // The whole of a regular file smaller than 4 GiB; never waits on a pipe or a device.
  virtual Result<std::string> read(const std::string& path) = 0;
  // The names in a folder, sorted by their bytes, without "." and "..".
  virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;
  virtual Result<std::unique_ptr<InputFile>> open(const std::string& path) = 0;
  // All of it, smaller than 4 GiB.
  virtual Result<StandardInput> read_standard_input() = 0;
  // In a folder that must exist. A link at the path is replaced, not followed.
  virtual Result<std::unique_ptr<OutputFile>> create(const std::string& path) = 0;
  // Not a byte goes out before commit.
  virtual Result<std::unique_ptr<OutputFile>> create_standard_output() = 0;
  // A folder with these files in it, or these files in a folder that is there: all of them or none.
  // Nothing is written over.
  virtual Result<Committed> create_folder(const std::string& path,
                                          const std::vector<NewFile>& files) = 0;
  // The path with links and dots resolved, for telling whether two names mean one file and whether
  // it is in a folder.
  virtual Result<std::string> real_path(const std::string& path) = 0;
  // Where a link leads, as it says itself.
  virtual Result<std::string> link_target(const std::string& path) = 0;
  // A few bytes of a regular file, which do not count as having read it; fewer at its end.
  virtual Result<std::string> peek(const std::string& path, std::uint64_t offset,
                                   std::size_t size) = 0;
  // Whether bytes of this file were asked for by read() or open().
  virtual bool has_read(const FileIdentity& file) const = 0;

  // This disk behind a wall: whatever is to be read is `outside`, there or not, but what is
  // admitted. What is opened is judged, not its name: no dots, links or swaps lead out. Writing
  // knows no wall.
  virtual std::unique_ptr<Files> confined() = 0;
  // Opens the wall, if there is one, for a file, or for a folder and all that lies beneath it. Not
  // while others read.
  virtual void admit(const std::string& /*path*/) {}
};

// The computer's own.
std::unique_ptr<Files> disk();

}  // namespace colophon
