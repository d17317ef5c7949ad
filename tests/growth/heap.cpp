#include "growth/heap.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>

// glibc's own, below the names that we take.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* block);
}

namespace colophon::growth {
namespace {

// One thread measures.
std::size_t live = 0;
std::size_t peak = 0;

void* taken(void* block) {
  if (block) live += malloc_usable_size(block);
  peak = std::max(peak, live);
  return block;
}

void given_back(void* block) {
  if (block) live -= std::min(live, malloc_usable_size(block));
}

}  // namespace

std::size_t live_bytes() { return live; }
std::size_t peak_bytes() { return peak; }
void reset_peak() { peak = live; }

}  // namespace colophon::growth

extern "C" {

void* malloc(std::size_t size) { return colophon::growth::taken(__libc_malloc(size)); }

void* calloc(std::size_t count, std::size_t size) {
  return colophon::growth::taken(__libc_calloc(count, size));
}

void* realloc(void* block, std::size_t size) {
  const std::size_t before = block ? malloc_usable_size(block) : 0;
  void* const moved = __libc_realloc(block, size);
  if (moved || size == 0) colophon::growth::live -= std::min(colophon::growth::live, before);
  return colophon::growth::taken(moved);
}

void* memalign(std::size_t alignment, std::size_t size) {
  return colophon::growth::taken(__libc_memalign(alignment, size));
}

void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }

int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  *block = memalign(alignment, size);
  return *block ? 0 : 12;  // ENOMEM
}

void free(void* block) {
  colophon::growth::given_back(block);
  __libc_free(block);
}
}
