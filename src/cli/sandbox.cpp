#include "cli/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/disk/posix.h"
#include "base/path.h"

namespace colophon::cli {
namespace {

using posix::Descriptor;

// https://docs.kernel.org/userspace-api/landlock.html. Headers may be older than the kernel.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;  // from the 4th version on
  std::uint64_t scoped = 0;   // from the 6th on
};

constexpr std::uint64_t kTruncate = 1u << 14;
constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t kReadBeneath = kRead | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kWriteBeneath = kReadBeneath | LANDLOCK_ACCESS_FS_WRITE_FILE |
                                        LANDLOCK_ACCESS_FS_MAKE_REG |
                                        LANDLOCK_ACCESS_FS_REMOVE_FILE | kTruncate;

// All that a version knows of: 13 kinds of access in the first, then renaming between folders,
// truncating, and calls to devices.
Ruleset everything(long version) {
  Ruleset all;
  all.files = (1u << 13) - 1;
  if (version >= 2) all.files |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3) all.files |= kTruncate;
  if (version >= 5) all.files |= 1u << 15;
  if (version >= 4) all.network = 0b11;  // bind, connect
  if (version >= 6) all.scoped = 0b11;   // abstract sockets, signals
  return all;
}

std::size_t size_for(long version) { return version < 4 ? 8 : version < 6 ? 16 : sizeof(Ruleset); }

// What is not there needs no rule.
bool allow(int ruleset, const std::string& path, std::uint64_t access) {
  const Descriptor place(posix::open_retrying(path, O_PATH));
  struct stat status;
  if (place.get() < 0 || ::fstat(place.get(), &status) != 0) return true;
  if (!S_ISDIR(status.st_mode)) access &= kRead;
  landlock_path_beneath_attr rule = {};
  rule.allowed_access = access;
  rule.parent_fd = place.get();
  return ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

std::string folder_of(std::string_view path) {
  return path::normalise(path::folder_of(path::normalise(path)));
}

// The folders that may come to be the book's root (manuscript/find_book.h).
std::vector<std::string> roots_of(const Options& options, Files& files) {
  std::vector<std::string> roots;
  for (const std::string& path : options.paths) {
    const Result<FileInfo> info = files.info(path);
    if (info && info->is_folder) {
      roots.push_back(path::normalise(path));
      continue;
    }
    const std::string folder = folder_of(path);
    const bool is_below = path::name_of(folder) == "src" || path::name_of(folder) == "manuscript";
    roots.push_back(is_below ? folder_of(folder) : folder);
    if (!path::escapes(folder)) roots.emplace_back(".");
  }
  return roots;
}

}  // namespace

Sandbox sandbox_for(const Options& options, Files& files) {
  Sandbox sandbox;
  const std::vector<std::string> roots = roots_of(options, files);
  constexpr auto& keys = manuscript::kFileKeys;
  for (const auto& [key, value] : options.metadata) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) continue;
    for (const std::string& root : roots) sandbox.readable.push_back(path::join(root, value));
  }
  const auto add = [&sandbox](const std::vector<std::string>& paths) {
    sandbox.readable.insert(sandbox.readable.end(), paths.begin(), paths.end());
  };
  add(roots);
  add(options.paths);
  add(options.allowed);
  add(options.styles);
  if (options.command == Options::Command::build)
    sandbox.writable.push_back(options.output.empty() ? "." : folder_of(options.output));
  if (!options.report.empty()) sandbox.writable.push_back(folder_of(options.report));
  return sandbox;
}

Confinement confine_process(const Sandbox& sandbox) {
  const long version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return Confinement::absent;
  const Ruleset all = everything(version);
  const Descriptor ruleset(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, size_for(version), 0)));
  if (ruleset.get() < 0) return Confinement::failed;
  for (const std::string& path : sandbox.readable) {
    if (!allow(ruleset.get(), path, kReadBeneath & all.files)) return Confinement::failed;
  }
  for (const std::string& path : sandbox.writable) {
    if (!allow(ruleset.get(), path, kWriteBeneath & all.files)) return Confinement::failed;
  }
  const bool is_done = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                       ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0;
  return is_done ? Confinement::done : Confinement::failed;
}

}  // namespace colophon::cli
