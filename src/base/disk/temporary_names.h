// Names for what is not whole yet, and the folders of names.
#pragma once

#include <cstdint>
#include <string>

namespace colophon {

constexpr std::uint64_t kMostAttempts = 1000;  // at a name that nobody has

// `.NAME.XXXXXX` beside the file. The name need not be secret, as it is opened with O_EXCL; the
// process keeps two compilers apart, `attempt` their leavings.
std::string temporary_name(const std::string& path, std::uint64_t attempt);

// The folder that a path names something in, for the system: `.` for a plain name.
std::string folder_for(const std::string& path);

// Makes what was named in a folder last. Empty, or why that is not certain.
std::string sync_folder(const std::string& folder);

}  // namespace colophon
