#include "manuscript/plain_folder.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "base/path.h"
#include "base/unicode.h"
#include "manuscript/folder.h"
#include "manuscript/open_source.h"
#include "manuscript/values.h"

namespace colophon::manuscript {
namespace {

using vocabulary::Matter;

constexpr std::size_t kMostFiles = 50000;  // a folder with more is no book's
constexpr int kDeepest = 32;               // folders that links make endless end here

std::string plain_name(std::string_view path) {
  std::string name = to_lower(path::stem_of(path));
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

// Files of a repository that tell of the book and are not in it.
bool is_about_the_book(std::string_view path) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"authors", "changelog", "changes", "code-of-conduct", "contributing", "contributors",
       "copying", "licence", "license", "maintainers", "notice", "notices", "readme", "security",
       "summary", "todo"});
  const std::string name = plain_name(path);
  return name.starts_with("license-") || name.starts_with("licence-") ||
         std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// The page that stands for its folder.
bool is_index(std::string_view path) {
  const std::string name = to_lower(path::stem_of(path));
  return name == "index" || name == "_index" || name == "readme";
}

std::string_view without_number(std::string_view name) {
  const std::size_t end = name.find_first_not_of("0123456789");
  const std::size_t begin = end == name.npos ? end : name.find_first_not_of("-_. ", end);
  return begin == name.npos ? name : name.substr(begin);
}

// What a folder's name says of the chapters in it.
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

bool is_text(std::string_view path) { return path::extension_of(path) == ".txt"; }

// Files and folders yet to be visited; the last is the next.
struct Pending {
  ContentsItem item;  // of a folder: what the chapters in it begin with
  bool is_folder = false;
};

class Walk {
 public:
  Walk(bool (*is_chapter)(std::string_view), Reading& reading)
      : is_chapter_(is_chapter), reading_(reading) {}

  std::vector<ContentsItem> find() {
    ContentsItem root;
    root.path = ".";
    enter(root);
    while (!open_.empty()) {
      Pending next = std::move(open_.back());
      open_.pop_back();
      if (next.is_folder) {
        enter(next.item);
      } else {
        found_.push_back(std::move(next.item));
      }
    }
    return std::move(found_);
  }

 private:
  void enter(const ContentsItem& folder) {
    Result<std::vector<std::string>> names =
        reading_.files.list(path::join(reading_.root, folder.path));
    if (!names) return;
    std::sort(names->begin(), names->end(), unicode::natural_less);
    std::vector<Pending> inside;
    for (const std::string& name : *names) {
      if (!is_set_apart(name) && ++seen_ <= kMostFiles) add(folder, name, inside);
    }
    const auto rest = std::stable_partition(inside.begin(), inside.end(), [](const Pending& it) {
      return !it.is_folder && is_index(it.item.path);
    });
    // The folder's own page stands over what else is in it.
    if (folder.path != "." && rest != inside.begin()) {
      for (auto it = inside.begin() + 1; it != inside.end(); ++it) ++it->item.depth;
    }
    open_.insert(open_.end(), std::make_move_iterator(inside.rbegin()),
                 std::make_move_iterator(inside.rend()));
  }

  void add(const ContentsItem& folder, const std::string& name, std::vector<Pending>& inside) {
    Pending next;
    next.item = folder;
    next.item.path = path::join(folder.path, name);
    if (!is_chapter_(name)) {
      if (is_markdown(name) || is_text(name)) return;
      const auto depth = std::count(next.item.path.begin(), next.item.path.end(), '/');
      const Result<FileInfo> info = reading_.files.info(path::join(reading_.root, next.item.path));
      next.is_folder = info && info->is_folder && depth < kDeepest;
      if (!next.is_folder) return;
      apply_folder_name(next.item.path, next.item);
    }
    inside.push_back(std::move(next));
  }

  bool (*is_chapter_)(std::string_view);
  Reading& reading_;
  std::vector<Pending> open_;
  std::vector<ContentsItem> found_;
  std::size_t seen_ = 0;
};

bool is_in_root(const ContentsItem& item) { return item.path.find('/') == item.path.npos; }

// A text file that was written as Markdown: front matter, a heading or pandoc's title block.
bool begins_as_markdown(const ContentsItem& item, Reading& reading) {
  const Result<std::string> bytes = reading.files.read(path::join(reading.root, item.path));
  if (!bytes) return false;
  const CleanText beginning = clean_text(bytes->substr(0, 4096));
  const std::string_view text = beginning.text;
  const std::size_t begin = text.find_first_not_of(" \n");
  if (begin == text.npos) return false;
  const std::string_view rest = text.substr(begin);
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = trim(rest.substr(0, end));
  const std::string_view below = trim(rest.substr(
      std::min(end + 1, rest.size()), rest.find('\n', std::min(end + 1, rest.size())) - end));
  if (line == "---" || line.starts_with("% ")) return true;
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level > 0 && level <= 6 && level < line.size() && line[level] == ' ') return true;
  return below.size() > 2 &&
         (below.find_first_not_of('=') == below.npos || below.find_first_not_of('-') == below.npos);
}

