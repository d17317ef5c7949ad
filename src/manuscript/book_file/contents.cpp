#include "manuscript/book_file/contents.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/disk/outside.h"
#include "base/path.h"
#include "base/suggest.h"
#include "manuscript/book_file/contents_list.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/folder.h"
#include "vocabulary/book_parts.h"

namespace colophon::manuscript {
namespace {

using vocabulary::GeneratedPage;

// Pages that a book can have beside its own chapters' names (vocabulary/book_parts.h).
constexpr auto kOtherPages = std::to_array<std::string_view>(
    {"index", "list-of-figures", "list-of-tables", "landmarks", "page-list"});

ContentsItem generated_item(GeneratedPage page, ContentsItem item) {
  item.kind = ContentsItem::Kind::generated;
  item.page = page;
  item.role = vocabulary::info_of(page).part;
  return item;
}

// Turns listed names into chapters and pages.
class Resolver {
 public:
  explicit Resolver(LoadContext& context) : context_(context), matcher_(context) {}

  std::vector<ContentsItem> resolve(std::vector<ListedItem> listed) {
    for (const ListedItem& item : listed) named_.insert(path::join(item.folder, item.name.text));
    for (ListedItem& item : listed) resolve_one(item);
    return std::move(contents_);
  }

 private:
  void resolve_one(ListedItem& listed) {
    if (listed.item.kind == ContentsItem::Kind::part) {
      contents_.push_back(std::move(listed.item));
      return;
    }
    const std::string& name = listed.name.text;
    const std::string path = path::join(listed.folder, name);
    const Result<FileInfo> info = context_.files.info(path::join(context_.root, path));
    if (!info && is_outside(info.failure())) {
      return report_outside(listed.item.listed, listed.name.text, info.failure(), context_.diags);
    }
    const bool is_missing = !info && (info.failure().kind == FailureKind::not_found ||
                                      info.failure().kind == FailureKind::not_a_folder);
    if (listed.is_file) {
      if (is_missing) return report_missing_file(listed);
      if (info && info->is_folder) return report_folder(listed);
      add_chapter(path, listed);
      return;
    }
    if (is_missing && path::is_pattern(name)) return add_matches(listed, path);
    if (path::extension_of(name).empty() && name.find('/') == name.npos) {
      const std::optional<GeneratedPage> page = vocabulary::find_generated_page(name);
      if (page) return add_page(*page, listed);
      if (is_missing) return report_missing_page(listed);
    }
    if (is_missing) return report_missing_file(listed);
    if (info && info->is_folder) return report_folder(listed);
    add_chapter(path, listed);
  }

  // Whether the place in the contents is the first for this path.
  bool is_first(const std::string& path, const ListedItem& listed) {
    const auto [first, is_new] = first_listed_.emplace(path, listed.item.listed);
    if (is_new) return true;
    Diagnostic& diagnostic =
        context_.diags.report(Code::repeated_chapter, listed.item.listed, listed.name.text);
    diagnostic.hint = "keep it in one place";
    diagnostic.related.push_back({first->second, "first listed here"});
    return false;
  }

  void add_page(GeneratedPage page, ListedItem& listed) {
    const std::string_view name = vocabulary::info_of(page).name;
    if (!is_first("<" + std::string(name) + ">", listed)) return;
    contents_.push_back(generated_item(page, std::move(listed.item)));
  }

  const std::string& real_path(const std::string& path) {
    const auto [known, is_new] = real_paths_.try_emplace(path);
    if (is_new) {
      const std::string name = path::join(context_.root, path);
      const Result<std::string> real = context_.files.real_path(name);
      known->second = real ? *real : name;
    }
    return known->second;
  }

  void add_chapter(const std::string& path, const ListedItem& listed) {
    if (!is_first(real_path(path), listed)) return;
    ContentsItem item = listed.item;
    item.path = path;
    contents_.push_back(std::move(item));
  }

  void add_matches(const ListedItem& listed, const std::string& pattern) {
    const std::vector<std::string> found = matcher_.match(pattern);
    for (const std::string& path : found) {
      // Listed by its own name, or by an earlier pattern: it has its place.
      if (named_.contains(path) || first_listed_.contains(real_path(path))) continue;
      add_chapter(path, listed);
    }
    if (!found.empty()) return;
    context_.diags.report(Code::empty_pattern, listed.item.listed, listed.name.text).hint =
        "a pattern finds files that end in `.md` or `.markdown`";
  }

