// A signal at any moment leaves the old file or the new one, and nothing beside it. The suite tries
// a few moments; `check-all` tries 200, by every signal that can be caught.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "support/disk.h"

extern char** environ;

namespace colophon::test {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

int moments() { return runs_at_length() ? 200 : 4; }

// Those that a person and a system send; asked for many moments, all whose usual effect is an end.
std::vector<int> signals() {
  if (!runs_at_length()) return {SIGHUP, SIGINT, SIGTERM};
  std::vector<int> all;
  for (int signal = 1; signal < SIGRTMIN; ++signal) {
    switch (signal) {
      case SIGKILL:
      case SIGSTOP:
      case SIGTSTP:
      case SIGTTIN:
      case SIGTTOU:
      case SIGCONT:
      case SIGCHLD:
      case SIGURG:
      case SIGWINCH:
      case SIGPIPE:  // ignored, as is SIGXFSZ
      case SIGXFSZ:
      case 32:  // of the C library
      case 33:
        break;
      default:
        all.push_back(signal);
    }
  }
  all.push_back(SIGRTMAX);
  return all;
}

using Snapshot = std::map<std::string, std::string>;

Snapshot look_at(const fs::path& folder) {
  Snapshot files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    files[name] = entry.is_directory() ? "a folder" : read_file(entry.path());
  }
  return files;
}

void restore(const fs::path& folder, const Snapshot& files) {
  for (const auto& [name, bytes] : look_at(folder)) {
    if (!files.contains(name)) fs::remove_all(folder / name);
  }
  for (const auto& [name, bytes] : files) {
    if (bytes != "a folder") write_file(folder / name, bytes);
  }
}

pid_t start(const std::vector<std::string>& words, const fs::path& folder) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", 1, 0);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  pid_t child = 0;
  EXPECT_EQ(
      posix_spawn(&child, words.front().c_str(), &actions, nullptr, arguments.data(), environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  return status;
}

// Without a parent that waits for it a process may be there for a while, dead.
bool lives(const std::string& pid) {
  std::ifstream stat("/proc/" + pid + "/stat");
  std::string number, name, state;
  return static_cast<bool>(stat >> number >> name >> state) && state != "Z";
}

class Killed : public ::testing::Test {
 protected:
  void SetUp() override {
    setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    // What is ignored here, below nohup or in the background, would be ignored there.
    for (const int signal : signals()) std::signal(signal, SIG_DFL);
    std::string text = "# Tide\n\n";
    for (int i = 0; i < 400; ++i) text += fmt::format("The *water* goes [out](#tide) {}.\n\n", i);
    for (int i = 0; i < 12; ++i) write_file(at(fmt::format("book/{:02}.md", i)), text);
    write_file(at("book/book.yaml"), "title: Tides\nlanguage: en\n");
  }

  fs::path at(const std::string& name) const { return folder_.path() / name; }

  std::vector<std::string> command(std::vector<std::string> words) const {
    words.insert(words.begin(), compiler().string());
    return words;
  }

  // Whether every file is as before or as after, and where they come `together` all of them are.
  void expect_old_or_new(const Snapshot& now, const Snapshot& before, const Snapshot& after,
                         bool together) {
    for (const auto& [name, bytes] : now) {
      const bool is_old = before.contains(name) && before.at(name) == bytes;
      const bool is_new = after.contains(name) && after.at(name) == bytes;
      EXPECT_TRUE(is_old || is_new) << name << ", " << bytes.size() << " bytes";
    }
    for (const auto& [name, bytes] : before) EXPECT_TRUE(now.contains(name)) << name;
    EXPECT_TRUE(!together || now == before || now == after);
  }

  void try_all(const std::vector<std::string>& words, bool together) {
    const Snapshot before = look_at(folder_.path());
    auto whole = microseconds::max();  // the shortest time, for a busy computer kills late enough
    for (int i = 0; i < 3; ++i) {
      restore(folder_.path(), before);
      const Clock::time_point begin = Clock::now();
      const int status = wait_for(start(words, folder_.path()));
      ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
      whole = std::min(whole, std::chrono::duration_cast<microseconds>(Clock::now() - begin));
    }
    const Snapshot after = look_at(folder_.path());
    ASSERT_NE(before, after);
    int killed = 0;
    for (const int signal : signals()) {
      for (int i = 0; i < moments() && !HasFailure(); ++i) {
        SCOPED_TRACE(fmt::format("signal {}, moment {}", signal, i));
        restore(folder_.path(), before);
        const pid_t child = start(words, folder_.path());
        std::this_thread::sleep_for(whole * i / moments());
        kill(child, signal);
        const int ended = wait_for(child);
        EXPECT_TRUE(WIFSIGNALED(ended) ? WTERMSIG(ended) == signal : WEXITSTATUS(ended) == 0);
        killed += WIFSIGNALED(ended) ? 1 : 0;
        expect_old_or_new(look_at(folder_.path()), before, after, together);
      }
    }
    EXPECT_GT(killed, 0);
    RecordProperty("killed", killed);
  }

  TemporaryFolder folder_;
};

}  // namespace

