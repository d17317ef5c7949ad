#include "manuscript/find_book.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/path.h"
#include "manuscript/load.h"
#include "manuscript/sources/folder.h"
#include "manuscript/sources/open_source.h"
#include "manuscript/tools/jekyll.h"
#include "manuscript/tools/pandoc_folder.h"
#include "manuscript/tools/recognise.h"

namespace colophon::manuscript {
namespace {

std::string parent_of(std::string_view path) { return path::normalise(path::folder_of(path)); }

std::string relative_to(std::string_view folder, const std::string& path) {
  return std::string(path::lies_in(path, folder) ? path::relative_to(folder, path) : path);
}

// From here on all that lies in the folder may be read.
void settle_root(std::string folder, LoadContext& context) {
  context.files.admit(folder);
  context.root = std::move(folder);
}

// The first of these names that is a file in the root.
std::string find_file(std::span<const std::string_view> names, LoadContext& context) {
  for (const std::string_view name : names) {
    const Result<FileInfo> info = context.files.info(path::join(context.root, name));
    if (info && info->is_folder) {
      context.diags.report(Code::folder_as_file, {}, path::join(context.root, name)).hint =
          "a book file is a text file; give the folder another name";
      continue;
    }
    // One that cannot even be looked at is there, and reading it says what is wrong.
    if (info || info.failure().kind != FailureKind::not_found) return std::string(name);
  }
  return {};
}

// Whether a file holds keys and no more: a text that begins with a fence or a title block is input
// to pandoc as the chapters are.
bool is_bare_metadata(const std::string& file, LoadContext& context) {
  if (is_yaml(file)) return true;
  const Result<std::string> text = context.files.peek(path::join(context.root, file), 0, 3);
  return text && !text->starts_with("---") && !text->starts_with('%') &&
         !text->starts_with("\xEF\xBB\xBF");
}

// The metadata that pandoc is given beside the chapters.
void add_pandoc_metadata(FoundBook& book, LoadContext& context) {
  constexpr auto kFiles = std::to_array<std::string_view>(
      {"metadata.yaml", "metadata.yml", "metadata.txt", "title.txt"});
  std::string file = find_file(kFiles, context);
  if (file.empty()) file = find_pandoc_folder(book.listing, context);
  if (file.empty()) return;
  std::vector<ContentsItem>& chapters = book.listing.chapters;
  std::erase_if(chapters, [&file](const ContentsItem& item) { return item.path == file; });
  book.kind = fmt::format("a manuscript for pandoc: `{}`", file);
  keep_whole_book(file, book.listing, context);
  if (is_bare_metadata(file, context)) {
    book.book_files.push_back(file);
    return;
  }
  ContentsItem item;
  item.path = file;
  chapters.insert(chapters.begin(), std::move(item));
}

// The Markdown files of the root, for a book whose contents nobody wrote; false, with a fatal
// diagnostic, where the root cannot be read.
bool list_root(FoundBook& book, LoadContext& context) {
  Result<FolderListing> listing = list_folder(context);
  if (listing) {
    book.listing = std::move(*listing);
    return true;
  }
  context.diags.report(Code::unreadable_file, {}, context.root, reason_of(listing.failure()));
  return false;
}

std::optional<FoundBook> find_in_folder(LoadContext& context) {
  constexpr auto kBookFiles = std::to_array<std::string_view>({"book.yaml", "book.yml"});
  FoundBook book;
  if (std::string file = find_file(kBookFiles, context); !file.empty()) {
    book.book_files.push_back(std::move(file));
    book.has_contents = true;
    if (!list_root(book, context)) return std::nullopt;
    return book;
  }
  if (book.project = recognise_book(context); book.project) return book;
  if (!list_root(book, context)) return std::nullopt;
  if (book.listing.chapters.empty()) {
    context.diags.report(Code::no_manuscript, {}, context.root).hint =
        "a book is a folder with `book.yaml` or with Markdown files (`.md`) in it";
    return std::nullopt;
  }
  book.site = recognise_jekyll(context);
  if (book.site) {
    book.kind = "a site of Jekyll";
  } else {
    add_pandoc_metadata(book, context);
  }
  return book;
}

std::optional<FoundBook> find_by_book_file(const std::string& path, LoadContext& context) {
  settle_root(parent_of(path), context);
  FoundBook book;
  book.has_contents = true;
  book.book_files.emplace_back(path::name_of(path));
  Result<FolderListing> listing = list_folder(context);
  if (listing) book.listing = std::move(*listing);
  return book;
}

// None where the file is not that of a tool whose book is there.
std::optional<FoundBook> find_by_tool_file(const std::string& path, LoadContext& context) {
  const std::optional<std::string> folder = folder_of_tool_file(path);
  if (!folder) return std::nullopt;
  const std::string root = context.root;
  settle_root(*folder, context);
  FoundBook book;
  book.project = recognise_by_file(relative_to(*folder, path), context);
  if (book.project) return book;
  context.root = root;
  return std::nullopt;
}

// Its name as a file.
std::string take_standard_input(LoadContext& context) {
  context.has_standard_input = true;
  return std::string(kStandardInputName);
}

// A path of the command line, and whether a chapter can be read there.
struct NamedFile {
  enum class Kind : std::uint8_t { file, missing, folder, repeated };
  std::string path;
  Kind kind = Kind::file;
};

std::vector<NamedFile> look_at(std::span<const std::string> paths, LoadContext& context) {
  using Kind = NamedFile::Kind;
  std::vector<NamedFile> named;
  std::unordered_set<std::string> seen;
  for (const std::string& path : paths) {
    if (path == kStandardInput) {
      named.push_back({take_standard_input(context)});
      continue;
    }
    NamedFile file{path::normalise(path)};
    context.files.admit(file.path);
    const Result<FileInfo> info = context.files.info(file.path);
    if (!info && info.failure().kind == FailureKind::not_found) {
      file.kind = Kind::missing;
    } else if (info && info->is_folder) {
      file.kind = Kind::folder;
    } else if (!seen.insert(file.path).second) {
      file.kind = Kind::repeated;
    }
    named.push_back(std::move(file));
  }
  return named;
}

void report_unread(std::span<const NamedFile> named, std::span<const std::string> paths,
                   LoadContext& context) {
  int guesses = 20;  // each lists a folder
  for (std::size_t i = 0; i < named.size(); ++i) {
    switch (named[i].kind) {
      case NamedFile::Kind::file:
        break;
      case NamedFile::Kind::missing: {
        std::string hint = "there is no such file";
        if (--guesses >= 0) hint = suggest_beside(named[i].path, hint, context);
        context.diags.report(Code::missing_chapter, {}, paths[i]).hint = std::move(hint);
        break;
      }
      case NamedFile::Kind::folder:
        context.diags.report(Code::folder_as_file, {}, paths[i]).hint =
            "build a folder alone, or name the files in it";
        break;
      case NamedFile::Kind::repeated:
        context.diags.report(Code::repeated_chapter, {}, paths[i]);
        break;
    }
  }
}

FoundBook make_file_list(std::span<const std::string> files, LoadContext& context) {
  // Chapters may show what lies beside their folders, as `chapters/a.md` does with `images/`: the
  // root is the working directory, unless a file is named that lies elsewhere. Files that have no
  // folder in common but the disk do not open it.
  std::string root = common_folder(files);
  if (!path::is_absolute(root) && !path::escapes(root)) root = ".";
  if (root == "/") {
    context.root = std::move(root);
  } else {
    settle_root(std::move(root), context);
  }
  for (const std::string& file : files) context.files.admit(parent_of(file));
  FoundBook book;
  book.is_file_list = true;
  for (const std::string& file : files) {
    std::string path = relative_to(context.root, file);
    if (is_yaml(file)) {
      book.book_files.push_back(std::move(path));
    } else {
      book.listing.chapters.emplace_back().path = std::move(path);
    }
  }
  return book;
}

FoundBook find_files(std::span<const std::string> paths, LoadContext& context) {
  const std::vector<NamedFile> named = look_at(paths, context);
  std::vector<std::string> files;
  for (const NamedFile& file : named) {
    if (file.kind == NamedFile::Kind::file) files.push_back(file.path);
  }
  FoundBook book = make_file_list(files, context);
  report_unread(named, paths, context);
  return book;
}

}  // namespace

std::string common_folder(std::span<const std::string> paths) {
  if (paths.empty()) return ".";
  std::string folder = parent_of(paths.front());
  for (const std::string& path : paths) {
    while (folder != "." && !path::lies_in(path, folder)) {
      folder = folder == "/" ? "." : parent_of(folder);
    }
  }
  return folder;
}

std::optional<FoundBook> find_book(std::span<const std::string> paths, LoadContext& context) {
  if (paths.size() > 1) return find_files(paths, context);

  if (!paths.empty() && paths.front() == kStandardInput) {
    const std::string file = take_standard_input(context);
    return make_file_list({&file, 1}, context);
  }
  const std::string path = paths.empty() ? "." : path::normalise(paths.front());
  context.files.admit(path);
  const Result<FileInfo> info = context.files.info(path);
  if (!info && info.failure().kind == FailureKind::not_found) {
    context.files.admit(parent_of(path));  // for its names: no book is read
    context.diags.report(Code::no_manuscript, {}, paths.empty() ? path : paths.front()).hint =
        suggest_beside(path, "there is no such file or folder", context);
    return std::nullopt;
  }
  if (!info) {
    context.diags.report(Code::unreadable_file, {}, path, reason_of(info.failure()));
    return std::nullopt;
  }
  if (!info->is_folder) {
    if (std::optional<FoundBook> book = find_by_tool_file(path, context)) return book;
  }
  if (!info->is_folder && is_yaml(path)) return find_by_book_file(path, context);
  if (!info->is_folder) return make_file_list({&path, 1}, context);
  settle_root(path, context);
  return find_in_folder(context);
}

}  // namespace colophon::manuscript
