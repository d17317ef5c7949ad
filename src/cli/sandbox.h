// What the kernel holds this process to while it reads a manuscript that nobody has looked at: a
// second wall behind that of base/files.h, which a fault of ours would not bring down.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/options.h"

namespace colophon::cli {

struct Sandbox {
  std::vector<std::string> readable;  // files, and folders with what lies beneath them
  std::vector<std::string> writable;  // folders
};

// What the command line asks for: the manuscript, and the folders of what is written.
Sandbox sandbox_for(const Options& options, Files& files);

enum class Confinement : std::uint8_t {
  done,    // for good: nothing else can be opened, no program started, no network reached
  absent,  // this kernel has no Landlock, or has it turned off
  failed,  // it has, and did not do it
};

// By Landlock (Linux 5.13), as much of it as the kernel knows. Before the first thread.
Confinement confine_process(const Sandbox& sandbox);

}  // namespace colophon::cli
