#include "manuscript/chapters/map_of_contents.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/path.h"
#include "formats/addresses.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/markdown_lines.h"

namespace colophon::manuscript {
namespace {

bool is_chapter(const DraftItem& entry) { return entry.item.kind == ContentsItem::Kind::chapter; }

// Chapters by what links call them: a wiki link names the file alone, wherever it lies.
class Names {
 public:
  explicit Names(const std::vector<DraftItem>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!is_chapter(entries[i])) continue;
      const std::string& path = entries[i].item.path;
      paths_.emplace(path, i);
      paths_.emplace(path.substr(0, path.size() - path::extension_of(path).size()), i);
      stems_.emplace(path::stem_of(path), i);
    }
  }

  std::optional<std::size_t> find(const std::string& target, bool is_wiki) const {
    if (const auto found = paths_.find(path::normalise(target)); found != paths_.end())
      return found->second;
    if (!is_wiki) return std::nullopt;
    const auto found = stems_.find(target);
    return found == stems_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::unordered_map<std::string, std::size_t> paths_;
  std::unordered_map<std::string_view, std::size_t> stems_;
};

// Behind the marker of a list item and its task box; empty for a line that is none.
std::string_view item_text(std::string_view line) {
  line = trim(line);
  const std::size_t marker = list_marker(line);
  if (marker == 0) return {};
  line = trim(line.substr(marker));
  const bool has_box =
      line.size() > 4 && line[0] == '[' && line[2] == ']' && line[3] == ' ' && line[1] != '[';
  return has_box ? trim(line.substr(4)) : line;
}

// The chapter that the link at the item's beginning leads to.
std::optional<std::size_t> linked(std::string_view item, const Names& names) {
  if (item.starts_with("[[")) {
    const std::size_t end = std::min(item.find_first_of("|#]\\", 2), item.size());
    return names.find(std::string(trim(item.substr(2, end - 2))), true);
  }
  if (!item.starts_with('[')) return std::nullopt;
  const std::size_t open = item.find("](");
  if (open == item.npos) return std::nullopt;
  std::string_view target = item.substr(open + 2);
  const bool has_angles = target.starts_with('<');
  if (has_angles) target.remove_prefix(1);
  const std::size_t end = std::min(target.find_first_of(has_angles ? "#>" : "# )"), target.size());
  return names.find(percent_decode(target.substr(0, end)), false);
}

// In the order listed, each once.
std::vector<std::size_t> read_map(std::string_view text, std::size_t page, const Names& names) {
  std::vector<std::size_t> listed;
  MarkdownLines lines(text);
  while (const std::optional<MarkdownLine> line = lines.next()) {
    const std::string_view item = line->is_prose() ? item_text(line->text) : std::string_view();
    const std::optional<std::size_t> chapter = item.empty() ? std::nullopt : linked(item, names);
    if (chapter && *chapter != page) listed.push_back(*chapter);
  }
  return listed;
}

void drop_repeated(std::vector<std::size_t>& listed, std::size_t chapters) {
  std::vector<bool> seen(chapters, false);
  std::erase_if(listed, [&seen](std::size_t chapter) {
    const bool was_seen = seen[chapter];
    seen[chapter] = true;
    return was_seen;
  });
}

bool is_in_root(const DraftItem& entry) { return entry.item.path.find('/') == std::string::npos; }

bool has_number(const DraftItem& entry) {
  const char first = entry.item.path.empty() ? ' ' : entry.item.path.front();
  return first >= '0' && first <= '9';
}

// The pages that the compiler makes stay in front, other chapters come behind those that are named.
void sort_by(const std::vector<std::size_t>& order, std::vector<DraftItem>& entries) {
  std::vector<std::size_t> places(entries.size(), order.size() + 1);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!is_chapter(entries[i])) places[i] = 0;
  }
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = i + 1;
  std::vector<std::size_t> sorted(entries.size());
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&places](std::size_t a, std::size_t b) { return places[a] < places[b]; });
  std::vector<DraftItem> arranged;
  arranged.reserve(entries.size());
  for (const std::size_t i : sorted) arranged.push_back(std::move(entries[i]));
  entries = std::move(arranged);
}

}  // namespace

std::string arrange_by_map(std::vector<DraftItem>& entries, const Sources& sources) {
  const auto chapters =
      static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), is_chapter));
  if (chapters < 3 || std::any_of(entries.begin(), entries.end(), has_number)) return {};
  const Names names(entries);
  std::optional<std::size_t> map;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!is_chapter(entries[i]) || !is_in_root(entries[i])) continue;
    std::vector<std::size_t> listed =
        read_map(sources.text_of(entries[i].item.text.front()), i, names);
    drop_repeated(listed, entries.size());
    if (listed.size() * 3 < (chapters - 1) * 2) continue;
    if (map) return {};
    map = i;
    order = std::move(listed);
  }
  if (!map) return {};

  std::string path = entries[*map].item.path;
  order.insert(order.begin(), *map);
  sort_by(order, entries);
  return fmt::format("the order that `{}` lists", path);
}

}  // namespace colophon::manuscript
