#include "base/disk/world.h"

#include <algorithm>
#include <string_view>

#include "base/path.h"

namespace colophon {
namespace {

bool is_of_the_world(const Diagnostic& diagnostic) {
  return diagnostic.code == Code::unreadable_file || diagnostic.code == Code::unreadable_chapter ||
         diagnostic.code == Code::unreadable_resource || diagnostic.code == Code::changed_file ||
         diagnostic.code == Code::write_failed;
}

}  // namespace

bool world_failed(const Diagnostics& diagnostics, const WatchedFiles& files) {
  return !files.has_refused_text() &&
         std::any_of(diagnostics.all().begin(), diagnostics.all().end(), is_of_the_world);
}

void report_unread(const WatchedFiles& files, Diagnostics& diags) {
  for (const auto& [path, failure, is_changed] : files.failed()) {
    const std::string_view name = path::name_of(path);
    const auto is_said = [name](const Diagnostic& diagnostic) {
      return is_of_the_world(diagnostic) && diagnostic.message.find(name) != std::string::npos;
    };
    if (std::any_of(diags.all().begin(), diags.all().end(), is_said)) continue;
    if (is_changed) {
      diags.report(Code::changed_file, Span{}, path);
    } else {
      diags.report(Code::unreadable_file, Span{}, path, reason_of(failure));
    }
    return;
  }
}

}  // namespace colophon
