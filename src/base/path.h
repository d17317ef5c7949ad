// Names of files as text: joining, splitting and normalising, without asking the disk. '/' between
// folders.
#pragma once

#include <string>
#include <string_view>

namespace colophon::path {

// "a/b" + "../c.md" -> "a/c.md"; an absolute second path stands alone. `.` and inner `..` are
// resolved.
std::string join(std::string_view folder, std::string_view name);

// "./a//b/../c" -> "a/c"; leading ".." stay. The empty path and "." become ".".
std::string normalise(std::string_view path);

std::string_view folder_of(std::string_view path);  // "a/b.md" -> "a", "b.md" -> ""
std::string_view name_of(std::string_view path);    // "a/b.md" -> "b.md"
std::string_view stem_of(std::string_view path);    // "a/b.tar.md" -> "b.tar"
std::string extension_of(std::string_view path);    // lower case, with its dot: "a/b.MD" -> ".md"

bool is_absolute(std::string_view path);

// Whether a normalised relative path leads out of its folder: "..", "../a", "/a".
bool escapes(std::string_view path);

// Whether a normalised path is the folder or leads into it, by their texts.
bool lies_in(std::string_view path, std::string_view folder);

// Such a path from the folder: ("a/b.md", "a") -> "b.md"; "." for the folder itself.
std::string_view relative_to(std::string_view folder, std::string_view path);

// A shell pattern with * ? [abc] and ** over folders, against a normalised path.
bool matches(std::string_view pattern, std::string_view path);
bool is_pattern(std::string_view text);

}  // namespace colophon::path
