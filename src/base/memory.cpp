#include "base/memory.h"

#include <cstdlib>
#include <new>

namespace colophon::memory {
namespace {

// As operator new does: the handler frees some, or does not return.
template <class Try>
void* insist(Try&& attempt) {
  for (;;) {
    if (void* memory = attempt()) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) std::abort();
    handler();
  }
}

}  // namespace

void* allocate(std::size_t size) {
  return insist([&] { return std::malloc(size == 0 ? 1 : size); });
}

void* allocate_zeroed(std::size_t count, std::size_t size) {
  return insist([&] { return std::calloc(count == 0 ? 1 : count, size == 0 ? 1 : size); });
}

void* reallocate(void* old, std::size_t size) {
  return insist([&] { return std::realloc(old, size == 0 ? 1 : size); });
}

void run_out() {
  insist([]() -> void* { return nullptr; });
  std::abort();
}

}  // namespace colophon::memory
