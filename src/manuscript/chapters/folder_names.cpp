#include "manuscript/chapters/folder_names.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/path.h"
#include "manuscript/metadata/roles.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string_view without_number(std::string_view name) {
  const std::size_t end = name.find_first_not_of("0123456789");
  const std::size_t begin = end == name.npos ? end : name.find_first_not_of("-_. ", end);
  return begin == name.npos ? name : name.substr(begin);
}

std::string plain_name(std::string_view path) {
  std::string name = ascii::lower(path::stem_of(path));
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

bool is_about_the_book(std::string_view path) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"authors", "changelog", "changes", "code-of-conduct", "contributing", "contributors",
       "copying", "licence", "license", "maintainers", "notice", "notices", "readme", "security",
       "summary", "todo"});
  const std::string name = plain_name(path);
  return name.starts_with("license-") || name.starts_with("licence-") || contains(kNames, name);
}

bool is_beside_the_book(std::string_view folder) {
  // Scrivener and Obsidian have them beside the manuscript.
  constexpr auto kNames =
      std::to_array<std::string_view>({"archive", "research", "templates", "trash"});
  return contains(kNames, plain_name(path::name_of(folder)));
}

bool is_index(std::string_view path) {
  const std::string name = ascii::lower(path::stem_of(path));
  return name == "index" || name == "_index" || name == "readme";
}

void apply_folder_name(std::string_view folder, ContentsItem& item) {
  const std::string name = plain_name(without_number(path::name_of(folder)));
  if (name == "front" || name == "frontmatter" || name == "front-matter") {
    item.matter = Matter::front;
  } else if (name == "body" || name == "mainmatter" || name == "main-matter") {
    item.matter = Matter::body;
  } else if (name == "back" || name == "backmatter" || name == "back-matter") {
    item.matter = Matter::back;
  } else if (name == "appendix" || name == "appendices" || name == "appendixes") {
    item.matter = Matter::back;
    item.role = BookPart::appendix;
  }
}

int place_among(std::string_view path) {
  const std::string_view stem = path::stem_of(path);
  if (!stem.empty() && stem.front() >= '0' && stem.front() <= '9') return 0;
  const BookPart part = role_from_name(path, Matter::body);
  // `acknowledgments` may stand at either end, and a part or a chapter anywhere.
  const bool is_first = part >= BookPart::cover && part <= BookPart::prologue;
  const bool is_last = part >= BookPart::conclusion;
  if (part == BookPart::acknowledgments || (!is_first && !is_last)) return 0;
  const int number = static_cast<int>(part);
  return is_first ? number - static_cast<int>(BookPart::chapter) : number;
}

Matter matter_of_place(int place) {
  constexpr int kChapter = static_cast<int>(BookPart::chapter);
  if (place < 0 && place + kChapter <= static_cast<int>(BookPart::preface)) return Matter::front;
  return place >= static_cast<int>(BookPart::afterword) ? Matter::back : Matter::body;
}

std::string title_of_folder(std::string_view folder) {
  std::string title(folder);
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  if (title == ascii::lower(title) && !title.empty() && title[0] >= 'a' && title[0] <= 'z') {
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  }
  return title;
}

}  // namespace colophon::manuscript
