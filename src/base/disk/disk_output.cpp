#include "base/disk/disk_output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include "base/disk/posix.h"
#include "base/disk/temporary_names.h"
#include "base/interrupts.h"

namespace colophon {
namespace {

using interrupts::Shield;
using posix::Descriptor;
using posix::failure;
using posix::has_nul;
using posix::nul_failure;
using posix::open_retrying;
using posix::read_fully;

// A file under a temporary name, which it loses with its owner unless it was kept.
class TemporaryName {
 public:
  TemporaryName() = default;
  explicit TemporaryName(std::string name) : name_(std::move(name)) {}
  TemporaryName(TemporaryName&& other) noexcept : name_(std::exchange(other.name_, {})) {}
  TemporaryName& operator=(TemporaryName&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  ~TemporaryName() {
    if (name_.empty()) return;
    Shield shield;
    ::unlink(name_.c_str());
    shield.forget(name_);
  }

  explicit operator bool() const { return !name_.empty(); }
  // 0, or errno. A link that stands at the path is replaced, not followed.
  int rename(const std::string& path) {
    Shield shield;
    if (::rename(name_.c_str(), path.c_str()) != 0) return errno;
    shield.forget(name_);
    name_.clear();
    return 0;
  }

 private:
  std::string name_;
};

struct NamedFile {
  Descriptor descriptor = Descriptor(-1);
  TemporaryName name;
};

// With errno where there is none.
NamedFile open_named(const std::string& path) {
  for (std::uint64_t attempt = 0; attempt < kMostAttempts; ++attempt) {
    std::string name = temporary_name(path, attempt);
    Shield shield;
    Descriptor descriptor(open_retrying(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0666));
    if (descriptor.get() < 0 && errno == EEXIST) continue;
    if (descriptor.get() < 0) return {};
    shield.watch(name);
    return {std::move(descriptor), TemporaryName(std::move(name))};
  }
  errno = EEXIST;
  return {};
}

// The kernel's own way to a file that has no name.
int link_unnamed(int descriptor, const std::string& path) {
  const std::string source = fmt::format("/proc/self/fd/{}", descriptor);
  return ::linkat(AT_FDCWD, source.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0
                                                                                            : errno;
}

// Gives a file without a name one in two steps, of which a signal sees neither; 0, or errno.
int replace_by_unnamed(int descriptor, const std::string& path) {
  for (std::uint64_t attempt = 0; attempt < kMostAttempts; ++attempt) {
    const std::string name = temporary_name(path, attempt);
    Shield shield;
    int error = link_unnamed(descriptor, name);
    if (error == EEXIST) continue;
    if (error != 0 || ::rename(name.c_str(), path.c_str()) == 0) return error;
    error = errno;
    ::unlink(name.c_str());
    return error;
  }
  return EEXIST;
}

struct Permissions {
  mode_t mode = 0;
  uid_t owner = 0;
  gid_t group = 0;
};

class DiskOutput : public OutputFile {
 public:
  // Where `name` is none, the file has no name.
  DiskOutput(std::string path, NamedFile file, std::optional<Permissions> old)
      : path_(std::move(path)), file_(std::move(file)), old_(old) {}

  Result<void> write(std::uint64_t offset, std::string_view bytes) override {
    const int error = posix::write_fully(file_.descriptor.get(), offset, bytes);
    if (error != 0) return failure("write", path_, error);
    size_ = std::max(size_, offset + bytes.size());
    return {};
  }

  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    const ssize_t got = read_fully(file_.descriptor.get(), offset, buffer, size);
    if (got < 0) return failure("read", path_, errno);
    return static_cast<std::size_t>(got);
  }

  std::uint64_t size() const override { return size_; }

  Result<Committed> commit() override {
    keep_permissions();
    // A full network disk may say so only at fsync or close.
    if (const int error = posix::sync_retrying(file_.descriptor.get()); error != 0)
      return failure("write", path_, error);
    if (const int error = file_.name ? rename() : link(); error != 0) {
      return failure("write", path_, error);
    }
    return Committed{sync_folder(folder_for(path_))};
  }

 private:
  // Whoever may not give a file away keeps it.
  void keep_permissions() {
    if (!old_) return;
    const int descriptor = file_.descriptor.get();
    if (::fchown(descriptor, old_->owner, old_->group) != 0 &&
        ::fchown(descriptor, static_cast<uid_t>(-1), old_->group) != 0) {
      errno = 0;
    }
    if (::fchmod(descriptor, old_->mode) != 0) errno = 0;
  }

  int rename() {
    if (const int error = posix::close_once(file_.descriptor.release()); error != 0) return error;
    return file_.name.rename(path_);
  }

  int link() {
    const int descriptor = file_.descriptor.get();
    int error = EEXIST;
    if (!old_) {
      Shield shield;
      error = link_unnamed(descriptor, path_);
    }
    if (error == EEXIST) error = replace_by_unnamed(descriptor, path_);
    // Not every system lets a name be given: none has /proc in a bare chroot.
    if (error != 0 && error != EISDIR) error = copy_to_name();
    return error;
  }

  int copy_to_name() {
    NamedFile copy = open_named(path_);
    if (!copy.name) return errno;
    std::array<char, 65536> buffer;
    for (std::uint64_t offset = 0; offset < size_;) {
      const ssize_t got = read_fully(file_.descriptor.get(), offset, buffer.data(), buffer.size());
      if (got <= 0) return got < 0 ? errno : EIO;
      const auto count = static_cast<std::size_t>(got);
      const int error = posix::write_fully(copy.descriptor.get(), offset, {buffer.data(), count});
      if (error != 0) return error;
      offset += count;
    }
    file_ = std::move(copy);
    keep_permissions();
    if (const int error = posix::sync_retrying(file_.descriptor.get()); error != 0) return error;
    return rename();
  }

  std::string path_;
  NamedFile file_;
  std::optional<Permissions> old_;
  std::uint64_t size_ = 0;
};

Failure missing_folder(const std::string& path) {
  return {FailureKind::not_found,
          fmt::format("cannot write `{}`: there is no folder `{}`", path, folder_for(path))};
}

}  // namespace

Result<std::unique_ptr<OutputFile>> create_on_disk(const std::string& path) {
  if (has_nul(path)) return nul_failure("write", path);
  std::optional<Permissions> old;
  struct stat status;
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return failure("write", path, EISDIR);
    if (!S_ISREG(status.st_mode)) {  // renaming would replace the device
      return Failure{FailureKind::other,
                     fmt::format("cannot write `{}`: it is a device or a pipe, not a file", path)};
    }
    old = {status.st_mode & 0777u, status.st_uid, status.st_gid};
  } else if (errno != ENOENT && errno != ELOOP) {
    return failure("write", path, errno);
  }
  // Without a name there is nothing to be left behind, whatever happens. Where that is not to be
  // had, opening by name says why.
  NamedFile file{Descriptor(open_retrying(folder_for(path), O_TMPFILE | O_RDWR, 0666)), {}};
  if (file.descriptor.get() < 0) file = open_named(path);
  if (file.descriptor.get() < 0) {
    return errno == ENOENT ? missing_folder(path) : failure("write", path, errno);
  }
  return std::unique_ptr<OutputFile>(std::make_unique<DiskOutput>(path, std::move(file), old));
}

}  // namespace colophon
