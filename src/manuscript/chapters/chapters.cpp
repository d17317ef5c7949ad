#include "manuscript/chapters/chapters.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "base/disk/outside.h"
#include "base/path.h"
#include "manuscript/chapters/first_heading.h"
#include "manuscript/chapters/title_heading.h"
#include "manuscript/metadata/roles.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/front_matter.h"
#include "manuscript/sources/open_source.h"

namespace colophon::manuscript {
namespace {

bool is_chapter(const DraftItem& entry) { return entry.item.kind == ContentsItem::Kind::chapter; }

bool has_any(const yaml::Node& map, std::span<const std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&map](std::string_view key) { return yaml::find(map, key) != nullptr; });
}

bool has_title(const DraftItem& entry) { return yaml::find(entry.front, "title") != nullptr; }

bool has_author(const DraftItem& entry) {
  constexpr auto kKeys =
      std::to_array<std::string_view>({"author", "authors", "creator", "creators"});
  return has_any(entry.front, kKeys);
}

// Reads one chapter's file; false where that is impossible.
bool read_chapter(DraftItem& entry, LoadContext& context) {
  const std::string path = path::join(context.root, entry.item.path);
  const Result<SourceId> source = open_source(path, context);
  if (!source && is_outside(source.failure())) {
    report_outside(entry.item.listed, entry.item.path, source.failure(), context.diags);
    return false;
  }
  if (!source) {
    context.diags.report(Code::unreadable_chapter, entry.item.listed, entry.item.path,
                         reason_of(source.failure()));
    return false;
  }
  const std::vector<Diagnostic>& said = context.diags.all();
  entry.is_no_text =
      !said.empty() && said.back().code == Code::not_text && said.back().span.source == *source;
  FrontMatter front = take_front_matter(*source, context);
  entry.front = std::move(front.map);
  entry.speaks_for_book = front.is_of_book;
  entry.item.text = {front.text};
  entry.is_blank = is_blank(context.sources.text_of(front.text));
  return true;
}

// Where to show a chapter: in the contents, or at its beginning where nobody lists it.
Span place_of(const ContentsItem& item) {
  if (item.listed) return item.listed;
  const Span text = item.text.front();
  return {text.source, text.begin, text.begin};
}

// Takes the heading that the text begins with out of it: the contents alone show it.
void hide_title(ContentsItem& item, const Sources& sources) {
  Span& span = item.text.front();
  const std::string_view text = sources.text_of(span);
  const Value title = find_first_heading(span, sources);
  if (!title || title.span.begin < span.begin) return;
  const std::size_t begin = title.span.begin - span.begin;
  if (text.substr(0, begin).find_first_not_of("# \t\n") != text.npos) return;
  std::size_t end = std::min(text.find('\n', begin), text.size());
  const bool is_underlined = text.substr(0, begin).find('#') == text.npos;
  if (is_underlined && end < text.size()) end = std::min(text.find('\n', end + 1), text.size());
  span.begin += static_cast<std::uint32_t>(end);
  item.title = title;
  item.label = title;
}

// Applies a chapter's front matter, settles its role, and shows its title where it has one.
void settle_chapter(DraftItem& entry, LoadContext& context) {
  ContentsItem& item = entry.item;
  if (item.hides_title) hide_title(item, context.sources);
  const Value listed = std::exchange(item.title, {});
  apply_front_matter(entry.front, item, context.diags);
  if (item.role == BookPart::none) item.role = role_from_name(item.path, item.matter);
  if (!item.title) {
    item.title = listed;
  } else if (!vocabulary::may_be_nameless(item.role)) {
    begin_with_title(item, context);
  }
}

}  // namespace

std::vector<DraftItem> read_chapters(std::vector<ContentsItem> contents, LoadContext& context) {
  std::vector<DraftItem> entries;
  entries.reserve(contents.size());
  std::uint64_t bytes = 0;
  for (ContentsItem& item : contents) {
    // Who adds up the chapters finds which of them is too much.
    if (bytes > context.spending.budget().bytes) break;
    DraftItem entry;
    entry.item = std::move(item);
    if (is_chapter(entry) && !read_chapter(entry, context)) continue;
    for (const Span& text : entry.item.text) bytes += text.end - text.begin;
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::optional<ConfigLayer> take_book_front_matter(std::vector<DraftItem>& entries,
                                                  Speaker speaker) {
  if (speaker == Speaker::nobody) return std::nullopt;
  const auto first =
      std::find_if(entries.begin(), entries.end(), [speaker](const DraftItem& entry) {
        return is_chapter(entry) && (speaker != Speaker::named || entry.item.speaks_for_book);
      });
  if (first == entries.end() || !first->front.is_map()) return std::nullopt;
  const auto is_other = [&first](const DraftItem& entry) {
    return is_chapter(entry) && &entry != &*first;
  };
  const bool is_lone = std::none_of(entries.begin(), entries.end(), is_other);
  const bool is_whole =
      speaker != Speaker::first_if_telling || first->speaks_for_book || first->is_blank;
  const bool speaks_for_all = is_whole || (has_title(*first) && has_author(*first) &&
                                           std::none_of(first + 1, entries.end(), has_title));
  if (!is_lone && !speaks_for_all) return std::nullopt;

  ConfigLayer layer;
  layer.map = first->front;
  layer.folder = path::normalise(path::folder_of(first->item.path));
  layer.has_foreign_keys = true;
  first->item.speaks_for_book = true;
  std::erase_if(first->front.entries,
                [](const yaml::Entry& entry) { return entry.key != "role" && entry.key != "id"; });
  // A file with nothing but the book's metadata is no chapter.
  if (first->is_blank && !is_lone) entries.erase(first);
  return layer;
}

std::vector<ContentsItem> settle_contents(std::vector<DraftItem> entries, LoadContext& context) {
  std::vector<ContentsItem> contents;
  contents.reserve(entries.size());
  for (DraftItem& entry : entries) {
    if (is_chapter(entry)) {
      settle_chapter(entry, context);
      if (entry.is_blank && !entry.item.begins_with_title) {
        if (entry.is_no_text) continue;  // which is said already
        context.diags.report(Code::empty_chapter, place_of(entry.item), entry.item.path).hint =
            "it is left out of the book";
        continue;
      }
    }
    contents.push_back(std::move(entry.item));
  }
  return contents;
}

}  // namespace colophon::manuscript
