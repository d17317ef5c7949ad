// Loaded before the C library's own (LD_PRELOAD): allocations from `main` on are counted, and one
// of them, or that one and all after it, is refused.
//
// FAIL_AT=N, FAIL_FOR_GOOD=1; COUNT_TO=FILE writes how many there were.
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {

std::atomic<bool> counts = false;
std::atomic<unsigned long> allocations = 0;
unsigned long fail_at = 0;
bool fails_for_good = false;

bool is_refused() {
  if (!counts.load(std::memory_order_relaxed)) return false;
  const unsigned long number = allocations.fetch_add(1, std::memory_order_relaxed) + 1;
  const bool refused = fail_at != 0 && (number == fail_at || (fails_for_good && number > fail_at));
  if (refused) errno = ENOMEM;
  return refused;
}

void write_count() {
  counts = false;
  const char* to = std::getenv("COUNT_TO");
  if (to == nullptr) return;
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%lu", allocations.load());
  const int fd = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (fd < 0 || write(fd, text, static_cast<std::size_t>(size)) != size) _exit(99);
  close(fd);
}

using Main = int (*)(int, char**, char**);
Main real_main;

int counted_main(int argc, char** argv, char** environment) {
  const char* at = std::getenv("FAIL_AT");
  fail_at = at == nullptr ? 0 : std::strtoul(at, nullptr, 10);
  fails_for_good = std::getenv("FAIL_FOR_GOOD") != nullptr;
  // Programs that it starts are none of this.
  unsetenv("LD_PRELOAD");
  counts = true;
  const int status = real_main(argc, argv, environment);
  write_count();
  return status;
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) { return is_refused() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) {
  return is_refused() ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) {
  return is_refused() ? nullptr : __libc_realloc(old, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return is_refused() ? nullptr : __libc_memalign(alignment, size);
}

int __libc_start_main(Main main, int argc, char** argv, void (*init)(), void (*fini)(),
                      void (*rtld_fini)(), void* stack_end) {
  using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
  const auto start = reinterpret_cast<Start>(dlsym(RTLD_NEXT, "__libc_start_main"));
  real_main = main;
  return start(counted_main, argc, argv, init, fini, rtld_fini, stack_end);
}

}  // extern "C"
