#include "base/disk/outside.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/path.h"

namespace colophon {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
         c == '.' || c == '-' || c == '_' || c == '+' || static_cast<unsigned char>(c) >= 0x80;
}

// A word as a shell wants it (POSIX.1-2017, Shell Command Language, section 2.2.2).
std::string quote(const std::string& word) {
  if (std::all_of(word.begin(), word.end(), is_plain)) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + '\'';
}

}  // namespace

std::string hint_to_allow(const Failure& outside, Wanted wanted) {
  const std::string place = path::normalise(outside.place);
  const std::string folder =
      wanted == Wanted::folder ? place : path::normalise(path::folder_of(place));
  return fmt::format(
      "move it into the folder of the book, or open {} folder with `--allow-path {}`",
      wanted == Wanted::folder ? "the" : "its", quote(folder));
}

void report_outside(Span span, std::string_view name, const Failure& outside, Diagnostics& diags,
                    Wanted wanted) {
  diags.report(Code::outside_book, span, name).hint = hint_to_allow(outside, wanted);
}

}  // namespace colophon
