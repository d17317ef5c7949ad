#include "passes/book/chapter_finder.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/path.h"
#include "base/unicode.h"
#include "passes/common/addresses.h"

namespace colophon::passes {

namespace {

// What the files of chapters and the pages made of them end with.
constexpr std::array<std::string_view, 11> kExtensions = {".htm",   ".html", ".markdown", ".md",
                                                          ".mdown", ".mdx",  ".mkd",      ".qmd",
                                                          ".rmd",   ".txt",  ".xhtml"};

std::string without_extension(const std::string& path) {
  const std::string extension = path::extension_of(path);
  const bool is_known =
      std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
  return is_known ? path.substr(0, path.size() - extension.size()) : path;
}

// A README or an index is the page of its folder.
std::string page_of(const std::string& stem) {
  const std::string name = unicode::to_lower(path::name_of(stem));
  if (name != "readme" && name != "index" && name != "_index") return stem;
  return path::normalise(path::folder_of(stem));
}

// Equal for names that people take for the same.
std::string name_key(std::string_view name) {
  std::string key = unicode::fold_case(name);
  std::replace(key.begin(), key.end(), ' ', '-');
  std::replace(key.begin(), key.end(), '_', '-');
  return key;
}

bool ends_with_path(std::string_view path, std::string_view end) {
  if (!path.ends_with(end)) return false;
  return path.size() == end.size() || path[path.size() - end.size() - 1] == '/';
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(
      std::mismatch(a.begin(),
                    a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
}

}  // namespace

void index_chapters(Book& book) {
  const auto add_name = [&](std::string_view path, std::size_t document) {
    std::vector<std::size_t>& named = book.documents_of_name[name_key(path::name_of(path))];
    if (named.empty() || named.back() != document) named.push_back(document);
  };
  for (std::size_t i = 0; i < book.documents.size(); ++i) {
    const std::string& path = book.documents[i].path;
    if (path.empty()) continue;
    book.document_of_path.emplace(path, i);
    const std::string stem = without_extension(path);
    book.document_of_stem.emplace(stem, i);
    add_name(stem, i);
  }
  // A file's own name goes before one that it has as a folder's page.
  for (std::size_t i = 0; i < book.documents.size(); ++i) {
    const std::string& path = book.documents[i].path;
    if (path.empty()) continue;
    const std::string stem = without_extension(path);
    const std::string page = page_of(stem);
    if (page == stem) continue;
    book.document_of_stem.emplace(page, i);
    book.document_of_stem.emplace(path::join(page, "index"), i);
    add_name(page, i);
  }
}

ChapterFinder::ChapterFinder(const Document& from, const Book& book)
    : book_(book),
      folder_(folder_of(from.item)),
      page_(without_extension(path::normalise(from.path))) {}

std::optional<ChapterFinder::Found> ChapterFinder::find(std::string_view href) const {
  if (const auto found = find_written(href)) return found;
  if (href.find('\\') == href.npos) return std::nullopt;
  std::string slashed(href);
  std::replace(slashed.begin(), slashed.end(), '\\', '/');
  std::optional<Found> found = find_written(slashed);
  if (found) found->other_case = true;
  return found;
}

std::optional<ChapterFinder::Found> ChapterFinder::find_written(std::string_view href) const {
  const LocalAddress address = read_address(href, folder_);
  const std::string& path = address.path;
  if (const auto document = at(path)) return Found{*document};
  const std::string stem = page_of(without_extension(path));
  if (address.written.starts_with('/')) {
    if (const auto document = ending_with(stem)) return Found{*document};
  } else {
    const std::string seen = read_address(href, page_).path;
    const auto document = at(seen);
    // The page is no README of its own, only itself.
    const bool is_own = document && without_extension(book_.documents[*document].path) == page_;
    if (document && (!is_own || seen == page_)) return Found{*document};
  }
  if (href.find('/') == href.npos) {
    if (const auto document = with_id(path)) return Found{*document};
  }
  const auto named = book_.documents_of_name.find(name_key(path::name_of(stem)));
  if (named == book_.documents_of_name.end()) return std::nullopt;
  const std::string wanted = unicode::fold_case(stem);
  for (const std::size_t document : named->second) {
    if (unicode::fold_case(page_of(without_extension(book_.documents[document].path))) == wanted)
      return Found{document, true};
  }
  return std::nullopt;
}

std::optional<std::size_t> ChapterFinder::find_note(std::string_view name) const {
  const std::string path = path::normalise(unicode::nfc(name));
  return ending_with(without_extension(path::is_absolute(path) ? path.substr(1) : path));
}

std::optional<std::size_t> ChapterFinder::at(const std::string& path) const {
  if (const auto found = book_.document_of_path.find(path); found != book_.document_of_path.end())
    return found->second;
  const std::string base = without_extension(path);
  for (const std::string& stem : {base, path, page_of(base)}) {
    if (const auto found = book_.document_of_stem.find(stem); found != book_.document_of_stem.end())
      return found->second;
  }
  return std::nullopt;
}

// Of several, the one that has most of its path in common with this file's.
std::optional<std::size_t> ChapterFinder::ending_with(std::string_view stem) const {
  const auto named = book_.documents_of_name.find(name_key(path::name_of(stem)));
  if (named == book_.documents_of_name.end()) return std::nullopt;
  const std::string wanted = name_key(stem);
  std::optional<std::size_t> nearest;
  std::size_t most = 0;
  for (const std::size_t document : named->second) {
    const std::string own = without_extension(book_.documents[document].path);
    if (!ends_with_path(name_key(own), wanted) && !ends_with_path(name_key(page_of(own)), wanted))
      continue;
    const std::size_t common = common_prefix(own, page_);
    if (nearest && common <= most) continue;
    nearest = document;
    most = common;
  }
  return nearest;
}

// bookdown names a page by the id of its heading.
std::optional<std::size_t> ChapterFinder::with_id(const std::string& path) const {
  if (path::extension_of(path) != ".html" || path::stem_of(path) == "index") return std::nullopt;
  const auto found = book_.holders_of_id.find(std::string(path::stem_of(path)));
  if (found == book_.holders_of_id.end()) return std::nullopt;
  return found->second.front().document;
}

}  // namespace colophon::passes