  void report_folder(const ListedItem& listed) {
    std::string pattern = path::normalise(listed.name.text) + "/*.md";
    context_.diags.report(Code::folder_as_file, listed.item.listed, listed.name.text).hint =
        "list its files with a pattern: `" + pattern + "`";
  }

  const std::vector<std::string>& known_files() {
    if (!known_files_) known_files_ = find_all_markdown(context_);
    return *known_files_;
  }

  // A name without extension that is no file: a page of some kind, or a slip.
  void report_missing_page(const ListedItem& listed) {
    const std::string& name = listed.name.text;
    const bool is_page =
        vocabulary::find_book_part(name) ||
        std::find(kOtherPages.begin(), kOtherPages.end(), ascii::lower(name)) != kOtherPages.end();
    if (!is_page) return report_missing_file(listed);
    Diagnostic& diagnostic = context_.diags.report(Code::unknown_page, listed.item.listed, name);
    const std::string own = path::join(listed.folder, name + ".md");
    const std::vector<std::string>& files = known_files();
    diagnostic.hint = std::find(files.begin(), files.end(), own) != files.end()
                          ? "did you mean `" + name + ".md`?"
                          : "write it as a file of your own, `" + name +
                                ".md`; generated are `title-page`, `contents` and `notes`";
  }

  void report_missing_file(const ListedItem& listed) {
    const std::string& name = listed.name.text;
    // The right name in another folder is nearer than any other.
    const std::string moved = find_moved(ascii::lower(path::name_of(name)));
    std::string hint = moved.empty() ? guess(listed) : "did you mean `" + moved + "`?";
    if (hint.empty()) hint = "there is no file like it in the book's folder";
    context_.diags.report(Code::missing_chapter, listed.item.listed, name).hint = std::move(hint);
  }

  // The first file of that name, whose capitals do not count; or empty.
  std::string find_moved(const std::string& name) {
    if (first_named_.empty()) {
      for (const std::string& path : known_files())
        first_named_.emplace(ascii::lower(path::name_of(path)), path);
    }
    const auto found = first_named_.find(name);
    return found == first_named_.end() ? std::string() : found->second;
  }

  std::string guess(const ListedItem& listed) {
    std::vector<std::string> candidates = known_files();
    for (const std::string_view page : vocabulary::generated_page_names()) {
      if (!listed.is_file) candidates.emplace_back(page);
    }
    return guesses_.did_you_mean(path::join(listed.folder, listed.name.text), candidates);
  }

  LoadContext& context_;
  FileMatcher matcher_;
  std::vector<ContentsItem> contents_;
  std::unordered_map<std::string, std::string> real_paths_;
  std::unordered_set<std::string> named_;                     // paths that are listed by name
  std::unordered_map<std::string, Span> first_listed_;        // by real path
  std::optional<std::vector<std::string>> known_files_;       // read when first asked for
  std::unordered_map<std::string, std::string> first_named_;  // of those, by name
  Guesses guesses_;
};

}  // namespace

void read_contents_plan(const yaml::Node& node, const std::string& folder, ContentsPlan& plan,
                        Diagnostics& diags) {
  if (!node.is_map()) {
    if (node.is_null()) {
      read_text("contents", node, diags);
    } else {
      plan.body = Section{node, folder};
    }
    return;
  }
  constexpr auto kSections = std::to_array<std::string_view>({"front", "body", "back"});
  report_unknown_keys(node, kSections, diags);
  for (const yaml::Entry& entry : node.entries) {
    if (entry.key == "front") plan.front = Section{entry.value, folder};
    if (entry.key == "body") plan.body = Section{entry.value, folder};
    if (entry.key == "back") plan.back = Section{entry.value, folder};
  }
}

std::vector<ContentsItem> make_contents(std::vector<ListedItem> listed, LoadContext& context) {
  return Resolver(context).resolve(std::move(listed));
}

void add_default_pages(std::vector<ContentsItem>& contents) {
  const auto is_generated = [](const ContentsItem& item) {
    return item.kind == ContentsItem::Kind::generated;
  };
  if (std::any_of(contents.begin(), contents.end(), is_generated)) return;
  ContentsItem page;
  page.matter = vocabulary::Matter::front;
  contents.insert(contents.begin(), {generated_item(GeneratedPage::title_page, page),
                                     generated_item(GeneratedPage::contents, page)});
}

std::vector<ContentsItem> make_default_contents(std::vector<ContentsItem> chapters) {
  add_default_pages(chapters);
  return chapters;
}

}  // namespace colophon::manuscript
