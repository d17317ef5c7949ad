// Measures commands side by side, in turns, so that a busy machine is busy for all of them:
//   measure RUNS NAME COMMAND [NAME COMMAND]...
// prints medians and their ratios to the first command. CPU is that of user and system, memory the
// largest resident set.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fcntl.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

struct Run {
  double cpu = 0;   // seconds
  double wall = 0;  // seconds
  double peak = 0;  // MiB
};

struct Subject {
  std::string name;
  std::string command;
  std::vector<Run> runs;
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Run run(const Subject& subject) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    // `exec` so that the command itself is what is measured.
    execl("/bin/sh", "sh", "-c", ("exec " + subject.command).c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  rusage usage;
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  if (status != 0) {
    std::fprintf(stderr, "%s fails: %s\n", subject.name.c_str(), subject.command.c_str());
    std::exit(1);
  }
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime), wall.count(),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

double median(const std::vector<Run>& runs, double Run::*of) {
  std::vector<double> values;
  for (const Run& one : runs) values.push_back(one.*of);
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::atoi(argv[1]) : 0;
  if (runs < 1 || argc < 4 || argc % 2 != 0) {
    std::fprintf(stderr, "usage: measure RUNS NAME COMMAND [NAME COMMAND]...\n");
    return 2;
  }
  std::vector<Subject> subjects;
  for (int i = 2; i < argc; i += 2) subjects.push_back({argv[i], argv[i + 1], {}});
  for (int i = 0; i < runs; ++i) {
    for (Subject& subject : subjects) subject.runs.push_back(run(subject));
  }
  std::printf("%-24s %9s %7s %9s %7s %9s %7s\n", "", "CPU s", "ratio", "wall s", "ratio",
              "peak MiB", "ratio");
  const Subject& first = subjects.front();
  for (const Subject& subject : subjects) {
    std::printf("%-24s", subject.name.c_str());
    for (double Run::*of : {&Run::cpu, &Run::wall, &Run::peak}) {
      const double value = median(subject.runs, of);
      std::printf(" %9.3f %7.2f", value, value / median(first.runs, of));
    }
    std::printf("\n");
  }
}
