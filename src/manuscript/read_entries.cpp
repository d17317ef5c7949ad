#include "manuscript/read_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/disk/outside.h"
#include "manuscript/book_file/contents.h"
#include "manuscript/book_file/contents_list.h"
#include "manuscript/chapters/folder_toc.h"
#include "manuscript/chapters/metadata_blocks.h"
#include "manuscript/left_out.h"
#include "manuscript/metadata/roles.h"
#include "manuscript/sources/folder.h"

namespace colophon::manuscript {
namespace {

bool is_chapter(const ContentsItem& item) { return item.kind == ContentsItem::Kind::chapter; }

// The contents: those of a book file over those of another tool, and of the folder where nobody
// wrote any.
std::vector<ContentsItem> list_book(FoundBook& book, const ContentsPlan& plan,
                                    LoadContext& context) {
  if (book.project) {
    std::vector<ContentsItem> contents = make_contents(std::move(book.project->contents), context);
    add_default_pages(contents);
    return contents;
  }
  if (plan) return make_contents(list_contents(plan, context.diags), context);
  for (const auto& [path, failure] : book.listing.links_out) {
    report_outside({}, path, failure, context.diags, Wanted::folder);
    context.diags.all().back().severity = Severity::warning;  // nobody knows what is in it
  }
  if (!book.has_contents) report_left_out(book.listing.left_out, context);
  return make_default_contents(std::move(book.listing.chapters));
}

// What a folder is read as that nobody has said anything of.
void report_folder(const FoundBook& book, std::span<const DraftItem> entries,
                   std::string_view order, LoadContext& context) {
  const auto is_shown = [](const DraftItem& entry) {
    return is_chapter(entry.item) && !entry.is_blank;
  };
  const auto chapters = std::count_if(entries.begin(), entries.end(), is_shown);
  std::string what = book.kind;
  if (what.empty() && chapters == 1) {
    const auto lone = std::find_if(entries.begin(), entries.end(), is_shown);
    what = fmt::format("a manuscript in one file: `{}`", lone->item.path);
  } else if (what.empty()) {
    what = "a plain folder";
  }
  if (chapters > 1) what += fmt::format(", its chapters in {}", order);
  Diagnostic& note = context.diags.report(Code::recognised_book, {}, what);
  if (chapters > 1) note.hint = "list them below `contents:` in `book.yaml` to have another";
}

// The chapters of a folder in the order that they give themselves.
void arrange_folder(const FoundBook& book, std::vector<DraftItem>& entries, LoadContext& context) {
  const std::string order = arrange_chapters(entries, context);
  add_folder_parts(entries, context.sources);
  if (!book.has_contents) report_folder(book, entries, order, context);
}

// A book with a title page of its own begins with it and needs none of ours.
void begin_with_own_title_page(std::vector<DraftItem>& entries) {
  const auto own = std::find_if(entries.begin(), entries.end(), [](const DraftItem& entry) {
    const ContentsItem& item = entry.item;
    const bool is_named = item.role == BookPart::none && is_markdown(item.path) &&
                          role_from_name(item.path, item.matter) == BookPart::title_page;
    return is_chapter(item) && !entry.is_blank && (is_named || item.role == BookPart::title_page);
  });
  if (own == entries.end()) return;
  own->item.matter = Matter::front;
  std::rotate(entries.begin(), own, own + 1);
  std::erase_if(entries, [](const DraftItem& entry) {
    return entry.item.kind == ContentsItem::Kind::generated &&
           entry.item.page == GeneratedPage::title_page;
  });
}

}  // namespace

std::vector<DraftItem> read_entries(FoundBook& book, const Tool& tool,
                                    std::span<const ConfigLayer> layers, LoadContext& context) {
  const ContentsPlan plan = read_plan(layers, context);
  const bool is_plain = !book.project && !book.is_file_list && !plan;
  std::vector<ContentsItem> contents = list_book(book, plan, context);
  for (const ContentsItem& item : contents) book.named.push_back(item.path);
  std::vector<DraftItem> entries = read_chapters(std::move(contents), context);
  if (tool.has_metadata_blocks) {
    for (DraftItem& entry : entries) take_metadata_blocks(entry, context);
  }
  if (is_plain) arrange_folder(book, entries, context);
  if (tool.apply_marks) tool.apply_marks(entries, !book.project, context);
  if (plan) {
    take_out_tocs(entries, context);
  } else {
    begin_with_own_title_page(entries);
  }
  return entries;
}

}  // namespace colophon::manuscript
