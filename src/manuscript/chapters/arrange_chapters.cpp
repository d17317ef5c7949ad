#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/path.h"
#include "manuscript/chapters/folder_names.h"
#include "manuscript/chapters/folder_toc.h"
#include "manuscript/chapters/map_of_contents.h"
#include "manuscript/chapters/plain_folder.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

// The number that front matter gives under a key.
std::optional<double> number_of(const DraftItem& entry, std::string_view key) {
  const yaml::Node* node = yaml::find(entry.front, key);
  if (!node || !node->is_scalar() || node->text.empty()) return std::nullopt;
  std::string_view digits = node->text;
  const bool is_negative = digits.starts_with('-');
  if (is_negative) digits.remove_prefix(1);
  double value = 0;
  double place = 0;  // of the digits behind a point, once there is one
  for (const char c : digits) {
    if (c == '.' && place == 0) {
      place = 1;
    } else if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      place *= 10;
    } else {
      return std::nullopt;
    }
  }
  if (place > 0) value /= place;
  return is_negative ? -value : value;
}

bool is_draft(const DraftItem& entry) {
  const auto says = [&entry](std::string_view key, std::string_view value) {
    const yaml::Node* node = yaml::find(entry.front, key);
    return node && node->is_scalar() && ascii::lower(node->text) == value;
  };
  return says("draft", "true") || says("published", "false");
}

// Neighbouring entries that keep together: a chapter, or a subfolder.
struct Unit {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_folder = false;
  std::optional<double> number;
};

class Arranger {
 public:
  Arranger(std::vector<DraftItem>& entries, LoadContext& context)
      : entries_(entries), context_(context) {}

  // The deepest folders first, so that a folder is in order before it is moved. Whose order it is:
  // that of the outermost folder that has one of its own; empty for none.
  std::string arrange() {
    std::vector<std::string> folders;
    for (const DraftItem& entry : entries_) {
      for (std::string folder = entry.item.path; !folder.empty();) {
        folder = std::string(path::folder_of(folder));
        folders.push_back(folder);
      }
    }
    std::sort(folders.begin(), folders.end());
    folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
    std::stable_sort(folders.begin(), folders.end(), [](const auto& a, const auto& b) {
      return std::count(a.begin(), a.end(), '/') + !a.empty() >
             std::count(b.begin(), b.end(), '/') + !b.empty();
    });
    std::string order;
    for (const std::string& folder : folders) {
      if (std::string own = arrange_folder(folder); !own.empty()) order = std::move(own);
    }
    return order;
  }

 private:
  bool lies_in(const DraftItem& entry, const std::string& folder) const {
    const std::string& path = entry.item.path;
    if (path.empty()) return false;
    return folder.empty() || (path.starts_with(folder) && path[folder.size()] == '/');
  }

  // The folder's entries are neighbours; its own page keeps the first place.
  std::vector<Unit> units_of(const std::string& folder) const {
    const std::size_t prefix = folder.empty() ? 0 : folder.size() + 1;
    const auto is_inside = [&](const DraftItem& entry) { return lies_in(entry, folder); };
    auto at = std::find_if(entries_.begin(), entries_.end(), is_inside);
    const auto end = std::find_if_not(at, entries_.end(), is_inside);
    if (at != end && is_index(at->item.path.substr(prefix)) &&
        at->item.path.find('/', prefix) == std::string::npos) {
      ++at;
    }
    std::vector<Unit> units;
    std::string_view last;  // subfolder
    for (; at != end; ++at) {
      const std::string_view path = at->item.path;
      const std::size_t slash = path.find('/', prefix);
      const std::string_view subfolder = slash == path.npos ? "" : path.substr(0, slash);
      const auto index = static_cast<std::size_t>(at - entries_.begin());
      if (!subfolder.empty() && subfolder == last) {
        units.back().end = index + 1;
      } else {
        units.push_back({index, index + 1, !subfolder.empty(), std::nullopt});
      }
      last = subfolder;
    }
    return units;
  }

  // Numbers under one key for every chapter; a subfolder has that of its own page, or none.
  bool number(std::vector<Unit>& units, std::string_view key) const {
    bool has_chapter = false;
    for (Unit& unit : units) {
      const DraftItem& first = entries_[unit.begin];
      unit.number.reset();
      if (!unit.is_folder || is_index(first.item.path)) unit.number = number_of(first, key);
      if (!unit.is_folder && !unit.number) return false;
      has_chapter = has_chapter || unit.number;
    }
    return has_chapter;
  }

  // Numbers from the list in the folder's own page: what it names, then the others.
  bool number_by_toc(std::vector<Unit>& units, const std::string& folder) {
    if (units.empty() || units.front().begin == 0) return false;
    DraftItem& page = entries_[units.front().begin - 1];
    if (!is_index(page.item.path) || path::folder_of(page.item.path) != folder) return false;
    const Toc toc = find_toc(context_.sources.text_of(page.item.text.front()), folder);
    if (toc.end == 0) return false;
    take_out(toc, page, context_);
    std::unordered_map<std::string_view, double> places;
    for (const std::string& path : toc.paths) {
      places.emplace(path, static_cast<double>(places.size()));
    }
    for (Unit& unit : units) {
      const auto found = places.find(without_extension(entries_[unit.begin].item.path));
      unit.number = found == places.end() ? static_cast<double>(places.size()) : found->second;
    }
    return true;
  }

  // Whose numbers the units have now; empty for nobody's.
  std::string number_units(std::vector<Unit>& units, const std::string& folder) {
    constexpr auto kKeys =
        std::to_array<std::string_view>({"order", "weight", "nav_order", "chapter"});
    if (number_by_toc(units, folder)) {
      return fmt::format("the order that `{}` lists", entries_[units.front().begin - 1].item.path);
    }
    for (const std::string_view key : kKeys) {
      if (number(units, key)) return fmt::format("the order of `{}` in their front matter", key);
    }
    return {};
  }

  std::string arrange_folder(const std::string& folder) {
    std::vector<Unit> units = units_of(folder);
    std::string order = number_units(units, folder);
    if (order.empty() || units.empty()) return {};
    // What has a number takes the places of what has one.
    std::vector<Unit> numbered;
    std::copy_if(units.begin(), units.end(), std::back_inserter(numbered),
                 [](const Unit& unit) { return unit.number.has_value(); });
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const Unit& a, const Unit& b) { return *a.number < *b.number; });
    auto next = numbered.begin();
    const std::size_t begin = units.front().begin;
    std::vector<DraftItem> sorted;
    for (const Unit& unit : units) {
      const Unit& from = unit.number ? *next++ : unit;
      for (std::size_t i = from.begin; i < from.end; ++i) sorted.push_back(std::move(entries_[i]));
    }
    std::move(sorted.begin(), sorted.end(), entries_.begin() + static_cast<std::ptrdiff_t>(begin));
    return order;
  }

  std::vector<DraftItem>& entries_;
  LoadContext& context_;
};

}  // namespace

std::string arrange_chapters(std::vector<DraftItem>& entries, LoadContext& context) {
  std::erase_if(entries, [&context](const DraftItem& entry) {
    if (!is_draft(entry)) return false;
    const Span text = entry.item.text.front();
    context.diags.report(Code::draft_chapter, {text.source, 0, 0}, entry.item.path).hint =
        "take `draft` out of its front matter to have it in the book";
    return true;
  });
  std::string order = Arranger(entries, context).arrange();
  if (order.empty()) order = arrange_by_map(entries, context.sources);
  return order.empty() ? "the order of their names" : order;
}

}  // namespace colophon::manuscript
