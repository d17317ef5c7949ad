#include "manuscript/contents_list.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "manuscript/front_matter.h"
#include "manuscript/metadata_values.h"
#include "manuscript/roles.h"
#include "manuscript/values.h"

namespace colophon::manuscript {
namespace {

constexpr auto kItemKeys =
    std::to_array<std::string_view>({"file", "title", "role", "language", "lang", "id"});
constexpr auto kPartKeys = std::to_array<std::string_view>({"part", "chapters"});

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
    add_file(read_text("file", *yaml::find(node, "file"), diags_), place, std::move(item));
  }

  void list_part(const yaml::Node& node, const Place& place) {
    report_unknown_keys(node, kPartKeys, diags_);
    const yaml::Node& title = *yaml::find(node, "part");
    ListedItem part;
    part.item.kind = ContentsItem::Kind::part;
    part.item.role = vocabulary::BookPart::part;
    part.item.title = read_title("part", title, diags_);
    part.item.matter = place.matter;
    part.item.depth = place.depth;
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
    list(*chapters, {place.matter, place.depth + (has_title ? 1 : 0), place.folder});
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
