// Tables: caption?, colgroup*, thead?, (tbody* or tr+), tfoot? (HTML standard section 4.9.1, with
// the foot last as EPUBCheck asks for).
#include <initializer_list>
#include <string_view>
#include <vector>

#include "passes/content_model/children.h"
#include "passes/content_model/order.h"

namespace colophon::passes {

namespace {

bool is_cell(pugi::xml_node node) { return is_element(node, "td") || is_element(node, "th"); }

// What cannot stand in a table stands before it, where browsers show it.
void move_strangers_out(Ordering& table) {
  for (pugi::xml_node at = table.first_stranger(table.parent.first_child()); at;) {
    table.report_misplaced(at);
    if (is_cell(at)) {
      std::vector<pugi::xml_node> cells;
      for (pugi::xml_node node = at; is_cell(node) || (node && is_blank(node));
           node = node.next_sibling()) {
        cells.push_back(node);
      }
      at = table.first_stranger(table.wrap_run(cells, "tr"));
    } else if (is_element(at, "col")) {
      at = table.first_stranger(table.wrap_run({at}, "colgroup"));
    } else {
      const pugi::xml_node next = at.next_sibling();
      table.move_out(at, table.parent);
      at = table.first_stranger(next);
    }
  }
}

// Of several captions one is made, and it leads.
void gather_captions(Ordering& table) {
  pugi::xml_node caption = table.parent.child("caption");
  if (!caption) return;
  while (const pugi::xml_node other = caption.next_sibling("caption")) {
    table.report_misplaced(other);
    if (!has_blank_content(caption)) table.markup.append_element(caption, "br");
    table.markup.move_children(other, caption);
    table.markup.remove(other);
  }
  table.parent.prepend_move(caption);
}

// The first child that is neither blank nor one of `front`.
pugi::xml_node behind(pugi::xml_node table, std::initializer_list<std::string_view> front) {
  for (const pugi::xml_node node : table.children()) {
    bool is_front = is_blank(node);
    for (const std::string_view name : front) is_front = is_front || is_element(node, name);
    if (!is_front) return node;
  }
  return {};
}

void place_columns(Ordering& table) {
  const pugi::xml_node body = behind(table.parent, {"caption", "colgroup"});
  for (pugi::xml_node node = body; node;) {
    const pugi::xml_node next = node.next_sibling();
    if (is_element(node, "colgroup")) {
      table.report_misplaced(node);
      table.parent.insert_move_before(node, body);
    }
    node = next;
  }
}

void rename_following(Ordering& table, pugi::xml_node node, std::string_view name) {
  for (; node; node = node.next_sibling()) {
    if (!is_element(node, name)) continue;
    table.report_misplaced(node);
    table.markup.rename(node, "tbody");
  }
}

// A <thead> that does not lead is a body like others.
void place_head(Ordering& table) {
  const pugi::xml_node first = behind(table.parent, {"caption", "colgroup"});
  rename_following(table, is_element(first, "thead") ? first.next_sibling() : first, "thead");
}

// So is a second <tfoot>. HTML 4 had the first before the body.
void place_foot(Ordering& table) {
  const pugi::xml_node foot = table.parent.child("tfoot");
  if (!foot) return;
  rename_following(table, foot.next_sibling(), "tfoot");
  pugi::xml_node after = foot.next_sibling();
  while (after && !is_element(after)) after = after.next_sibling();
  if (after) table.parent.append_move(foot);
}

// Rows stand in bodies, all or none.
void wrap_rows(Ordering& table) {
  if (!table.parent.child("tbody")) return;
  for (pugi::xml_node node = table.parent.first_child(); node; node = node.next_sibling()) {
    if (!is_element(node, "tr")) continue;
    std::vector<pugi::xml_node> rows;
    for (pugi::xml_node row = node; row && (is_element(row, "tr") || is_blank(row));
         row = row.next_sibling()) {
      rows.push_back(row);
    }
    node = table.wrap_run(rows, "tbody");
  }
}

}  // namespace

void order_table(Ordering& table) {
  move_strangers_out(table);
  gather_captions(table);
  place_columns(table);
  place_head(table);
  place_foot(table);
  wrap_rows(table);
}

void order_columns(Ordering& group) {
  for (pugi::xml_node at = group.first_stranger(group.parent.first_child()); at;) {
    const pugi::xml_node next = at.next_sibling();
    group.report_misplaced(at);
    group.move_out(at, group.parent.parent());
    at = group.first_stranger(next);
  }
  if (group.parent.child("col")) group.markup.remove_attribute(group.parent, "span");
}

}  // namespace colophon::passes
