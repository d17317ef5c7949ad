// Description lists: groups of terms and their descriptions, each in a <div> or none (HTML standard
// section 4.4.9).
#include <vector>

#include "passes/content_model/children.h"
#include "passes/content_model/order.h"

namespace colophon::passes {

namespace {

bool is_term(pugi::xml_node node) { return is_element(node, "dt"); }
bool is_description(pugi::xml_node node) { return is_element(node, "dd"); }

// Whether a <div> holds terms, then descriptions, and no more.
bool is_group(pugi::xml_node div) {
  bool has_term = false;
  bool has_description = false;
  for (const pugi::xml_node child : div.children()) {
    if (is_blank(child)) continue;
    const bool is_next = is_term(child) ? !has_description : is_description(child) && has_term;
    if (!is_next) return false;
    (is_term(child) ? has_term : has_description) = true;
  }
  return has_description;
}

bool has_groups_only(const Ordering& list) {
  bool any = false;
  for (const pugi::xml_node child : list.parent.children()) {
    if (is_blank(child)) continue;
    if (!is_element(child, "div")) return false;
    treat_children(list.markup, child, list.diags);
    if (!is_group(child)) return false;
    any = true;
  }
  return any;
}

// A <div> that is no group, or stands among bare terms, gives its content.
void unwrap_groups(Ordering& list) {
  for (pugi::xml_node child = list.parent.first_child(); child;) {
    if (!is_element(child, "div")) {
      child = child.next_sibling();
      continue;
    }
    list.report_misplaced(child);
    treat_children(list.markup, child, list.diags);
    child = list.markup.unwrap(child);
  }
}

// What comes before the first term describes nothing: it stands before the list.
void move_beginning_out(Ordering& list) {
  for (pugi::xml_node first = list.parent.first_child(); first && !is_term(first);
       first = list.parent.first_child()) {
    if (is_blank(first)) {
      list.markup.remove(first);
      continue;
    }
    if (is_description(first)) {
      list.diags
          .report(Code::incomplete_element, list.markup.span_of(first), "dd", "`<dt>` before it")
          .hint = "write what it describes in a `<dt>`, or write it as a paragraph";
      list.markup.rename(first, "div");
    } else {
      list.report_misplaced(first);
    }
    list.move_out(first, list.parent);
  }
}

void wrap_others(Ordering& list) {
  for (pugi::xml_node at = list.parent.first_child(); at; at = at.next_sibling()) {
    if (is_blank(at) || is_term(at) || is_description(at)) continue;
    list.report_misplaced(at);
    std::vector<pugi::xml_node> run;
    for (pugi::xml_node node = at; node && !is_term(node) && !is_description(node);
         node = node.next_sibling()) {
      run.push_back(node);
    }
    at = list.wrap_run(run, "dd");
  }
}

}  // namespace

void order_description_list(Ordering& list) {
  if (has_groups_only(list)) return;
  unwrap_groups(list);
  move_beginning_out(list);
  wrap_others(list);
  pugi::xml_node last = list.parent.last_child();
  while (last && !is_element(last)) last = last.previous_sibling();
  if (!is_term(last)) return;
  list.diags.report(Code::incomplete_element, list.markup.span_of(last), "dt", "`<dd>` after it");
  list.markup.insert_element_after(last, "dd");
}

}  // namespace colophon::passes
