#include "base/path.h"

#include <cstddef>
#include <vector>

#include "base/utf8.h"

namespace colophon::path {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// The part up to the next '/', which is taken off `rest` with it.
std::string_view take_segment(std::string_view& rest) {
  const std::size_t slash = rest.find('/');
  const std::string_view segment = rest.substr(0, slash);
  rest = slash == kNone ? std::string_view() : rest.substr(slash + 1);
  return segment;
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) segments.push_back(take_segment(path));
  return segments;
}

// The end of the bracket expression that opens at `at`, or npos where it is none: a `]` that comes
// first stands for itself.
std::size_t bracket_end(std::string_view pattern, std::size_t at) {
  std::size_t first = at + 1;
  if (first < pattern.size() && (pattern[first] == '!' || pattern[first] == '^')) ++first;
  const std::size_t close = pattern.find(']', first + 1);
  return close == kNone ? kNone : close + 1;
}

// Whether a character is in "[abc]", "[a-z]" or "[!abc]".
bool in_bracket(std::string_view bracket, char32_t character) {
  std::string_view set = bracket.substr(1, bracket.size() - 2);
  const bool negated = set.front() == '!' || set.front() == '^';
  if (negated) set.remove_prefix(1);
  for (std::size_t at = 0; at < set.size();) {
    const char32_t low = utf8::next(set, at);
    char32_t high = low;
    if (at + 1 < set.size() && set[at] == '-') high = utf8::next(set, ++at);
    if (low <= character && character <= high) return !negated;
  }
  return negated;
}

// Matches one character of the pattern, no `*`, and moves both places behind it.
bool match_one(std::string_view pattern, std::size_t& p, std::string_view name, std::size_t& n) {
  if (p >= pattern.size() || n >= name.size()) return false;
  const char32_t character = utf8::next(name, n);
  if (pattern[p] == '?') return ++p, true;
  if (const std::size_t end = pattern[p] == '[' ? bracket_end(pattern, p) : kNone; end != kNone) {
    const bool found = in_bracket(pattern.substr(p, end - p), character);
    p = end;
    return found;
  }
  return utf8::next(pattern, p) == character;
}

// One name against one part of a pattern. A `*` takes as little as it can; only the last one ever
// has to take more, so that the time is bounded by the product of the lengths.
bool match_name(std::string_view pattern, std::string_view name) {
  // As in a shell, a hidden name is asked for by its dot.
  if (name.starts_with('.') && !pattern.starts_with('.')) return false;
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = kNone;  // behind the last `*`
  std::size_t taken = 0;     // what it takes ends here
  while (n < name.size() || p < pattern.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      taken = n;
      continue;
    }
    if (match_one(pattern, p, name, n)) continue;
    if (star == kNone || taken >= name.size()) return false;
    utf8::next(name, taken);
    p = star;
    n = taken;
  }
  return true;
}

}  // namespace

std::string join(std::string_view folder, std::string_view name) {
  if (folder.empty() || is_absolute(name)) return normalise(name);
  std::string both;
  both.reserve(folder.size() + 1 + name.size());
  both.append(folder).append("/").append(name);
  return normalise(both);
}

std::string normalise(std::string_view path) {
  const bool absolute = is_absolute(path);
  std::vector<std::string_view> kept;
  while (!path.empty()) {
    const std::string_view segment = take_segment(path);
    if (segment.empty() || segment == ".") continue;
    if (segment != "..") {
      kept.push_back(segment);
    } else if (!kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (!absolute) {  // above the root is the root
      kept.push_back(segment);
    }
  }
  std::string result = absolute ? "/" : "";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) result += '/';
    result += kept[i];
  }
  return result.empty() ? "." : result;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == kNone) return {};
  return path.substr(0, slash == 0 ? 1 : slash);
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view stem_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  return dot == 0 ? name : name.substr(0, dot);  // ".hidden" is all stem
}

std::string extension_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  if (dot == kNone || dot == 0) return {};
  std::string extension(name.substr(dot));
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

bool is_absolute(std::string_view path) { return path.starts_with('/'); }

bool escapes(std::string_view path) {
  return is_absolute(path) || path == ".." || path.starts_with("../");
}

bool lies_in(std::string_view path, std::string_view folder) {
  if (folder == ".") return !escapes(path);
  if (folder == "/") return is_absolute(path);
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string_view relative_to(std::string_view folder, std::string_view path) {
  if (path == folder) return ".";
  if (folder == ".") return path;
  return path.substr(folder == "/" ? 1 : folder.size() + 1);
}

bool matches(std::string_view pattern, std::string_view path) {
  if (is_absolute(pattern) != is_absolute(path)) return false;
  const std::vector<std::string_view> wanted = segments_of(pattern);
  const std::vector<std::string_view> found = segments_of(path);
  // As in match_name, with folders for characters and `**` for `*`.
  std::size_t w = 0;
  std::size_t f = 0;
  std::size_t star = kNone;
  std::size_t taken = 0;
  while (f < found.size() || w < wanted.size()) {
    if (w < wanted.size() && wanted[w] == "**") {
      star = ++w;
      taken = f;
    } else if (w < wanted.size() && f < found.size() && match_name(wanted[w], found[f])) {
      ++w;
      ++f;
    } else if (star != kNone && taken < found.size() && !found[taken].starts_with('.')) {
      w = star;
      f = ++taken;
    } else {
      return false;
    }
  }
  return true;
}

bool is_pattern(std::string_view text) {
  if (text.find_first_of("*?") != kNone) return true;
  const std::size_t open = text.find('[');
  return open != kNone && bracket_end(text, open) != kNone;
}

}  // namespace colophon::path
