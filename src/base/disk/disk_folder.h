// Several files on the computer's own disk that come to be together.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"

namespace colophon {

// Files::create_folder.
Result<Committed> create_folder_on_disk(const std::string& path, const std::vector<NewFile>& files);

}  // namespace colophon