TEST_F(Killed, leaves_the_old_book_or_the_new) {
  const std::vector<std::string> build = command({"build", "book", "--report", "report.html"});
  ASSERT_EQ(wait_for(start(build, folder_.path())), 0);
  write_file(at("book/12.md"), "# One more\n");
  try_all(build, false);
}

TEST_F(Killed, leaves_no_half_of_a_new_book) {
  const std::string identifier = "identifier=urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78";
  try_all(command({"new", "tides", "--metadata", identifier}), true);
  fs::remove_all(at("tides"));
  fs::create_directory(at("tides"));
  try_all(command({"new", "tides", "--metadata", identifier}), true);
}

TEST_F(Killed, describes_a_manuscript_or_does_not) {
  fs::remove(at("book/book.yaml"));
  try_all(command({"new", "--from", "book", "--lenient", "--metadata",
                   "identifier=urn:uuid:8fa2a5c5-2826-45cb-9896-ce34b69dee78"}),
          true);
}

TEST_F(Killed, ends_the_checkers_it_started) {
  write_file(at("bin/epubcheck"),
             "#!/bin/sh\nsleep 300 & echo $$ $! > pids.new\n"
             "mv pids.new pids\nwait\n");
  fs::permissions(at("bin/epubcheck"), fs::perms::owner_all);
  const std::string path = environment("PATH");
  setenv("PATH", (at("bin").string() + ":" + path).c_str(), 1);
  unsetenv("EPUBCHECK_JAR");
  for (const int signal : signals()) {
    fs::remove(at("pids"));
    const pid_t child = start(command({"build", "book", "--epubcheck"}), folder_.path());
    while (!fs::exists(at("pids"))) std::this_thread::sleep_for(microseconds(1000));
    kill(child, signal);
    EXPECT_EQ(WTERMSIG(wait_for(child)), signal);
    std::ifstream pids(at("pids"));
    for (std::string pid; pids >> pid;) {
      for (int i = 0; i < 1000 && lives(pid); ++i) std::this_thread::sleep_for(microseconds(1000));
      EXPECT_FALSE(lives(pid)) << pid;
    }
  }
  setenv("PATH", path.c_str(), 1);
}

// What was ignored when it started stays so, as below nohup.
TEST_F(Killed, is_not_ended_by_what_is_ignored) {
  const auto old = std::signal(SIGHUP, SIG_IGN);
  const pid_t child = start(command({"build", "book"}), folder_.path());
  std::signal(SIGHUP, old);
  std::this_thread::sleep_for(microseconds(2000));
  kill(child, SIGHUP);
  EXPECT_EQ(wait_for(child), 0);
  EXPECT_TRUE(fs::exists(at("book.epub")));
}

}  // namespace colophon::test
