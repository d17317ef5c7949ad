#include "manuscript/chapters/folder_toc.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <unordered_map>

#include "base/path.h"
#include "manuscript/chapters/folder_names.h"
#include "manuscript/metadata/values.h"

namespace colophon::manuscript {
namespace {

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

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
  bool is_open = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    if (!is_open && opens_toc(line)) {
      is_open = true;
      toc.begin = at;
    } else if (is_open && line.starts_with("```")) {
      toc.end = std::min(at + line.size() + 1, text.size());
      return toc;
    } else if (std::string_view name = trim(line); is_open && !name.empty() && name[0] != ':') {
      if (const std::size_t open = name.rfind('<'); open != name.npos && name.ends_with('>')) {
        name = name.substr(open + 1, name.size() - open - 2);
      }
      toc.paths.push_back(without_extension(path::join(folder, name)));
    }
    at += line.size() + 1;
  }
  return {};  // there is none, or it is never closed
}

void take_out(const Toc& toc, DraftItem& page, LoadContext& context) {
  const Span text = page.item.text.front();
  const auto begin = text.begin + static_cast<std::uint32_t>(toc.begin);
  const auto end = text.begin + static_cast<std::uint32_t>(toc.end);
  const std::string_view fence = line_at(context.sources.text_of({text.source, begin, end}), 0);
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
