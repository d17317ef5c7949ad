// The computer's own files, through POSIX.
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "base/disk/beneath.h"
#include "base/disk/disk_folder.h"
#include "base/disk/disk_output.h"
#include "base/disk/posix.h"
#include "base/disk/standard_streams.h"
#include "base/files.h"

namespace colophon {
namespace {

using posix::Beneath;
using posix::Descriptor;
using posix::failure;
using posix::has_nul;
using posix::identity_of;
using posix::lookup_failure;
using posix::nul_failure;
using posix::open_failure;
using posix::open_retrying;
using posix::read_fully;

constexpr std::uint64_t kLargestText = 0xFFFFFFFF;  // spans have 32-bit offsets

Failure too_large(const std::string& path) {
  return {FailureKind::other, fmt::format("cannot read `{}`: it is 4 GiB or larger", path)};
}

FileInfo info_of(const struct stat& status) {
  return {.is_folder = S_ISDIR(status.st_mode),
          .is_link = S_ISLNK(status.st_mode),
          .size = static_cast<std::uint64_t>(status.st_size),
          .modified_time = status.st_mtime,
          .identity = identity_of(status),
          .modified_fraction = status.st_mtim.tv_nsec};
}

// What was read, by all that look at this disk.
class FilesRead {
 public:
  void note(const FileIdentity& file) {
    const std::scoped_lock lock(mutex_);
    read_.insert(file);
  }
  bool has(const FileIdentity& file) const {
    const std::scoped_lock lock(mutex_);
    return read_.contains(file);
  }

 private:
  mutable std::mutex mutex_;
  std::set<FileIdentity> read_;
};

struct Opened {
  Descriptor descriptor;
  std::uint64_t size = 0;
  FileIdentity identity;
};

class DiskInput : public InputFile {
 public:
  DiskInput(std::string path, Opened opened) : path_(std::move(path)), opened_(std::move(opened)) {}

  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    const ssize_t got = read_fully(opened_.descriptor.get(), offset, buffer, size);
    if (got < 0) return failure("read", path_, errno);
    return static_cast<std::size_t>(got);
  }
  std::uint64_t size() const override { return opened_.size; }

 private:
  std::string path_;
  Opened opened_;
};

class Disk : public Files {
 public:
  explicit Disk(std::shared_ptr<FilesRead> read, std::optional<Beneath> wall = std::nullopt)
      : read_(std::move(read)), wall_(std::move(wall)) {}

  Result<FileInfo> info(const std::string& path) override { return look_at(path, O_PATH); }

  Result<FileInfo> info_of_link(const std::string& path) override {
    return look_at(path, O_PATH | O_NOFOLLOW);
  }

  Result<std::string> read(const std::string& path) override {
    Result<Opened> file = open_regular(path);
    if (!file) return file.failure();
    read_->note(file->identity);
    if (file->size > kLargestText) return too_large(path);
    // One byte more than the file has tells its end from its growth; special files say 0.
    std::string bytes;
    std::size_t done = 0;
    do {
      bytes.resize(std::max<std::size_t>(done * 2, file->size) + 1);
      const ssize_t got =
          read_fully(file->descriptor.get(), done, bytes.data() + done, bytes.size() - done);
      if (got < 0) return failure("read", path, errno);
      done += static_cast<std::size_t>(got);
    } while (done == bytes.size() && done <= kLargestText);
    if (done > kLargestText) return too_large(path);
    bytes.resize(done);
    return bytes;
  }

