#include "cli/out_of_memory.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <pugixml.hpp>
#include <string_view>

#include "base/memory.h"
#include "cli/options.h"

namespace colophon::cli {
namespace {

// The new-handler has no argument for it.
std::atomic<void (*)()> clean_up_at_end = nullptr;

void end() {
  static std::atomic_flag is_ending;
  // One thread says it; the others go no further.
  while (is_ending.test_and_set()) pause();
  constexpr std::string_view kWord = "colophon: error: memory ran out\n";
  if (write(STDERR_FILENO, kWord.data(), kWord.size()) < 0) {
    // Nobody is left to hear it.
  }
  if (void (*const clean_up)() = clean_up_at_end.load()) clean_up();
  _exit(kWorldFailed);
}

}  // namespace

void end_where_memory_runs_out(void (*clean_up)()) {
  clean_up_at_end = clean_up;
  std::set_new_handler(end);
  pugi::set_memory_management_functions(memory::allocate, std::free);
  memory::lend_to_unicode();
}

}  // namespace colophon::cli
