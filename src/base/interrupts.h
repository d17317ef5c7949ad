// Signals that end the process leave nothing behind: temporary names are removed and the programs
// that were started are ended before the signal has its usual effect.
#pragma once

#include <sys/types.h>

#include <string>

namespace colophon::interrupts {

// From here on that is so for every signal that would end the process; what is ignored already
// (SIGHUP below nohup) stays ignored.
void install();

// While one lives, no signal ends the process: a name comes to be, and is known here, in one step.
// For a few system calls; there is one at a time, and a thread that has one asks for no other.
class Shield {
 public:
  Shield();
  ~Shield();
  Shield(const Shield&) = delete;
  Shield& operator=(const Shield&) = delete;

  // The file or the empty folder of that name is to be removed, the last one first.
  void watch(const std::string& path);
  void forget(const std::string& path);
  // The processes of that group are to be ended.
  void watch_group(pid_t group);
  void forget_group(pid_t group);

  // The signals that were blocked before, for programs that are started meanwhile.
  const sigset_t& blocked_before() const { return before_; }

 private:
  sigset_t before_;
};

// Removes and ends all of it, for whoever ends the process in the middle of its work by `_exit`.
// Safe in a handler. From here on whoever wants a Shield waits for the end.
void clean_up();

}  // namespace colophon::interrupts
