// Other programs, run without a shell.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "base/files.h"

namespace colophon::cli {

struct Process {
  std::vector<std::string> words;  // the program's path and its arguments
  std::chrono::seconds limit{600};
  std::size_t most_output = 256u << 20;  // bytes
};

struct ProcessOutcome {
  enum class End {
    exited,
    not_started,     // there is no such program, or it is none that the system can run
    not_executable,  // a file, but none that the system knows to run: a jar
    timed_out,
    too_much,  // output
    killed,    // by a signal that was not ours
  };
  End end = End::not_started;
  int status = 0;      // where it exited
  std::string output;  // what it printed on standard output
  std::string errors;  // the first of what it printed on standard error
};

// Runs it to its end. Its standard input is empty.
ProcessOutcome run_process(const Process& process);

// The path of a program in one of the folders of PATH that are absolute; empty where it is in none.
// No other folder is ever looked into, the working one least of all.
std::string find_program(const std::string& name, const std::string& path, Files& files);

}  // namespace colophon::cli
