#include "base/disk/standard_streams.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "base/disk/posix.h"

namespace colophon {
namespace {

using posix::Descriptor;

constexpr std::uint64_t kLargestText = 0xFFFFFFFF;  // spans have 32-bit offsets

Failure stream_failure(const char* what, int error) {
  Failure failure = posix::failure("write", "", error);
  failure.message = fmt::format("cannot {}: {}", what, std::generic_category().message(error));
  return failure;
}

// A stream that others made non-blocking is waited for.
bool is_to_be_tried_again(int descriptor, short event) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN) return false;
  pollfd stream = {descriptor, event, 0};
  return ::poll(&stream, 1, -1) >= 0 || errno == EINTR;
}

// A book that has no name: on the disk, or in memory where no disk can have it.
class StreamOutput : public OutputFile {
 public:
  StreamOutput(Descriptor descriptor, const Files& files)
      : descriptor_(std::move(descriptor)), files_(files) {}

  Result<void> write(std::uint64_t offset, std::string_view bytes) override {
    if (const int error = posix::write_fully(descriptor_.get(), offset, bytes); error != 0) {
      return stream_failure("write a temporary file", error);
    }
    size_ = std::max(size_, offset + bytes.size());
    return {};
  }

  Result<std::size_t> read(std::uint64_t offset, char* buffer, std::size_t size) override {
    const ssize_t got = posix::read_fully(descriptor_.get(), offset, buffer, size);
    if (got < 0) return stream_failure("read a temporary file", errno);
    return static_cast<std::size_t>(got);
  }

  std::uint64_t size() const override { return size_; }

  Result<Committed> commit() override {
    struct stat status;
    if (::fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode) &&
        files_.has_read(posix::identity_of(status))) {
      return Failure{FailureKind::other,
                     "cannot write to standard output: it is a file of the manuscript"};
    }
    std::array<char, 65536> buffer;
    for (std::uint64_t offset = 0; offset < size_;) {
      const Result<std::size_t> got = read(offset, buffer.data(), buffer.size());
      if (!got) return got.failure();
      if (const int error = put({buffer.data(), *got}); error != 0 || *got == 0) {
        return stream_failure("write to standard output", error == 0 ? EIO : error);
      }
      offset += *got;
    }
    return Committed{};
  }

 private:
  // 0, or errno.
  static int put(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t done = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
      if (done < 0 && is_to_be_tried_again(STDOUT_FILENO, POLLOUT)) continue;
      if (done < 0) return errno;
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return 0;
  }

  Descriptor descriptor_;
  const Files& files_;
  std::uint64_t size_ = 0;
};

}  // namespace

Result<StandardInput> read_stream(int descriptor) {
  StandardInput input;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && is_to_be_tried_again(descriptor, POLLIN)) continue;
    if (got < 0) return stream_failure("read standard input", errno);
    if (got == 0) break;
    input.bytes.append(buffer.data(), static_cast<std::size_t>(got));
    if (input.bytes.size() > kLargestText) {
      return Failure{FailureKind::other, "cannot read standard input: it is 4 GiB or larger"};
    }
  }
  struct stat status;
  if (::fstat(descriptor, &status) == 0) input.modified_time = status.st_mtime;
  return input;
}

Result<std::unique_ptr<OutputFile>> create_stream_output(const Files& files) {
  Descriptor descriptor(posix::open_retrying(P_tmpdir, O_TMPFILE | O_RDWR, 0600));
  if (descriptor.get() < 0) descriptor = Descriptor(::memfd_create("book", MFD_CLOEXEC));
  if (descriptor.get() < 0) return stream_failure("make a temporary file", errno);
  return std::unique_ptr<OutputFile>(std::make_unique<StreamOutput>(std::move(descriptor), files));
}

}  // namespace colophon
