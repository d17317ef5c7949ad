// The steps of a compilation in which something is done to every chapter, all at the same time and
// within one budget.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "base/budget.h"
#include "model/chapter.h"

namespace colophon {

class ChapterSteps {
 public:
  // How many chapters have gone through a step, of all steps; called from any thread.
  using Progress = std::function<void(std::size_t done, std::size_t total)>;
  static constexpr std::size_t kSteps = 3;  // reading, placing, finishing

  ChapterSteps(Spending spending, std::size_t jobs, Progress progress)
      : spending_(std::move(spending)), jobs_(jobs), progress_(std::move(progress)) {}

  // Calls `body` with the place of every chapter, in any thread. Whether the budget covers what the
  // chapters are then, which is the same for any number of threads.
  bool for_each(std::vector<Chapter>& chapters, const std::function<void(std::size_t)>& body);

  Spending& spending() { return spending_; }
  std::size_t jobs() const { return jobs_; }

 private:
  Spending spending_;
  std::size_t jobs_;
  Progress progress_;
  std::size_t done_ = 0;
};

}  // namespace colophon
