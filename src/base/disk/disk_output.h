// Writing on the computer's own disk: under a temporary name, then in one step under its own.
#pragma once

#include <memory>
#include <string>

#include "base/files.h"

namespace colophon {

// Files::create.
Result<std::unique_ptr<OutputFile>> create_on_disk(const std::string& path);

}  // namespace colophon
