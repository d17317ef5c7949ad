#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "verify/archive/archive.h"

namespace colophon::verify {

namespace {

struct Range {
  char32_t first;
  char32_t last;
  std::string_view name;
};

// EPUB 3.3 #sec-container-filenames. `/` divides folders and is seen to elsewhere. Of the tags and
// variation selectors that it forbids, emoji and ideographs are made, and EPUBCheck allows them.
constexpr Range kForbidden[] = {
    {0x00, 0x1F, "a control character"},
    {0x7F, 0x9F, "a control character"},
    {0xE000, 0xF8FF, "a character of private use"},
    {0xFDD0, 0xFDEF, "what is no character"},
    {0xFFF0, 0xFFFF, "a special character"},
    {0xE0001, 0xE0001, "an outdated language tag"},
    {0xF0000, 0x10FFFF, "a character of private use"},
};

std::string forbidden_character(char32_t c) {
  constexpr std::u32string_view kSigns = U"\"*:<>?\\|";
  if (kSigns.find(c) != kSigns.npos) return fmt::format("a `{}`", static_cast<char>(c));
  for (const Range& range : kForbidden) {
    if (c >= range.first && c <= range.last) return std::string(range.name);
  }
  // The last two of every plane.
  return (c & 0xFFFE) == 0xFFFE ? "what is no character" : std::string();
}

void check_characters(std::string_view name, Diagnostics& findings) {
  bool has_space = false;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = utf8::next(name, at);
    has_space |= unicode::is_space(c);
    const std::string problem = forbidden_character(c);
    if (problem.empty()) continue;
    findings.report(Code::malformed_file_name, Span{}, readable_name(name),
                    fmt::format("has {} in it", problem));
    return;
  }
  if (has_space) findings.report(Code::spaced_file_name, Span{}, readable_name(name));
}

// Why a name is no path within the archive, or empty.
std::string malformed_path(std::string_view name) {
  constexpr std::size_t kLongestPart = 255;
  if (name.starts_with('/')) return "begins at the root of a disk";
  if (name.ends_with('/')) name.remove_suffix(1);
  while (true) {
    const std::size_t end = name.find('/');
    const std::string_view part = name.substr(0, end);
    if (part.empty()) return "has an empty part";
    if (part == "." || part == "..") return fmt::format("has `{}` in it", part);
    if (part.ends_with('.')) return "has a `.` at the end";
    if (part.size() > kLongestPart) return "has a part of more than 255 bytes";
    if (end == name.npos) return {};
    name.remove_prefix(end + 1);
  }
}

void check_path(std::string_view name, Diagnostics& findings) {
  const std::string problem = malformed_path(name);
  if (!problem.empty()) {
    findings.report(Code::malformed_file_name, Span{}, readable_name(name), problem);
  }
}

void check_duplicates(const std::vector<std::string_view>& names, Diagnostics& findings) {
  std::unordered_map<std::string, std::string_view> seen;
  for (const std::string_view name : names) {
    const auto [first, is_new] =
        seen.emplace(unicode::nfc(unicode::fold_case(unicode::nfc(name))), name);
    if (is_new) continue;
    findings.report(Code::equal_file_names, Span{}, readable_name(first->second),
                    readable_name(name));
  }
}

// Folders that no file lies in.
void check_folders(const std::vector<std::string_view>& folders,
                   std::vector<std::string_view> names, Diagnostics& findings) {
  if (folders.empty()) return;
  std::sort(names.begin(), names.end());
  for (const std::string_view folder : folders) {
    const auto found = std::lower_bound(names.begin(), names.end(), folder);
    if (found != names.end() && found->starts_with(folder)) continue;
    findings.report(Code::empty_archive_folder, Span{}, readable_name(folder));
  }
}

}  // namespace

void check_file_names(const ZipDirectory& directory, Diagnostics& findings) {
  std::vector<std::string_view> names;
  std::vector<std::string_view> folders;
  for (const ZipRecord& record : directory.records) {
    const std::string_view name = record.name;
    if (utf8::find_invalid(name) != name.npos) {
      findings.report(Code::malformed_file_name, Span{}, readable_name(name), "is not UTF-8");
      continue;
    }
    (name.ends_with('/') ? folders : names).push_back(name);
    check_characters(name, findings);
    check_path(name, findings);
  }
  check_duplicates(names, findings);
  check_folders(folders, std::move(names), findings);
}

}  // namespace colophon::verify
