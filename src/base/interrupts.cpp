#include "base/interrupts.h"

#include <limits.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace colophon::interrupts {
namespace {

// A handler may touch neither the heap nor a mutex: names lie in fixed places, below a lock that
// only threads hold whose signals are blocked. They let go of it soon, whatever the handler waits
// for.
constexpr std::size_t kMostNames = 16;
constexpr std::size_t kMostGroups = 4;

struct Watched {
  std::array<std::array<char, PATH_MAX>, kMostNames> names{};  // empty ones are free
  std::array<pid_t, kMostGroups> groups{};                     // 0 is free
};

Watched watched;
std::atomic_flag lock = ATOMIC_FLAG_INIT;

void acquire() {
  while (lock.test_and_set(std::memory_order_acquire)) sched_yield();
}

// What is caught by nobody and would end the process. Where the system says no (SIGKILL, signals of
// the C library's own), there is nothing to be done.
bool ends_the_process(int signal) {
  constexpr std::array kHarmless = {SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP,
                                    SIGTTIN, SIGTTOU, SIGURG,  SIGWINCH};
  struct sigaction now;
  return std::find(kHarmless.begin(), kHarmless.end(), signal) == kHarmless.end() &&
         sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_DFL;
}

// The signal waits until the handler returns and then ends the process as if nobody had been there.
extern "C" void end_by(int signal) {
  const int error = errno;
  clean_up();
  struct sigaction usual = {};
  usual.sa_handler = SIG_DFL;
  sigaction(signal, &usual, nullptr);
  raise(signal);
  errno = error;
}

}  // namespace

void install() {
  struct sigaction action = {};
  action.sa_handler = end_by;
  sigfillset(&action.sa_mask);
  for (int signal = 1; signal <= SIGRTMAX; ++signal) {
    if (ends_the_process(signal)) sigaction(signal, &action, nullptr);
  }
}

Shield::Shield() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before_);
  acquire();
}

Shield::~Shield() {
  lock.clear(std::memory_order_release);
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

// A name that is too long for the system is too long for any file.
void Shield::watch(const std::string& path) {
  if (path.size() >= PATH_MAX) return;
  const auto free = std::find_if(watched.names.begin(), watched.names.end(),
                                 [](const auto& name) { return name.front() == '\0'; });
  if (free != watched.names.end()) std::memcpy(free->data(), path.c_str(), path.size() + 1);
}

void Shield::forget(const std::string& path) {
  const auto found = std::find_if(watched.names.begin(), watched.names.end(),
                                  [&](const auto& name) { return path == name.data(); });
  if (found != watched.names.end()) found->front() = '\0';
}

void Shield::watch_group(pid_t group) {
  const auto free = std::find(watched.groups.begin(), watched.groups.end(), 0);
  if (free != watched.groups.end()) *free = group;
}

void Shield::forget_group(pid_t group) {
  std::replace(watched.groups.begin(), watched.groups.end(), group, pid_t{0});
}

void clean_up() {
  acquire();
  for (const pid_t group : watched.groups) {
    if (group != 0) kill(-group, SIGKILL);
  }
  for (auto name = watched.names.rbegin(); name != watched.names.rend(); ++name) {
    if (name->front() != '\0' && unlink(name->data()) != 0) rmdir(name->data());
  }
}

}  // namespace colophon::interrupts
