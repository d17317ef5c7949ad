// Work that does not depend on its neighbours, on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace colophon {

// Calls body(i) once for each i in [0, count) on up to `jobs` threads, in any order; returns when
// all are done. The calling thread takes part. `body` must not throw.
template <class Body>
void parallel_for(std::size_t count, std::size_t jobs, Body&& body) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i; (i = next.fetch_add(1, std::memory_order_relaxed)) < count;) body(i);
  };
  std::vector<std::jthread> helpers;
  const std::size_t extra = std::min(jobs, count) > 1 ? std::min(jobs, count) - 1 : 0;
  helpers.reserve(extra);
  for (std::size_t i = 0; i < extra; ++i) helpers.emplace_back(work);
  work();
}

}  // namespace colophon
