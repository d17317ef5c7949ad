// Opening what lies beneath some folders and nothing else. A path is followed from the folder's own
// descriptor and cannot leave it, whatever links and dots are in it and whatever is swapped
// meanwhile; a link out of the folder is good where it leads into another of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk/posix.h"
#include "base/result.h"

namespace colophon::posix {

class Beneath {
 public:
  // By openat2, or step by step, as where the kernel or its guards know no openat2.
  enum class Way : std::uint8_t { at_once, by_steps };

  explicit Beneath(Way way = Way::at_once);

  // A folder, or a file by this name alone. What is not there yet is a file.
  void admit(const std::string& path);

  // As open(2) would, in a program that starts no other. Fails as `outside` without asking the disk
  // of what is there.
  Result<Descriptor> open(const std::string& path, int flags) const;

 private:
  struct Ground {
    std::string given;
    std::string name;   // absolute
    std::string real;   // the same without links; empty where that is not known
    Descriptor folder;  // none of a file
    int error = 0;      // of errno: the folder is there, and could not be opened
  };
  struct Place {
    const Ground* ground = nullptr;  // none: outside
    std::string_view rest;           // the way from there
  };

  Place find(std::string_view path) const;

  Way way_;
  std::string here_;  // the working directory
  std::vector<Ground> grounds_;
};

}  // namespace colophon::posix
