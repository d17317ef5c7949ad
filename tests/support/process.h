// Runs a command line as a user would.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace colophon::test {

// Sanitizers take thirty times as long, and more addresses than there are to give.
#ifdef COLOPHON_SANITIZED
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif

struct Command {
  std::string line;  // for /bin/sh, which finds the compiler under test as `colophon`
  std::filesystem::path folder = ".";
  std::vector<std::pair<std::string, std::string>> environment = {};  // over the test's own
  int seconds = 60;                                                   // after these it is killed
};

struct Outcome {
  std::string output;  // standard output and standard error, as a terminal would show them
  int status = 0;      // of exit; 128 and the signal's number where one ended it, as a shell has it
  bool timed_out = false;
};

Outcome run(const Command& command);

}  // namespace colophon::test