std::vector<ContentsItem> find_text_chapters(Reading& reading) {
  std::vector<ContentsItem> texts = Walk(is_text, reading).find();
  std::erase_if(texts, [&](const ContentsItem& item) {
    return is_about_the_book(item.path) || !begins_as_markdown(item, reading);
  });
  return texts;
}

// The number that front matter gives under a key.
std::optional<double> number_of(const Entry& entry, std::string_view key) {
  const yaml::Node* node = yaml::find(entry.front, key);
  if (!node || !node->is_scalar() || node->text.empty()) return std::nullopt;
  bool is_negative = false;
  double value = 0;
  double place = 0;
  for (const char c : node->text) {
    if (c == '-' && &c == node->text.data()) {
      is_negative = true;
    } else if (c == '.' && place == 0) {
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

bool is_draft(const Entry& entry) {
  const auto says = [&entry](std::string_view key, std::string_view value) {
    const yaml::Node* node = yaml::find(entry.front, key);
    return node && node->is_scalar() && to_lower(node->text) == value;
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
  explicit Arranger(std::vector<Entry>& entries) : entries_(entries) {}

  // The deepest folders first, so that a folder is in order before it is moved.
  void arrange() {
    std::vector<std::string> folders;
    for (const Entry& entry : entries_) {
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
    for (const std::string& folder : folders) arrange_folder(folder);
  }

 private:
  bool lies_in(const Entry& entry, const std::string& folder) const {
    const std::string& path = entry.item.path;
    if (path.empty()) return false;
    return folder.empty() || (path.starts_with(folder) && path[folder.size()] == '/');
  }

  // The folder's entries are neighbours; its own page keeps the first place.
  std::vector<Unit> units_of(const std::string& folder) const {
    const std::size_t prefix = folder.empty() ? 0 : folder.size() + 1;
    const auto is_inside = [&](const Entry& entry) { return lies_in(entry, folder); };
    auto at = std::find_if(entries_.begin(), entries_.end(), is_inside);
    const auto end = std::find_if_not(at, entries_.end(), is_inside);
    if (at != end && !folder.empty() && is_index(at->item.path.substr(prefix)) &&
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
      const Entry& first = entries_[unit.begin];
      unit.number.reset();
      if (!unit.is_folder || is_index(first.item.path)) unit.number = number_of(first, key);
      if (!unit.is_folder && !unit.number) return false;
      has_chapter = has_chapter || unit.number;
    }
    return has_chapter;
  }

  void arrange_folder(const std::string& folder) {
    constexpr auto kKeys =
        std::to_array<std::string_view>({"order", "weight", "nav_order", "chapter"});
    std::vector<Unit> units = units_of(folder);
    if (units.size() < 2) return;
    const bool has_numbers = std::any_of(kKeys.begin(), kKeys.end(),
                                         [&](std::string_view key) { return number(units, key); });
    if (!has_numbers) return;
    // What has a number takes the places of what has one.
    std::vector<Unit> numbered;
    std::copy_if(units.begin(), units.end(), std::back_inserter(numbered),
                 [](const Unit& unit) { return unit.number.has_value(); });
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const Unit& a, const Unit& b) { return *a.number < *b.number; });
    auto next = numbered.begin();
    const std::size_t begin = units.front().begin;
    std::vector<Entry> sorted;
    for (const Unit& unit : units) {
      const Unit& from = unit.number ? *next++ : unit;
      for (std::size_t i = from.begin; i < from.end; ++i) sorted.push_back(std::move(entries_[i]));
    }
    std::move(sorted.begin(), sorted.end(), entries_.begin() + static_cast<std::ptrdiff_t>(begin));
  }

  std::vector<Entry>& entries_;
};

}  // namespace

Result<FolderListing> list_folder(Reading& reading) {
  if (const Result<std::vector<std::string>> names = reading.files.list(reading.root); !names) {
    return names.failure();
  }
  FolderListing listing;
  listing.chapters = Walk(is_markdown, reading).find();
  const auto is_about = [](const ContentsItem& item) {
    return is_in_root(item) && is_about_the_book(item.path);
  };
  if (std::all_of(listing.chapters.begin(), listing.chapters.end(), is_about)) {
    std::vector<ContentsItem> texts = find_text_chapters(reading);
    listing.chapters.insert(listing.chapters.end(), std::make_move_iterator(texts.begin()),
                            std::make_move_iterator(texts.end()));
  }
  if (std::all_of(listing.chapters.begin(), listing.chapters.end(), is_about)) return listing;
  for (const ContentsItem& item : listing.chapters) {
    if (is_about(item)) listing.left_out.push_back(item.path);
  }
  std::erase_if(listing.chapters, is_about);
  return listing;
}

void arrange_chapters(std::vector<Entry>& entries, Reading& reading) {
  std::erase_if(entries, [&reading](const Entry& entry) {
    if (!is_draft(entry)) return false;
    const Span text = entry.item.text.front();
    reading.diags.report(Code::draft_chapter, {text.source, 0, 0}, entry.item.path).hint =
        "take `draft` out of its front matter to have it in the book";
    return true;
  });
  Arranger(entries).arrange();
}

}  // namespace colophon::manuscript
