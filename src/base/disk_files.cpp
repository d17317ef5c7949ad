// The computer's own files, through POSIX.
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/files.h"
#include "base/path.h"

namespace colophon {
namespace {

constexpr std::uint64_t kLargestText = 0xFFFFFFFF;  // spans have 32-bit offsets
constexpr std::size_t kLongestName = 255;           // NAME_MAX of the usual file systems

FailureKind kind_of(int error) {
  switch (error) {
    case ENOENT:
      return FailureKind::not_found;
    case EISDIR:
      return FailureKind::not_a_file;
    case ENOTDIR:
      return FailureKind::not_a_folder;
    case EACCES:
    case EPERM:
    case EROFS:
      return FailureKind::not_permitted;
    case EEXIST:
      return FailureKind::exists;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return FailureKind::no_space;
    default:
      return FailureKind::other;
  }
}

Failure failure(const char* verb, const std::string& path, int error) {
  return {kind_of(error),
          fmt::format("cannot {} `{}`: {}", verb, path, std::generic_category().message(error))};
}

// For asking whether something is there: a path through a file or one too long for any file leads
// to nothing.
Failure lookup_failure(const char* verb, const std::string& path, int error) {
  Failure result = failure(verb, path, error);
  if (error == ENOTDIR || error == ENAMETOOLONG) result.kind = FailureKind::not_found;
  return result;
}

// The system would stop at a NUL and take another file for the one that was asked for.
bool has_nul(const std::string& path) { return path.find('\0') != path.npos; }

Failure nul_failure(const char* verb, const std::string& path) {
  return {FailureKind::not_found,
          fmt::format("cannot {} `{}`: the name has a NUL character in it", verb, path.c_str())};
}

Failure too_large(const std::string& path) {
  return {FailureKind::other, fmt::format("cannot read `{}`: it is 4 GiB or larger", path)};
}

// An open file, closed when its owner goes.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

int open_retrying(const std::string& path, int flags, mode_t mode = 0) {
  int fd;
  do {
    fd = ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY, mode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

struct Opened {
  Descriptor descriptor;
  std::uint64_t size = 0;
};

// Only a regular file has bytes that stay; a pipe or a terminal would keep the compiler waiting.
Result<Opened> open_regular(const std::string& path) {
  if (has_nul(path)) return nul_failure("read", path);
  Descriptor descriptor(open_retrying(path, O_RDONLY | O_NONBLOCK));
  if (descriptor.get() < 0) return lookup_failure("read", path, errno);
  struct stat status;
  if (::fstat(descriptor.get(), &status) != 0) return failure("read", path, errno);
  if (S_ISDIR(status.st_mode)) return failure("read", path, EISDIR);
  if (!S_ISREG(status.st_mode)) {
    return Failure{FailureKind::other,
                   fmt::format("cannot read `{}`: it is a device or a pipe, not a file", path)};
  }
  return Opened{std::move(descriptor), static_cast<std::uint64_t>(status.st_size)};
}

// Reads until the buffer is full or the file ends; -1 with errno on failure.
ssize_t read_fully(int fd, std::uint64_t offset, char* buffer, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::pread(fd, buffer + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return static_cast<ssize_t>(done);
}

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
    if (::fsync(descriptor_.get()) != 0) return failure("write", path_, errno);
    if (::close(descriptor_.release()) != 0) return failure("write", path_, errno);
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
    if (descriptor.get() < 0 || ::fsync(descriptor.get()) == 0) return {};
    if (errno == EINVAL || errno == ENOTSUP || errno == EROFS) return {};
    return failure("write", path_, errno);
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

class Disk : public Files {
 public:
  Result<FileInfo> info(const std::string& path) override {
    if (has_nul(path)) return nul_failure("read", path);
    struct stat status;
    if (::stat(path.c_str(), &status) != 0) return lookup_failure("read", path, errno);
    return FileInfo{.is_folder = S_ISDIR(status.st_mode),
                    .size = static_cast<std::uint64_t>(status.st_size),
                    .modified_time = status.st_mtime};
  }

  Result<std::string> read(const std::string& path) override {
    Result<Opened> file = open_regular(path);
    if (!file) return file.failure();
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
    if (has_nul(folder)) return nul_failure("read", folder);
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), ::closedir);
    if (!stream) return failure("read", folder, errno);
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
    return std::unique_ptr<InputFile>(std::make_unique<DiskInput>(path, std::move(*file)));
  }

  Result<std::unique_ptr<OutputFile>> create(const std::string& path) override {
    if (has_nul(path)) return nul_failure("write", path);
    std::string target = through_links(path);
    struct stat status;
    if (::stat(target.c_str(), &status) == 0) {
      if (S_ISDIR(status.st_mode)) return failure("write", path, EISDIR);
      if (!S_ISREG(status.st_mode)) {  // renaming would replace the device
        return Failure{
            FailureKind::other,
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

  Result<std::string> real_path(const std::string& path) override {
    if (has_nul(path)) return nul_failure("read", path);
    const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
    if (!real) return lookup_failure("read", path, errno);
    return std::string(real.get());
  }

  Result<void> make_folder(const std::string& path) override {
    if (has_nul(path)) return nul_failure("make the folder", path);
    // Outermost first; each step is there already or is made.
    for (std::size_t end = 0; end != path.npos;) {
      end = path.find('/', end + 1);
      const std::string step = path.substr(0, end);
      if (::mkdir(step.c_str(), 0777) == 0) continue;
      const int error = errno;
      struct stat status;
      const bool there = ::stat(step.c_str(), &status) == 0;
      if (there && S_ISDIR(status.st_mode)) continue;
      return failure("make the folder", step, there ? ENOTDIR : error);
    }
    return {};
  }

 private:
  static Failure missing_folder(const std::string& path, const std::string& target) {
    const std::string folder = path::join(path::folder_of(target), ".");
    return {FailureKind::not_found,
            fmt::format("cannot write `{}`: there is no folder `{}`", path, folder)};
  }
};

}  // namespace

std::unique_ptr<Files> disk() { return std::make_unique<Disk>(); }

}  // namespace colophon
