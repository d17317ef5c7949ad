#include "injection/syscalls.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <string_view>

namespace {

using colophon::test::SystemFault;

struct State {
  std::atomic<bool> is_counting = false;
  std::atomic<std::size_t> calls = 0;
  std::atomic<const char*> failed = nullptr;
  std::atomic<bool> is_short = false;
  SystemFault fault;
};
State state;

constexpr std::size_t kFewBytes = 7;

// What a signal that is caught can interrupt; of the others EINTR would be no fault of the world.
bool can_be_interrupted(std::string_view call) {
  return call == "open" || call == "openat" || call == "pread" || call == "pwrite" ||
         call == "fsync" || call == "close" || call == "syscall";
}

bool fails(const char* call) {
  if (!state.is_counting) return false;
  const SystemFault& fault = state.fault;
  if (fault.error == EINTR && !can_be_interrupted(call)) return false;
  const std::string_view name = call;
  const bool removes = name == "unlink" || name == "unlinkat" || name == "rmdir";
  if (removes && fault.spares_removal) return false;
  const std::size_t number = ++state.calls;
  if (number == fault.call) state.failed = call;
  if (number != fault.call && !(fault.for_good && number > fault.call)) return false;
  errno = fault.error;
  return true;
}

std::size_t few(std::size_t size) { return state.is_short ? std::min(size, kFewBytes) : size; }

}  // namespace

// ld, --wrap: a call of NAME comes to __wrap_NAME, and __real_NAME is the system's.
#define FAILING(result, name, parameters, arguments) \
  result __real_##name parameters;                   \
  result __wrap_##name parameters { return fails(#name) ? -1 : __real_##name arguments; }

extern "C" {

FAILING(int, stat, (const char* path, struct stat* to), (path, to))
FAILING(int, lstat, (const char* path, struct stat* to), (path, to))
FAILING(int, fstat, (int fd, struct stat* to), (fd, to))
FAILING(int, fstatat, (int fd, const char* path, struct stat* to, int flags), (fd, path, to, flags))
FAILING(int, fsync, (int fd), (fd))
FAILING(int, rename, (const char* from, const char* to), (from, to))
FAILING(int, renameat, (int from_folder, const char* from, int to_folder, const char* to),
        (from_folder, from, to_folder, to))
FAILING(int, linkat, (int from_folder, const char* from, int to_folder, const char* to, int flags),
        (from_folder, from, to_folder, to, flags))
FAILING(int, renameat2,
        (int from_folder, const char* from, int to_folder, const char* to, unsigned flags),
        (from_folder, from, to_folder, to, flags))
FAILING(int, rmdir, (const char* path), (path))
FAILING(ssize_t, readlink, (const char* path, char* to, std::size_t size), (path, to, size))
FAILING(ssize_t, readlinkat, (int folder, const char* path, char* to, std::size_t size),
        (folder, path, to, size))
FAILING(int, mkdir, (const char* path, mode_t mode), (path, mode))
FAILING(int, unlink, (const char* path), (path))
FAILING(int, unlinkat, (int folder, const char* path, int flags), (folder, path, flags))
FAILING(int, fchmod, (int fd, mode_t mode), (fd, mode))
FAILING(int, fchown, (int fd, uid_t owner, gid_t group), (fd, owner, group))
FAILING(ssize_t, pread, (int fd, void* to, std::size_t size, off_t offset),
        (fd, to, few(size), offset))
FAILING(ssize_t, pwrite, (int fd, const void* from, std::size_t size, off_t offset),
        (fd, from, few(size), offset))

// Whatever it says, the descriptor is closed.
int __real_close(int fd);
int __wrap_close(int fd) {
  const bool is_failure = fails("close");
  const int error = errno;
  const int result = __real_close(fd);
  errno = is_failure ? error : errno;
  return is_failure ? -1 : result;
}

int __real_open(const char* path, int flags, mode_t mode);
int __wrap_open(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = va_arg(arguments, mode_t);
  va_end(arguments);
  return fails("open") ? -1 : __real_open(path, flags, mode);
}

int __real_openat(int folder, const char* path, int flags, mode_t mode);
int __wrap_openat(int folder, const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = va_arg(arguments, mode_t);
  va_end(arguments);
  return fails("openat") ? -1 : __real_openat(folder, path, flags, mode);
}

// openat2, for which the C library has no name.
long __real_syscall(long number, ...);
long __wrap_syscall(long number, ...) {
  std::va_list arguments;
  va_start(arguments, number);
  long values[4];
  for (long& value : values) value = va_arg(arguments, long);
  va_end(arguments);
  if (number == SYS_openat2 && fails("syscall")) return -1;
  return __real_syscall(number, values[0], values[1], values[2], values[3]);
}

DIR* __real_opendir(const char* path);
DIR* __wrap_opendir(const char* path) { return fails("opendir") ? nullptr : __real_opendir(path); }

DIR* __real_fdopendir(int fd);
DIR* __wrap_fdopendir(int fd) { return fails("fdopendir") ? nullptr : __real_fdopendir(fd); }

dirent* __real_readdir(DIR* folder);
dirent* __wrap_readdir(DIR* folder) { return fails("readdir") ? nullptr : __real_readdir(folder); }

char* __real_realpath(const char* path, char* to);
char* __wrap_realpath(const char* path, char* to) {
  return fails("realpath") ? nullptr : __real_realpath(path, to);
}

}  // extern "C"

namespace colophon::test {

FailingSystem::FailingSystem(SystemFault fault) {
  state.fault = fault;
  state.calls = 0;
  state.failed = nullptr;
  state.is_counting = true;
}

FailingSystem::~FailingSystem() { state.is_counting = false; }

bool FailingSystem::has_failed() const { return state.failed != nullptr; }

std::string FailingSystem::failed_call() const {
  const char* call = state.failed;
  return call == nullptr ? "" : call;
}

ShortTransfers::ShortTransfers() { state.is_short = true; }
ShortTransfers::~ShortTransfers() { state.is_short = false; }

}  // namespace colophon::test
