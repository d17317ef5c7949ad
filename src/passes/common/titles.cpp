#include "passes/common/titles.h"

#include <algorithm>

#include "base/path.h"
#include "base/unicode.h"

namespace colophon::passes {

namespace {

std::string_view without_number(std::string_view name) {
  const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
  const std::size_t rest = name.find_first_not_of("-_. ", digits);
  if (digits == 0 || rest == digits || rest == name.npos) return name;
  return name.substr(rest);
}

}  // namespace

std::string_view name_from_path(std::string_view file) {
  std::string_view name = path::stem_of(path::name_of(file));
  const std::string_view folder = path::folder_of(file);
  const std::string folded = unicode::fold_case(name);
  if (!folder.empty() && (folded == "readme" || folded == "index")) name = path::name_of(folder);
  return without_number(name);
}

std::string title_from_path(std::string_view file) {
  std::string title(name_from_path(file));
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') {
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  }
  return title;
}

}  // namespace colophon::passes
