#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/path.h"
#include "manuscript/chapters/first_heading.h"
#include "manuscript/chapters/folder_names.h"
#include "manuscript/chapters/plain_folder.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

// The folders that a path lies in, the outermost first.
std::vector<std::string> folders_above(std::string_view path) {
  std::vector<std::string> folders;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
    folders.emplace_back(path.substr(0, slash));
  }
  return folders;
}

// A number and words behind it.
bool is_numbered(std::string_view folder) {
  const std::string_view name = path::name_of(folder);
  return name.front() >= '0' && name.front() <= '9' && without_number(name) != name;
}

// A chapter that will be in the book.
bool is_chapter(const DraftItem& entry) {
  return entry.item.kind == ContentsItem::Kind::chapter && !entry.is_blank;
}

std::string title_of(std::string_view folder) {
  return title_of_folder(without_number(path::name_of(folder)));
}

// The numbered folders with the chapters that lie in each.
using Folders = std::map<std::string, std::vector<const DraftItem*>>;

Folders find_numbered(const std::vector<DraftItem>& entries) {
  Folders folders;
  for (const DraftItem& entry : entries) {
    if (!is_chapter(entry)) continue;
    for (std::string& folder : folders_above(entry.item.path)) {
      if (is_numbered(folder)) folders[std::move(folder)].push_back(&entry);
    }
  }
  return folders;
}

// Whether a folder has but one chapter, which is called as it is: `03 Snow/Snow.md`.
bool is_chapter_itself(const std::string& folder, const std::vector<const DraftItem*>& chapters,
                       const Sources& sources) {
  if (chapters.size() > 1) return false;
  const ContentsItem& chapter = chapters.front()->item;
  const std::string title = ascii::lower(title_of(folder));
  return ascii::lower(title_of(path::stem_of(chapter.path))) == title ||
         ascii::lower(find_first_heading(chapter.text.back(), sources).text) == title;
}

// Those that have one like them beside them and are more than the folder of a chapter, and that
// have no page of their own which says what they are.
std::set<std::string> find_parts(const std::vector<DraftItem>& entries, const Sources& sources) {
  const Folders folders = find_numbered(entries);
  struct Siblings {
    std::vector<std::string> folders;
    bool has_several = false;  // chapters in one of them
  };
  std::map<std::string, Siblings> siblings;  // by the folder that they lie in
  for (const auto& [folder, chapters] : folders) {
    Siblings& around = siblings[std::string(path::folder_of(folder))];
    around.folders.push_back(folder);
    around.has_several = around.has_several || chapters.size() > 1;
  }
  std::set<std::string> parts;
  for (const auto& [parent, around] : siblings) {
    if (around.folders.size() < 2 || !around.has_several) continue;
    for (const std::string& folder : around.folders) {
      if (!is_chapter_itself(folder, folders.at(folder), sources)) parts.insert(folder);
    }
  }
  for (const DraftItem& entry : entries) {
    if (is_index(entry.item.path)) parts.erase(std::string(path::folder_of(entry.item.path)));
  }
  return parts;
}

DraftItem make_part(const std::string& folder, const ContentsItem& first, int depth) {
  DraftItem part;
  part.item.kind = ContentsItem::Kind::part;
  part.item.role = BookPart::part;
  part.item.matter = first.matter;
  part.item.depth = depth;
  part.item.title.text = title_of(folder);
  return part;
}

}  // namespace

void add_folder_parts(std::vector<DraftItem>& entries, const Sources& sources) {
  const std::set<std::string> parts = find_parts(entries, sources);
  if (parts.empty()) return;
  std::vector<DraftItem> arranged;
  std::vector<std::string> open;  // the parts that the chapter before lies in
  for (DraftItem& entry : entries) {
    if (!is_chapter(entry)) {
      arranged.push_back(std::move(entry));
      continue;
    }
    std::vector<std::string> around = folders_above(entry.item.path);
    std::erase_if(around, [&parts](const std::string& folder) { return !parts.contains(folder); });
    const auto last = std::mismatch(open.begin(), open.end(), around.begin(), around.end()).second;
    for (auto folder = last; folder != around.end(); ++folder) {
      const auto depth = static_cast<int>(folder - around.begin());
      arranged.push_back(make_part(*folder, entry.item, depth));
    }
    entry.item.depth += static_cast<int>(around.size());
    open = std::move(around);
    arranged.push_back(std::move(entry));
  }
  entries = std::move(arranged);
}

}  // namespace colophon::manuscript
