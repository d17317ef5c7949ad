#include "cli/process.h"

#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

#include "base/interrupts.h"
#include "base/path.h"

extern char** environ;

namespace colophon::cli {
namespace {

using Clock = std::chrono::steady_clock;
using End = ProcessOutcome::End;

constexpr int kReadOnly = 0;  // O_RDONLY, whose header opens files as well
constexpr std::size_t kMostErrors = 16u << 10;

// A pipe whose reading end is ours and whose writing end a child gets.
class Pipe {
 public:
  Pipe() {
    if (pipe(ends_.data()) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    close_writing();
    if (ends_[0] >= 0) close(ends_[0]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  explicit operator bool() const { return ends_[0] >= 0; }
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_writing() {
    if (ends_[1] >= 0) close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

// 0, or why it did not start. The child leads a group of its own, so that its children end with it,
// and both with us.
int start(const Process& process, const Pipe& output, const Pipe& errors, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addclose(&actions, output.reading());
  posix_spawn_file_actions_addclose(&actions, errors.reading());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", kReadOnly, 0);
  posix_spawn_file_actions_adddup2(&actions, output.writing(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.writing(), STDERR_FILENO);
  posix_spawn_file_actions_addclose(&actions, output.writing());
  posix_spawn_file_actions_addclose(&actions, errors.writing());
  // A closed pipe and a limit on files mean to others what they mean to everybody.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  sigaddset(&signals, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  std::vector<char*> words;
  for (const std::string& word : process.words) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  interrupts::Shield shield;
  posix_spawnattr_setsigmask(&attributes, &shield.blocked_before());
  const int error =
      posix_spawn(&child, words.front(), &actions, &attributes, words.data(), environ);
  if (error == 0) shield.watch_group(child);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// Moves what is there to be read behind `text`; false at the end of the stream.
bool read_some(int stream, std::string& text, std::size_t most) {
  std::array<char, 65536> buffer;
  const ssize_t size = read(stream, buffer.data(), buffer.size());
  if (size < 0) return errno == EINTR;
  const auto count = static_cast<std::size_t>(size);
  text.append(buffer.data(), std::min(count, most - std::min(most, text.size())));
  return count > 0;
}

// Reads both streams to their ends; how that ended.
End read_all(const Process& process, const Pipe& output, const Pipe& errors,
             ProcessOutcome& outcome) {
  const Clock::time_point deadline = Clock::now() + process.limit;
  std::array<pollfd, 2> streams = {{{output.reading(), POLLIN, 0}, {errors.reading(), POLLIN, 0}}};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return End::timed_out;
    const int ready = poll(streams.data(), streams.size(), static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return End::killed;
    if (ready <= 0) continue;
    // One byte more than is wanted tells that there is more.
    const std::size_t most = process.most_output + 1;
    if (streams[0].revents != 0 && !read_some(streams[0].fd, outcome.output, most))
      streams[0].fd = -1;
    if (streams[1].revents != 0 && !read_some(streams[1].fd, outcome.errors, kMostErrors))
      streams[1].fd = -1;
    if (outcome.output.size() == most) return End::too_much;
  }
  return End::exited;
}

// How it ended. Its number may be another's as soon as that is known, and nobody ends that one.
int wait_for(pid_t child) {
  siginfo_t ended;
  while (waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
  }
  interrupts::Shield shield;
  shield.forget_group(child);
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

}  // namespace

ProcessOutcome run_process(const Process& process) {
  ProcessOutcome outcome;
  Pipe output;
  Pipe errors;
  pid_t child = 0;
  if (!output || !errors) return outcome;
  if (const int error = start(process, output, errors, child); error != 0) {
    outcome.end = error == ENOEXEC ? End::not_executable : End::not_started;
    return outcome;
  }
  output.close_writing();
  errors.close_writing();
  outcome.end = read_all(process, output, errors, outcome);
  if (outcome.end != End::exited) kill(-child, SIGKILL);
  const int status = wait_for(child);
  if (outcome.end == End::exited && !WIFEXITED(status)) outcome.end = End::killed;
  if (WIFEXITED(status)) outcome.status = WEXITSTATUS(status);
  return outcome;
}

std::string find_program(const std::string& name, const std::string& path, Files& files) {
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find(':', at), path.size());
    const std::string_view folder = std::string_view(path).substr(at, end - at);
    at = end + 1;
    // The others depend on where one stands (POSIX.1-2017, Base Definitions, section 8.3: an empty
    // one is the working directory), which may be somebody else's manuscript.
    if (!folder.starts_with('/')) continue;
    const std::string candidate = path::join(folder, name);
    const Result<FileInfo> info = files.info(candidate);
    if (info && !info->is_folder && access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

}  // namespace colophon::cli
