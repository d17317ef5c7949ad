#include "support/process.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include "support/disk.h"

namespace colophon::test {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void become(const Command& command, int output) {
  setpgid(0, 0);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  const std::string path = compiler().parent_path().string() + ":" + environment("PATH");
  setenv("PATH", path.c_str(), 1);
  for (const auto& [name, value] : command.environment) setenv(name.c_str(), value.c_str(), 1);
  if (chdir(command.folder.c_str()) == 0) {
    execl("/bin/sh", "sh", "-c", command.line.c_str(), static_cast<char*>(nullptr));
  }
  _exit(127);
}

// Reads until the end of the output or of the time; says whether the end came first.
bool read_until(Clock::time_point deadline, int input, std::string& output) {
  std::array<char, 65536> buffer;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting = {input, POLLIN, 0};
    if (left <= 0 || poll(&waiting, 1, static_cast<int>(left)) == 0) return false;
    const ssize_t size = read(input, buffer.data(), buffer.size());
    if (size <= 0) return true;
    output.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace

Outcome run(const Command& command) {
  Outcome outcome;
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0) {
    ADD_FAILURE() << "cannot make a pipe";
    return outcome;
  }
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    become(command, ends[1]);
  }
  close(ends[1]);
  outcome.timed_out =
      !read_until(Clock::now() + std::chrono::seconds(command.seconds), ends[0], outcome.output);
  close(ends[0]);
  if (outcome.timed_out) kill(-child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

}  // namespace colophon::test
