// A line that counts, for work that keeps a person waiting.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <mutex>

namespace colophon::cli {

// Shows nothing in the first half second, then a line that is drawn over itself ten times a second
// at most. Destroyed, it leaves the line empty.
class Progress {
 public:
  explicit Progress(std::FILE* terminal) : terminal_(terminal) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // From any thread.
  void update(std::size_t done, std::size_t total);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  std::FILE* terminal_;
  std::mutex mutex_;
  Clock::time_point next_ = Clock::now() + std::chrono::milliseconds(500);
  std::size_t shown_ = 0;  // the most that was shown: threads report out of order
  bool drawn_ = false;
};

}  // namespace colophon::cli
