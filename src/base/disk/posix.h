// What the parts of the disk share: descriptors with an owner, and POSIX errors in our words.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/files.h"
#include "base/result.h"

namespace colophon::posix {

// `error` is a value of errno; `verb` is what was tried: "read".
Failure failure(const char* verb, const std::string& path, int error);

// For asking whether something is there: a path through a file, round in a circle of links, or too
// long for any file leads to nothing.
Failure lookup_failure(const char* verb, const std::string& path, int error);

// Why a path cannot be opened: of a folder that is to be listed, that it is none.
Failure open_failure(const std::string& path, int flags, int error);

// The system would stop at a NUL and take another file for the one that was asked for.
bool has_nul(const std::string& path);
Failure nul_failure(const char* verb, const std::string& path);

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

// -1 with errno on failure; closed in programs that are started.
int open_retrying(const std::string& path, int flags, mode_t mode = 0);

// Forces what was written to the disk; 0, or errno.
int sync_retrying(int fd);

// 0, or errno. Interrupted, the descriptor is closed all the same (Linux; POSIX leaves it open).
int close_once(int fd);

// Reads until the buffer is full or the file ends; -1 with errno on failure.
ssize_t read_fully(int fd, std::uint64_t offset, char* buffer, std::size_t size);

// Writes all of it; 0, or errno. A part may have been written.
int write_fully(int fd, std::uint64_t offset, std::string_view bytes);

FileIdentity identity_of(const struct stat& status);

}  // namespace colophon::posix
