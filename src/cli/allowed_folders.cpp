#include "cli/allowed_folders.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace colophon::cli {

std::vector<std::string> allowed_folders(std::vector<std::string> given,
                                         std::string_view variable) {
  std::vector<std::string> folders = std::move(given);
  while (!variable.empty()) {
    const std::size_t end = std::min(variable.find(':'), variable.size());
    if (end > 0) folders.emplace_back(variable.substr(0, end));
    variable.remove_prefix(std::min(end + 1, variable.size()));
  }
  return folders;
}

std::string judge_allowed(std::span<const std::string> folders, Files& files) {
  for (const std::string& folder : folders) {
    const Result<FileInfo> info = files.info(folder);
    if (!info) return fmt::format("--allow-path: `{}`: {}", folder, reason_of(info.failure()));
    if (!info->is_folder) return fmt::format("--allow-path names a folder, not `{}`", folder);
  }
  return {};
}

}  // namespace colophon::cli
