// Memory for libraries in C, which look away where none is left or end the program: as with `new`,
// what the program has set by std::set_new_handler is called then.
#pragma once

#include <cstddef>

namespace colophon::memory {

// As malloc, calloc and realloc, but never null; freed by std::free.
void* allocate(std::size_t size);
void* allocate_zeroed(std::size_t count, std::size_t size);
void* reallocate(void* old, std::size_t size);

// For a library that was refused memory elsewhere.
[[noreturn]] void run_out();

// Makes ICU take its memory from here; in unicode.cpp. To be called before anything of it is.
void lend_to_unicode();

}  // namespace colophon::memory
