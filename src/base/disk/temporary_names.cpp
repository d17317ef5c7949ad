#include "base/disk/temporary_names.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "base/disk/posix.h"
#include "base/path.h"

namespace colophon {

std::string temporary_name(const std::string& path, std::uint64_t attempt) {
  constexpr std::size_t kLongestName = 255;  // NAME_MAX of the usual file systems
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15u;
  std::uint64_t bits = (static_cast<std::uint64_t>(::getpid()) << 20 ^ attempt) * kSpread >> 20;
  std::string suffix = ".";
  for (int i = 0; i < 6; ++i, bits /= kDigits.size()) suffix += kDigits[bits % kDigits.size()];
  const std::string_view folder = path::folder_of(path);
  std::string name = "." + std::string(path::name_of(path));
  std::size_t kept = std::min(name.size(), kLongestName - suffix.size());
  while (kept < name.size() && (name[kept] & 0xC0) == 0x80) --kept;  // whole characters only
  name.resize(kept);
  if (folder.empty()) return name + suffix;
  return std::string(folder) + (folder == "/" ? "" : "/") + name + suffix;
}

std::string folder_for(const std::string& path) { return path::join(path::folder_of(path), "."); }

// Some file systems have no such call for folders, and a folder that may be written but not read
// cannot be opened: neither makes the file less written.
std::string sync_folder(const std::string& folder) {
  const posix::Descriptor descriptor(posix::open_retrying(folder, O_RDONLY | O_DIRECTORY));
  if (descriptor.get() < 0) return {};
  const int error = posix::sync_retrying(descriptor.get());
  if (error == 0 || error == EINVAL || error == ENOTSUP || error == EROFS) return {};
  return std::generic_category().message(error);
}

}  // namespace colophon
