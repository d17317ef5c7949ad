#include "cli/progress.h"

#include <fmt/format.h>

#include <string>

namespace colophon::cli {

void Progress::update(std::size_t done, std::size_t total) {
  const std::scoped_lock lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (now < next_ || done < shown_) return;
  next_ = now + std::chrono::milliseconds(100);
  shown_ = done;
  drawn_ = true;
  const std::string line = fmt::format("\r\x1b[Kcolophon: {} of {} chapters", done, total);
  std::fwrite(line.data(), 1, line.size(), terminal_);
  std::fflush(terminal_);
}

void Progress::clear() {
  const std::scoped_lock lock(mutex_);
  if (!drawn_) return;
  drawn_ = false;
  std::fputs("\r\x1b[K", terminal_);
  std::fflush(terminal_);
}

}  // namespace colophon::cli
