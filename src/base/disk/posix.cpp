#include "base/disk/posix.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace colophon::posix {
namespace {

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

}  // namespace

Failure failure(const char* verb, const std::string& path, int error) {
  return {kind_of(error),
          fmt::format("cannot {} `{}`: {}", verb, path, std::generic_category().message(error))};
}

Failure lookup_failure(const char* verb, const std::string& path, int error) {
  Failure result = failure(verb, path, error);
  if (error == ENOTDIR || error == ENAMETOOLONG || error == ELOOP)
    result.kind = FailureKind::not_found;
  return result;
}

Failure open_failure(const std::string& path, int flags, int error) {
  return (flags & O_DIRECTORY) != 0 ? failure("read", path, error)
                                    : lookup_failure("read", path, error);
}

bool has_nul(const std::string& path) { return path.find('\0') != path.npos; }

Failure nul_failure(const char* verb, const std::string& path) {
  return {FailureKind::not_found,
          fmt::format("cannot {} `{}`: the name has a NUL character in it", verb, path.c_str())};
}

int open_retrying(const std::string& path, int flags, mode_t mode) {
  int fd;
  do {
    fd = ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY, mode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

int sync_retrying(int fd) {
  int result;
  do {
    result = ::fsync(fd);
  } while (result != 0 && errno == EINTR);
  return result == 0 ? 0 : errno;
}

int close_once(int fd) { return ::close(fd) == 0 || errno == EINTR ? 0 : errno; }

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

int write_fully(int fd, std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    offset += static_cast<std::uint64_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

FileIdentity identity_of(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

}  // namespace colophon::posix
