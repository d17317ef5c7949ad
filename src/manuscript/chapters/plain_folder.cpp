#include "manuscript/chapters/plain_folder.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/disk/outside.h"
#include "base/path.h"
#include "base/unicode.h"
#include "manuscript/chapters/folder_names.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/folder.h"
#include "manuscript/sources/open_source.h"

namespace colophon::manuscript {
namespace {

constexpr std::size_t kMostFiles = 50000;  // a folder with more is no book's
constexpr int kDeepest = 32;               // folders that links make endless end here

bool is_text(std::string_view path) { return path::extension_of(path) == ".txt"; }

// Files and folders yet to be visited; the last is the next.
struct Pending {
  ContentsItem item;  // of a folder: what the chapters in it begin with
  bool is_folder = false;
  int place = 0;  // that its name gives it among its neighbours
};

class Walk {
 public:
  Walk(bool (*is_chapter)(std::string_view), LoadContext& context)
      : is_chapter_(is_chapter), context_(context) {}

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

  std::vector<std::pair<std::string, Failure>> take_links_out() { return std::move(links_out_); }

 private:
  void enter(const ContentsItem& folder) {
    Result<std::vector<std::string>> names =
        context_.files.list(path::join(context_.root, folder.path));
    if (!names) return;
    std::sort(names->begin(), names->end(), unicode::natural_less);
    std::vector<Pending> inside;
    for (const std::string& name : *names) {
      if (!is_set_apart(name) && ++seen_ <= kMostFiles) add(folder, name, inside);
    }
    const auto rest = std::stable_partition(inside.begin(), inside.end(), [](const Pending& it) {
      return !it.is_folder && is_index(it.item.path);
    });
    std::stable_sort(rest, inside.end(),
                     [](const Pending& a, const Pending& b) { return a.place < b.place; });
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
      const Result<FileInfo> info = context_.files.info(path::join(context_.root, next.item.path));
      // Of what is outside the name alone tells what it may be.
      const bool may_be_folder = path::extension_of(name).empty() && !is_about_the_book(name);
      if (!info && is_outside(info.failure()) && may_be_folder)
        links_out_.emplace_back(next.item.path, info.failure());
      next.is_folder = info && info->is_folder && depth < kDeepest;
      if (!next.is_folder) return;
      apply_folder_name(next.item.path, next.item);
    } else if (!is_index(name)) {
      next.place = place_among(name);
      if (next.place != 0 && folder.path == ".") next.item.matter = matter_of_place(next.place);
    }
    inside.push_back(std::move(next));
  }

  bool (*is_chapter_)(std::string_view);
  LoadContext& context_;
  std::vector<Pending> open_;
  std::vector<ContentsItem> found_;
  std::vector<std::pair<std::string, Failure>> links_out_;
  std::size_t seen_ = 0;
};

// A text file that was written as Markdown: front matter, a heading or pandoc's title block.
bool begins_as_markdown(const ContentsItem& item, LoadContext& context) {
  constexpr std::size_t kEnough = 4096;
  const Result<std::string> bytes =
      context.files.peek(path::join(context.root, item.path), 0, kEnough);
  if (!bytes) return false;
  const CleanText beginning = clean_text(*bytes);
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

// The texts of a folder without Markdown; those that were not written as Markdown are left out.
void add_texts(FolderListing& listing, LoadContext& context) {
  for (ContentsItem& item : Walk(is_text, context).find()) {
    if (is_about_the_book(item.path)) continue;
    if (begins_as_markdown(item, context)) {
      listing.chapters.push_back(std::move(item));
    } else {
      listing.left_out.push_back(std::move(item.path));
    }
  }
}

// Files in the root that tell of the book, and what an author keeps in folders beside it.
bool is_no_chapter(const ContentsItem& item) {
  const std::string_view path = item.path;
  const std::size_t slash = path.find('/');
  return slash == path.npos ? is_about_the_book(path) : is_beside_the_book(path.substr(0, slash));
}

bool has_chapters(const FolderListing& listing) {
  return !std::all_of(listing.chapters.begin(), listing.chapters.end(), is_no_chapter);
}

}  // namespace

Result<FolderListing> list_folder(LoadContext& context) {
  if (const Result<std::vector<std::string>> names = context.files.list(context.root); !names) {
    return names.failure();
  }
  FolderListing listing;
  Walk walk(is_markdown, context);
  listing.chapters = walk.find();
  listing.links_out = walk.take_links_out();
  if (!has_chapters(listing)) add_texts(listing, context);
  if (!has_chapters(listing)) return listing;
  for (const ContentsItem& item : listing.chapters) {
    if (is_no_chapter(item)) listing.left_out.push_back(item.path);
  }
  std::erase_if(listing.chapters, is_no_chapter);
  std::stable_sort(
      listing.chapters.begin(), listing.chapters.end(),
      [](const ContentsItem& a, const ContentsItem& b) { return a.matter < b.matter; });
  return listing;
}

}  // namespace colophon::manuscript
