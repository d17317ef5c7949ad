#include "manuscript/left_out.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/path.h"
#include "manuscript/chapters/folder_names.h"
#include "manuscript/sources/folder.h"
#include "manuscript/tools/project_files.h"

namespace colophon::manuscript {
namespace {

constexpr std::size_t kMostExamined = 100;  // each is opened
constexpr std::size_t kBeginning = 4096;    // bytes that have the front matter

bool is_set_aside(const std::string& path, const ToolProject& project) {
  return std::any_of(
      project.set_aside.begin(), project.set_aside.end(), [&path](const std::string& aside) {
        return path == aside || (path.starts_with(aside) && path[aside.size()] == '/');
      });
}

bool names_drafts(std::string_view name) {
  const std::string plain = plain_name(name);
  return plain == "draft" || plain == "drafts" || plain == "-drafts";
}

// Whether a file or one of its folders is named as what an author keeps beside the book, or has a
// book file.
bool lies_beside_the_book(const std::string& path, LoadContext& context) {
  if (is_about_the_book(path) || names_drafts(path)) return true;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
    const std::string folder = path.substr(0, slash);
    if (is_beside_the_book(folder) || names_drafts(path::name_of(folder))) return true;
    if (is_file(path::join(folder, "book.yaml"), context)) return true;
  }
  return false;
}

bool is_draft(const std::string& path, LoadContext& context) {
  const Result<std::string> text =
      context.files.peek(path::join(context.root, path), 0, kBeginning);
  if (!text || !text->starts_with("---")) return false;
  const std::size_t draft = text->find("\ndraft: true");
  return draft != text->npos && draft < text->find("\n---", 3);
}

std::vector<std::string> find_unread(const FoundBook& book, LoadContext& context) {
  std::unordered_set<std::string_view> read;
  const std::unordered_set<std::string_view> named(book.named.begin(), book.named.end());
  for (std::size_t i = 0; i < context.sources.size(); ++i) {
    read.insert(context.sources[static_cast<SourceId>(i)].name);
  }
  std::vector<std::string> unread = find_all_markdown(context);
  std::erase_if(unread, [&](const std::string& path) {
    return named.contains(path) || read.contains(path::join(context.root, path));
  });
  return unread;
}

// Those of our own book that may be chapters.
std::vector<std::string> find_forgotten(std::vector<std::string> paths, LoadContext& context) {
  std::erase_if(paths,
                [&](const std::string& path) { return lies_beside_the_book(path, context); });
  if (paths.size() <= kMostExamined)
    std::erase_if(paths, [&](const std::string& path) { return is_draft(path, context); });
  return paths;
}

}  // namespace

void report_left_out(std::span<const std::string> paths, LoadContext& context) {
  if (paths.empty()) return;
  constexpr std::size_t kNamed = 5;
  std::string others;
  const std::span<const std::string> rest = paths.subspan(1);
  const std::size_t named = rest.size() <= kNamed + 1 ? rest.size() : kNamed;
  for (std::size_t i = 0; i < named; ++i) {
    const bool is_last = i + 1 == rest.size();
    others += fmt::format("{}`{}`", i == 0 ? "" : is_last ? " and " : ", ", rest[i]);
  }
  if (named < rest.size()) others += fmt::format(" and {} more", rest.size() - named);
  Diagnostic& diagnostic = context.diags.report(Code::unlisted_chapter, {}, paths.front());
  if (!others.empty())
    diagnostic.hint = fmt::format("so {} {}", rest.size() == 1 ? "does" : "do", others);
}

std::vector<std::string> find_unlisted(const FoundBook& book, LoadContext& context) {
  std::vector<std::string> unlisted = find_unread(book, context);
  if (book.project) {
    std::erase_if(unlisted,
                  [&](const std::string& path) { return is_set_aside(path, *book.project); });
    report_left_out(unlisted, context);
  } else if (book.has_contents) {
    report_left_out(find_forgotten(unlisted, context), context);
  }
  return unlisted;
}

}  // namespace colophon::manuscript
