#include "base/disk_output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include "base/path.h"
#include "base/posix.h"

namespace colophon {
namespace {

using posix::Descriptor;
using posix::failure;
using posix::has_nul;
using posix::nul_failure;
using posix::open_retrying;
using posix::read_fully;

constexpr std::size_t kLongestName = 255;  // NAME_MAX of the usual file systems

class DiskOutput : public OutputFile {
 public:
  DiskOutput(std::string path, std::string temporary, Descriptor descriptor)
      : path_(std::move(path)),
        temporary_(std::move(temporary)),
        descriptor_(std::move(descriptor)) {}

  ~DiskOutput() override {
    if (!committed_) ::unlink(temporary_.c_str());
  }

  Result<void> write(std::uint64_t offset, std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t put =
          ::pwrite(descriptor_.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return failure("write", path_, errno);
      offset += static_cast<std::uint64_t>(put);
      bytes.remove_prefix(static_cast<std::size_t>(put));
      size_ = std::max(size_, offset);
    }
    return {};
  }

  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    const ssize_t got = read_fully(descriptor_.get(), offset, buffer, size);
    if (got < 0) return failure("read", temporary_, errno);
    return static_cast<std::size_t>(got);
  }

  std::uint64_t size() const override { return size_; }

  Result<void> commit() override {
    // A full network disk may say so only at fsync or close.
    if (const int error = posix::sync_retrying(descriptor_.get()); error != 0)
      return failure("write", path_, error);
    if (const int error = posix::close_once(descriptor_.release()); error != 0)
      return failure("write", path_, error);
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) return failure("write", path_, errno);
    committed_ = true;
    return sync_folder();
  }

 private:
  // Makes the new name last. Some file systems have no such call for folders, and a folder that may
  // be written but not read cannot be opened: neither makes the file less written.
  Result<void> sync_folder() {
    const std::string folder = path::join(path::folder_of(path_), ".");
    const Descriptor descriptor(open_retrying(folder, O_RDONLY | O_DIRECTORY));
    if (descriptor.get() < 0) return {};
    const int error = posix::sync_retrying(descriptor.get());
    if (error == 0 || error == EINVAL || error == ENOTSUP || error == EROFS) return {};
    return failure("write", path_, error);
  }

  std::string path_;
  std::string temporary_;
  Descriptor descriptor_;
  std::uint64_t size_ = 0;
  bool committed_ = false;
};

// `.NAME.XXXXXX` beside the file. The name need not be secret, as it is opened with O_EXCL; the
// process keeps two compilers apart, `attempt` their leavings.
std::string temporary_name(const std::string& path, std::uint64_t attempt) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15u;
  std::uint64_t bits = (static_cast<std::uint64_t>(::getpid()) << 20 ^ attempt) * kSpread >> 20;
  std::string suffix = ".";
  for (int i = 0; i < 6; ++i, bits /= kDigits.size()) suffix += kDigits[bits % kDigits.size()];
  const std::string_view folder = path::folder_of(path);
  std::string name = "." + std::string(path::name_of(path));
  std::size_t kept = std::min(name.size(), kLongestName - suffix.size());
  while (kept < name.size() && (name[kept] & 0xC0) == 0x80) --kept;  // whole characters only
  name.resize(kept);
  if (folder.empty()) return name + suffix;
  return std::string(folder) + (folder == "/" ? "" : "/") + name + suffix;
}

// Where a file of that name is to be written: a link stays one, and what it leads to is replaced.
std::string through_links(const std::string& path) {
  struct stat status;
  if (::lstat(path.c_str(), &status) != 0 || !S_ISLNK(status.st_mode)) return path;
  std::unique_ptr<char, void (*)(void*)> target(::realpath(path.c_str(), nullptr), std::free);
  return target ? target.get() : path;
}

Failure missing_folder(const std::string& path, const std::string& target) {
  const std::string folder = path::join(path::folder_of(target), ".");
  return {FailureKind::not_found,
          fmt::format("cannot write `{}`: there is no folder `{}`", path, folder)};
}

}  // namespace

Result<std::unique_ptr<OutputFile>> create_on_disk(const std::string& path) {
  if (has_nul(path)) return nul_failure("write", path);
  std::string target = through_links(path);
  struct stat status;
  if (::stat(target.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return failure("write", path, EISDIR);
    if (!S_ISREG(status.st_mode)) {  // renaming would replace the device
      return Failure{FailureKind::other,
                     fmt::format("cannot write `{}`: it is a device or a pipe, not a file", path)};
    }
  } else if (errno != ENOENT) {
    return failure("write", path, errno);
  }
  constexpr std::uint64_t kAttempts = 1000;
  for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
    std::string temporary = temporary_name(target, attempt);
    Descriptor descriptor(open_retrying(temporary, O_RDWR | O_CREAT | O_EXCL, 0666));
    if (descriptor.get() >= 0) {
      return std::unique_ptr<OutputFile>(std::make_unique<DiskOutput>(
          std::move(target), std::move(temporary), std::move(descriptor)));
    }
    if (errno == ENOENT) return missing_folder(path, target);
    if (errno != EEXIST) return failure("write", path, errno);
  }
  return failure("write", path, EEXIST);
}

}  // namespace colophon
