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

}  // namespace

bool is_index(std::string_view path) {
  const std::string name = to_lower(path::stem_of(path));
  return name == "index" || name == "_index" || name == "readme";
}

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
  std::stable_sort(
      listing.chapters.begin(), listing.chapters.end(),
      [](const ContentsItem& a, const ContentsItem& b) { return a.matter < b.matter; });
  return listing;
}

}  // namespace colophon::manuscript
