// A file of text, whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "base/files.h"

namespace colophon::cli {

Result<Committed> write_text(const std::string& path, std::string_view text, Files& files);

}  // namespace colophon::cli
