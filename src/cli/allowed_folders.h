// The folders beside the book's own that the command line opens for it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace colophon::cli {

// Those of --allow-path and behind them those of COLOPHON_ALLOW_PATH, between colons as in PATH.
std::vector<std::string> allowed_folders(std::vector<std::string> given, std::string_view variable);

// What is wrong with them, or empty.
std::string judge_allowed(std::span<const std::string> folders, Files& files);

}  // namespace colophon::cli
