#include "manuscript/book_file/contents_list.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "manuscript/metadata/metadata_values.h"
#include "manuscript/metadata/roles.h"
#include "manuscript/metadata/values.h"
#include "manuscript/sources/front_matter.h"

namespace colophon::manuscript {
namespace {

constexpr auto kItemKeys =
    std::to_array<std::string_view>({"file", "title", "label", "role", "language", "lang", "id",
                                     "heading", "matter", "front-matter", "chapters"});
constexpr auto kPartKeys = std::to_array<std::string_view>({"part", "matter", "chapters"});
constexpr auto kGroupKeys = std::to_array<std::string_view>({"chapters"});

// `matter: back`, over where the list stands.
void read_matter(const yaml::Node& node, vocabulary::Matter& matter, Diagnostics& diags) {
  using vocabulary::Matter;
  const Value value = read_text("matter", node, diags);
  if (value.text == "front") {
    matter = Matter::front;
  } else if (value.text == "body") {
    matter = Matter::body;
  } else if (value.text == "back") {
    matter = Matter::back;
  } else if (value) {
    report_wrong_type("matter", value.span, "`front`, `body` or `back`", diags);
  }
}

// `heading: hidden`: the contents alone have it.
void read_heading(const yaml::Node& node, ContentsItem& item, Diagnostics& diags) {
  const Value value = read_text("heading", node, diags);
  item.hides_title = value.text == "hidden";
  if (value && !item.hides_title && value.text != "shown") {
    report_wrong_type("heading", value.span, "`shown` or `hidden`", diags);
  }
}

// `front-matter: book`: it speaks for the whole book.
void read_speaker(const yaml::Node& node, ContentsItem& item, Diagnostics& diags) {
  const Value value = read_text("front-matter", node, diags);
  item.speaks_for_book = value.text == "book";
  if (value && !item.speaks_for_book && value.text != "chapter") {
    report_wrong_type("front-matter", value.span, "`book` or `chapter`", diags);
  }
}

struct Place {
  vocabulary::Matter matter = vocabulary::Matter::body;
  int depth = 0;
  std::string folder;
};

class Lister {
 public:
  explicit Lister(Diagnostics& diags) : diags_(diags) {}

  std::vector<ListedItem> take() { return std::move(items_); }

  void list(const yaml::Node& node, const Place& place) {
    for (const yaml::Node& item : items_of(node)) list_one(item, place);
  }

 private:
  // Recursion follows parts within parts, which end where yaml::parse has its limit.
  void list_one(const yaml::Node& node, const Place& place) {
    if (node.is_map() && yaml::find(node, "part")) return list_part(node, place);
    if (node.is_map() && yaml::find(node, "file")) return list_file(node, place);
    if (node.is_map() && yaml::find(node, "chapters")) return list_group(node, place);
    if (node.is_map() || node.is_sequence()) return reject(node);
    add_file(read_text("contents", node, diags_), place, {});
  }

  void reject(const yaml::Node& node) {
    Diagnostic& diagnostic = report_wrong_type(
        "contents", node.span, "a list of files, pages, and maps with `file` or `part`", diags_);
    if (node.entries.size() != 1) return;
    const yaml::Entry& entry = node.entries.front();
    diagnostic.hint =
        entry.value.is_scalar()
            ? fmt::format("write `{{file: {}, title: {}}}`", entry.value.text, entry.key)
            : fmt::format("write `part: {}` and the list below `chapters:`", entry.key);
  }

  void add_file(Value name, const Place& place, ContentsItem item) {
    if (!name) return;
    item.matter = place.matter;
    item.depth = place.depth;
    item.listed = name.span;
    items_.push_back({std::move(name), place.folder, std::move(item)});
  }

  void list_file(const yaml::Node& node, const Place& place) {
    report_unknown_keys(node, kItemKeys, diags_);
    ContentsItem item;
    apply_front_matter(node, item, diags_);
    Place here = place;
    for (const yaml::Entry& entry : node.entries) {
      if (entry.key == "label") item.label = read_title(entry.key, entry.value, diags_);
      if (entry.key == "matter") read_matter(entry.value, here.matter, diags_);
      if (entry.key == "heading") read_heading(entry.value, item, diags_);
      if (entry.key == "front-matter") read_speaker(entry.value, item, diags_);
    }
    add_file(read_text("file", *yaml::find(node, "file"), diags_), here, std::move(item));
    const yaml::Node* chapters = yaml::find(node, "chapters");
    if (chapters) list(*chapters, {here.matter, here.depth + 1, here.folder});
  }

  // Chapters that lie one deeper without anything above them.
  void list_group(const yaml::Node& node, const Place& place) {
    report_unknown_keys(node, kGroupKeys, diags_);
    list(*yaml::find(node, "chapters"), {place.matter, place.depth + 1, place.folder});
  }

  void list_part(const yaml::Node& node, const Place& place) {
    report_unknown_keys(node, kPartKeys, diags_);
    const yaml::Node& title = *yaml::find(node, "part");
    Place here = place;
    if (const yaml::Node* matter = yaml::find(node, "matter")) {
      read_matter(*matter, here.matter, diags_);
    }
    ListedItem part;
    part.item.kind = ContentsItem::Kind::part;
    part.item.role = vocabulary::BookPart::part;
    part.item.title = read_title("part", title, diags_);
    part.item.matter = here.matter;
    part.item.depth = here.depth;
    part.item.listed = title.span;
    const bool has_title = static_cast<bool>(part.item.title);
    if (has_title) items_.push_back(std::move(part));

    const yaml::Node* chapters = yaml::find(node, "chapters");
    if (!chapters || chapters->is_null()) {
      report_wrong_type("chapters", chapters ? chapters->span : title.span, "a list of files",
                        diags_)
          .hint = "list the part's files below `chapters:`";
      return;
    }
    list(*chapters, {here.matter, here.depth + (has_title ? 1 : 0), here.folder});
  }

  Diagnostics& diags_;
  std::vector<ListedItem> items_;
};

}  // namespace

std::vector<ListedItem> list_contents(const ContentsPlan& plan, Diagnostics& diags) {
  using vocabulary::Matter;
  Lister lister(diags);
  if (plan.front) lister.list(plan.front->list, {Matter::front, 0, plan.front->folder});
  if (plan.body) lister.list(plan.body->list, {Matter::body, 0, plan.body->folder});
  if (plan.back) lister.list(plan.back->list, {Matter::back, 0, plan.back->folder});
  return lister.take();
}

}  // namespace colophon::manuscript
