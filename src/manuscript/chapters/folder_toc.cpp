#include "manuscript/chapters/folder_toc.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <unordered_map>

#include "base/path.h"
#include "manuscript/chapters/folder_names.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/markdown_lines.h"

namespace colophon::manuscript {
namespace {

bool opens_toc(std::string_view line) {
  const std::size_t ticks = std::min(line.find_first_not_of('`'), line.size());
  const std::string_view info = trim(line.substr(ticks));
  return ticks >= 3 && (info == "toc" || info == "{toctree}");
}

// By each folder, how many chapters lie in it or below it.
std::unordered_map<std::string_view, std::size_t> count_chapters(
    const std::vector<DraftItem>& entries) {
  std::unordered_map<std::string_view, std::size_t> chapters;
  for (const DraftItem& entry : entries) {
    for (std::string_view path = entry.item.path; !path.empty();) {
      path = path::folder_of(path);
      ++chapters[path];
    }
  }
  return chapters;
}

}  // namespace

std::string without_extension(std::string_view path) {
  return std::string(path.substr(0, path.size() - path::extension_of(path).size()));
}

// As d2lbook, Sphinx and MyST have it: `:option:` lines, then names, or `Title <name>`.
Toc find_toc(std::string_view text, std::string_view folder) {
  Toc toc;
  MarkdownLines lines(text);
  using Kind = MarkdownLine::Kind;
  bool is_open = false;
  while (const std::optional<MarkdownLine> line = lines.next()) {
    if (line->kind == Kind::fence_begin && opens_toc(line->text)) {
      is_open = true;
      toc.begin = line->begin;
    } else if (is_open && line->kind == Kind::fence_end) {
      toc.end = std::min(line->begin + line->text.size() + 1, text.size());
      return toc;
    } else if (std::string_view name = trim(line->text);
               is_open && !name.empty() && name[0] != ':') {
      if (const std::size_t open = name.rfind('<'); open != name.npos && name.ends_with('>')) {
        name = name.substr(open + 1, name.size() - open - 2);
      }
      toc.paths.push_back(without_extension(path::join(folder, name)));
    }
  }
  return {};  // there is none, or it is never closed
}

void take_out(const Toc& toc, DraftItem& page, LoadContext& context) {
  const Span text = page.item.text.front();
  const auto begin = text.begin + static_cast<std::uint32_t>(toc.begin);
  const auto end = text.begin + static_cast<std::uint32_t>(toc.end);
  const std::string_view written = context.sources.text_of({text.source, begin, end});
  const std::string_view fence = written.substr(0, written.find('\n'));
  const Span place = {text.source, begin, begin + static_cast<std::uint32_t>(fence.size())};
  context.diags
      .report(Code::removed_template, place, trim(fence.substr(fence.find_first_not_of('`'))))
      .hint = "the order of the chapters is taken from it";
  page.item.text.front().end = begin;
  page.item.text.push_back({text.source, end, text.end});
  page.is_blank = trim(context.sources.text_of({text.source, text.begin, begin})).empty() &&
                  trim(context.sources.text_of({text.source, end, text.end})).empty();
}

void take_out_tocs(std::vector<DraftItem>& entries, LoadContext& context) {
  const std::unordered_map<std::string_view, std::size_t> chapters = count_chapters(entries);
  std::set<std::string, std::less<>> seen;  // folders that have had their page
  for (DraftItem& page : entries) {
    const std::string& path = page.item.path;
    if (page.item.kind != ContentsItem::Kind::chapter || !is_index(path)) continue;
    const std::string folder(path::folder_of(path));
    if (!seen.insert(folder).second) continue;
    const Toc toc = find_toc(context.sources.text_of(page.item.text.front()), folder);
    if (toc.end == 0) continue;
    if (chapters.at(folder) > 1) take_out(toc, page, context);
  }
}

}  // namespace colophon::manuscript
