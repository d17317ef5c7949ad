// The system's calls that the disk is made of, one of which can be made to fail: the program is
// linked so that ours stand in front of them.
#pragma once

#include <cstddef>
#include <string>

namespace colophon::test {

struct SystemFault {
  std::size_t call = 0;  // from 1; 0 for none
  int error = 0;         // errno
  bool for_good = false;
  bool spares_removal = false;  // what is left behind can be taken away all the same
};

// From here to the end of its life the calls of every thread are counted, and fail as asked.
class FailingSystem {
 public:
  explicit FailingSystem(SystemFault fault);
  ~FailingSystem();
  FailingSystem(const FailingSystem&) = delete;
  FailingSystem& operator=(const FailingSystem&) = delete;

  bool has_failed() const;
  std::string failed_call() const;
};

// From here to the end of its life reads and writes move a few bytes at a time.
class ShortTransfers {
 public:
  ShortTransfers();
  ~ShortTransfers();
  ShortTransfers(const ShortTransfers&) = delete;
  ShortTransfers& operator=(const ShortTransfers&) = delete;
};

}  // namespace colophon::test
