#include "base/disk/output_place.h"

#include <fmt/format.h>

#include <optional>

#include "base/path.h"

namespace colophon {
namespace {

// Whether an earlier output lies there; nothing where it is no file that can have one, of which
// writing says more.
std::optional<bool> is_of_kind(const std::string& path, const OutputKind& kind, Files& files) {
  const Result<std::string> bytes = files.peek(path, kind.offset, kind.mark.size());
  if (bytes) return *bytes == kind.mark;
  const bool may_be_one = bytes.failure().kind == FailureKind::not_permitted;
  return may_be_one ? std::optional(false) : std::nullopt;
}

void report_source(const std::string& path, const OutputKind& kind, Diagnostics& diags) {
  Diagnostic& diagnostic = kind.is_report ? diags.report(Code::report_is_source, Span{}, path)
                                          : diags.report(Code::output_is_source, Span{}, path);
  diagnostic.hint = fmt::format("name another file with `{}`", kind.option);
}

bool lies_in_book(const std::string& path, const std::string& root, Files& files) {
  const Result<std::string> real = files.real_path(path);
  const Result<std::string> folder = files.real_path(root);
  if (!real || !folder) return false;
  return *folder == "/" || real->starts_with(*folder + '/');
}

bool may_replace_link(const OutputPlace& place, const OutputKind& kind, Files& files,
                      Diagnostics& diags) {
  if (lies_in_book(place.path, place.root, files) &&
      is_of_kind(place.path, kind, files).value_or(false)) {
    return true;
  }
  const Result<std::string> target = files.link_target(place.path);
  diags.report(Code::output_link, Span{}, place.path, target ? *target : "another file", kind.noun)
      .hint = fmt::format("name another file with `{}`, or remove the link", kind.option);
  return false;
}

}  // namespace

bool may_take_place(const OutputPlace& place, const OutputKind& kind, Files& files,
                    Diagnostics& diags) {
  const Result<FileInfo> there = files.info(place.path);
  if (there && files.has_read(there->identity)) {
    report_source(place.path, kind, diags);
    return false;
  }
  const Result<FileInfo> itself = files.info_of_link(place.path);
  if (itself && itself->is_link) return may_replace_link(place, kind, files, diags);
  if (!there || there->is_folder || there->size == 0 || place.forced) return true;
  if (is_of_kind(place.path, kind, files).value_or(true)) return true;
  diags.report(Code::foreign_output, Span{}, place.path, kind.noun).hint = fmt::format(
      "name another file with `{}`, or have this one replaced with `--force`", kind.option);
  return false;
}

bool is_name_of_book(const OutputPlace& place, Diagnostics& diags) {
  if (place.forced || path::extension_of(place.path) == ".epub") return true;
  diags.report(Code::output_name, Span{}, place.path).hint =
      "end the name in `.epub`, or have the book written there with `--force`";
  return false;
}

std::string hint_for_place(const Failure& failure, std::string_view otherwise) {
  switch (failure.kind) {
    case FailureKind::not_found:
      return fmt::format("make the folder first, or {}", otherwise);
    case FailureKind::no_space:
      return fmt::format("make room on the disk, or {}", otherwise);
    case FailureKind::not_a_file:
    case FailureKind::not_a_folder:
    case FailureKind::not_permitted:
    case FailureKind::exists:
    case FailureKind::outside:
    case FailureKind::too_large:
    case FailureKind::other:
      break;
  }
  return std::string(otherwise);
}

void report_unsynced(const std::string& path, const Committed& committed, Diagnostics& diags) {
  if (committed.unsynced.empty()) return;
  diags.report(Code::unsynced_output, Span{}, path, committed.unsynced).hint =
      "copy it to another disk, and see what is wrong with this one";
}

}  // namespace colophon
