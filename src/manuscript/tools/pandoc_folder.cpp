#include "manuscript/tools/pandoc_folder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/path.h"
#include "base/unicode.h"
#include "manuscript/chapters/first_heading.h"
#include "manuscript/chapters/folder_names.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/folder.h"
#include "manuscript/sources/open_source.h"
#include "manuscript/tools/project_files.h"

namespace colophon::manuscript {
namespace {

std::string read_text_of(const std::string& path, LoadContext& context) {
  Result<std::string> bytes = context.files.read(path::join(context.root, path));
  return bytes ? clean_text(std::move(*bytes)).text : std::string();
}

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

// `% Title`, or `title: Title` in a line of its own.
std::string find_title(std::string_view text) {
  if (text.starts_with("% ")) return std::string(trim(line_at(text, 2)));
  constexpr std::string_view kKey = "title:";
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    if (line.starts_with(kKey)) {
      std::string_view title = trim(line.substr(kKey.size()));
      const bool is_quoted = title.size() > 1 && title.front() == title.back() &&
                             (title.front() == '"' || title.front() == '\'');
      return std::string(is_quoted ? title.substr(1, title.size() - 2) : title);
    }
    at += line.size() + 1;
  }
  return {};
}

std::string find_in(const std::string& folder, LoadContext& context) {
  return find_file_in(folder, {"metadata.yaml", "metadata.yml", "metadata.txt", "title.txt"},
                      context);
}

std::string first_folder(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == path.npos ? std::string() : std::string(path.substr(0, slash));
}

void leave_out(FolderListing& listing, const auto& is_out) {
  for (ContentsItem& item : listing.chapters) {
    if (is_out(item)) listing.left_out.push_back(item.path);
  }
  std::erase_if(listing.chapters, is_out);
}

bool has_number(const ContentsItem& item) {
  const std::string_view name = path::name_of(item.path);
  return !name.empty() && name.front() >= '0' && name.front() <= '9';
}

// Letters and digits alone, whatever their capitals.
std::string letters_of(std::string_view text) {
  std::string folded = unicode::fold_case(text);
  std::erase_if(folded, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
    return !is_letter;
  });
  return folded;
}

bool begins_with_title(std::string_view text, const std::string& title, Sources& scratch) {
  const SourceId source = scratch.add("", std::string(text));
  const Span whole = {source, 0, static_cast<std::uint32_t>(text.size())};
  return letters_of(find_first_heading(whole, scratch).text).starts_with(title);
}

}  // namespace

std::string find_pandoc_folder(FolderListing& listing, LoadContext& context) {
  std::set<std::string> folders;
  for (const ContentsItem& item : listing.chapters) folders.insert(first_folder(item.path));
  if (folders.contains("")) return {};
  for (const std::string& folder : folders) {
    std::string file = find_in(folder, context);
    if (file.empty() || find_title(read_text_of(file, context)).empty()) continue;
    leave_out(listing, [&folder](const ContentsItem& item) {
      return first_folder(item.path) != folder ||
             (path::folder_of(item.path) == folder && is_about_the_book(item.path));
    });
    // Without the folder's own page nothing lies under it.
    const auto highest = std::min_element(
        listing.chapters.begin(), listing.chapters.end(),
        [](const ContentsItem& a, const ContentsItem& b) { return a.depth < b.depth; });
    const int depth = highest == listing.chapters.end() ? 0 : highest->depth;
    for (ContentsItem& item : listing.chapters) item.depth -= depth;
    return file;
  }
  return {};
}

void keep_whole_book(const std::string& metadata, FolderListing& listing, LoadContext& context) {
  std::vector<ContentsItem>& chapters = listing.chapters;
  if (chapters.size() < 2 || std::any_of(chapters.begin(), chapters.end(), has_number)) return;
  const std::string title = letters_of(find_title(read_text_of(metadata, context)));
  if (title.empty()) return;
  std::uint64_t total = 0;
  std::uint64_t largest = 0;
  std::string path;
  for (const ContentsItem& item : chapters) {
    const Result<FileInfo> info = context.files.info(path::join(context.root, item.path));
    const std::uint64_t size = info ? info->size : 0;
    total += size;
    if (size <= largest) continue;
    largest = size;
    path = item.path;
  }
  Sources scratch;
  if (largest * 2 <= total || !begins_with_title(read_text_of(path, context), title, scratch))
    return;
  leave_out(listing, [&path](const ContentsItem& item) { return item.path != path; });
}

}  // namespace colophon::manuscript
