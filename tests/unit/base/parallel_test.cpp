#include "base/parallel.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <cstdlib>
#include <vector>

namespace colophon {
namespace {

// So that what is summed up later does not depend on how many threads there were.
TEST(ParallelFor, HasBegunTheFirstOnesWhereItStops) {
  for (const std::size_t jobs : {1u, 2u, 8u}) {
    std::atomic<int> done = 0;
    std::vector<std::atomic<bool>> is_begun(1000);
    parallel_for(
        is_begun.size(), jobs,
        [&](std::size_t i) {
          is_begun[i] = true;
          ++done;
        },
        [&] { return done >= 100; });
    EXPECT_GE(done, 100);
    EXPECT_LT(done, 120);
    for (int i = 0; i < done; ++i) EXPECT_TRUE(is_begun[static_cast<std::size_t>(i)]) << i;
  }
}

#ifndef COLOPHON_SANITIZED
// Each thread wants some megabytes of addresses for its stack.
TEST(ParallelFor, DoesWithoutThreadsThatAreRefused) {
  const auto do_all = [] {
    const rlimit limit = {std::size_t{400} << 20, std::size_t{400} << 20};
    setrlimit(RLIMIT_AS, &limit);
    std::atomic<int> done = 0;
    parallel_for(2000, 1000, [&](std::size_t) { ++done; });
    std::_Exit(done == 2000 ? 0 : 1);
  };
  EXPECT_EXIT(do_all(), ::testing::ExitedWithCode(0), "");
}
#endif

}  // namespace
}  // namespace colophon
