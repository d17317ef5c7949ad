// Work that does not depend on its neighbours, on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace colophon {

namespace detail {
// Whether there is memory to work with once a thread has its stack and, with glibc, a heap of its
// own: these want many addresses, of which there may be few. Those `begun` may not have theirs yet.
inline bool has_memory_for_thread(std::size_t begun) {
  constexpr std::size_t kStackAndHeap = std::size_t{128} << 20;
  void* const probe = std::malloc(kStackAndHeap * (begun + 1));
  std::free(probe);
  return probe != nullptr;
}
}  // namespace detail

// Calls body(i) once for each i in [0, count) on up to `jobs` threads, in any order; returns when
// all are done. The calling thread takes part; where the system has no more threads, or no memory
// for them, fewer do it.
// `body` must not throw. Once `stops()` holds nothing more is begun: what was begun are the first
// so many.
template <class Body, class Stops>
void parallel_for(std::size_t count, std::size_t jobs, Body&& body, Stops&& stops) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i; !stops() && (i = next.fetch_add(1, std::memory_order_relaxed)) < count;)
      body(i);
  };
  std::vector<std::jthread> helpers;
  const std::size_t extra = std::min(jobs, count) > 1 ? std::min(jobs, count) - 1 : 0;
  helpers.reserve(extra);
  try {
    while (helpers.size() < extra && detail::has_memory_for_thread(helpers.size()))
      helpers.emplace_back(work);
  } catch (const std::system_error&) {  // refused
  }
  work();
}

template <class Body>
void parallel_for(std::size_t count, std::size_t jobs, Body&& body) {
  parallel_for(count, jobs, std::forward<Body>(body), [] { return false; });
}

}  // namespace colophon