  Result<std::vector<std::string>> list(const std::string& folder) override {
    Result<Descriptor> descriptor = open_path(folder, O_RDONLY | O_DIRECTORY);
    if (!descriptor) return descriptor.failure();
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(descriptor->get()), ::closedir);
    if (!stream) return failure("read", folder, errno);
    descriptor->release();  // the stream's own from here on
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(stream.get())) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
      errno = 0;
    }
    if (errno != 0) return failure("read", folder, errno);
    std::sort(names.begin(), names.end());
    return names;
  }

  Result<std::unique_ptr<InputFile>> open(const std::string& path) override {
    Result<Opened> file = open_regular(path);
    if (!file) return file.failure();
    read_->note(file->identity);
    return std::unique_ptr<InputFile>(std::make_unique<DiskInput>(path, std::move(*file)));
  }

  Result<StandardInput> read_standard_input() override {
    Result<StandardInput> input = read_stream(STDIN_FILENO);
    struct stat status;
    if (::fstat(STDIN_FILENO, &status) == 0) read_->note(identity_of(status));
    return input;
  }

  Result<std::unique_ptr<OutputFile>> create(const std::string& path) override {
    return create_on_disk(path);
  }

  Result<std::unique_ptr<OutputFile>> create_standard_output() override {
    return create_stream_output(*this);
  }

  Result<Committed> create_folder(const std::string& path,
                                  const std::vector<NewFile>& files) override {
    return create_folder_on_disk(path, files);
  }

  Result<std::string> real_path(const std::string& path) override {
    if (const Result<Descriptor> seen = open_path(path, O_PATH); !seen) return seen.failure();
    const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
    if (!real) return lookup_failure("read", path, errno);
    return std::string(real.get());
  }

  Result<std::string> link_target(const std::string& path) override {
    const Result<Descriptor> link = open_path(path, O_PATH | O_NOFOLLOW);
    if (!link) return link.failure();
    std::string target(PATH_MAX, '\0');
    const ssize_t size = ::readlinkat(link->get(), "", target.data(), target.size());
    if (size < 0) return lookup_failure("read", path, errno);
    target.resize(static_cast<std::size_t>(size));
    return target;
  }

  Result<std::string> peek(const std::string& path, std::uint64_t offset,
                           std::size_t size) override {
    const Result<Opened> file = open_regular(path);
    if (!file) return file.failure();
    std::string bytes(size, '\0');
    const ssize_t got = read_fully(file->descriptor.get(), offset, bytes.data(), size);
    if (got < 0) return failure("read", path, errno);
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
  }

  bool has_read(const FileIdentity& file) const override { return read_->has(file); }

  std::unique_ptr<Files> confined() override { return std::make_unique<Disk>(read_, Beneath()); }

  void admit(const std::string& path) override {
    if (wall_) wall_->admit(path);
  }

 private:
  Result<Descriptor> open_path(const std::string& path, int flags) const {
    if (wall_) return wall_->open(path, flags);
    if (has_nul(path)) return nul_failure("read", path);
    Descriptor descriptor(open_retrying(path, flags));
    if (descriptor.get() < 0) return open_failure(path, flags, errno);
    return descriptor;
  }

  Result<FileInfo> look_at(const std::string& path, int flags) const {
    const Result<Descriptor> descriptor = open_path(path, flags);
    if (!descriptor) return descriptor.failure();
    struct stat status;
    if (::fstat(descriptor->get(), &status) != 0) return failure("read", path, errno);
    return info_of(status);
  }

  // Only a regular file has bytes that stay; a pipe or a terminal would keep the compiler waiting.
  Result<Opened> open_regular(const std::string& path) {
    Result<Descriptor> descriptor = open_path(path, O_RDONLY | O_NONBLOCK);
    if (!descriptor) return descriptor.failure();
    struct stat status;
    if (::fstat(descriptor->get(), &status) != 0) return failure("read", path, errno);
    if (S_ISDIR(status.st_mode)) return failure("read", path, EISDIR);
    if (!S_ISREG(status.st_mode)) {
      return Failure{FailureKind::other,
                     fmt::format("cannot read `{}`: it is a device or a pipe, not a file", path)};
    }
    return Opened{std::move(*descriptor), static_cast<std::uint64_t>(status.st_size),
                  identity_of(status)};
  }

  std::shared_ptr<FilesRead> read_;
  std::optional<Beneath> wall_;
};

}  // namespace

std::unique_ptr<Files> disk() { return std::make_unique<Disk>(std::make_shared<FilesRead>()); }

}  // namespace colophon
