// Ruby: base text, then its annotations, again and again; parentheses around each annotation or
// around none (HTML standard section 4.5.10).
#include "passes/content_model/children.h"
#include "passes/content_model/order.h"

namespace colophon::passes {

namespace {

bool is_annotation(pugi::xml_node node) {
  return is_element(node, "rt") || is_element(node, "rtc");
}

pugi::xml_node next_not_blank(pugi::xml_node node) {
  do {
    node = node.next_sibling();
  } while (node && is_blank(node));
  return node;
}

// Whether parentheses, where there are some, stand as in <rp> <rt> <rp> <rt> <rp>.
bool are_parentheses_sound(pugi::xml_node ruby) {
  bool is_open = false;  // an annotation stands, or may stand, behind an <rp>
  for (const pugi::xml_node child : ruby.children()) {
    if (is_blank(child)) continue;
    const pugi::xml_node next = next_not_blank(child);
    if (is_element(child, "rp")) {
      if (!is_open && !is_annotation(next)) return false;
      is_open = is_annotation(next);
    } else if (is_open && !(is_annotation(child) && is_element(next, "rp"))) {
      return false;
    }
  }
  return true;
}

void remove_parentheses(Ordering& ruby) {
  for (pugi::xml_node child = ruby.parent.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    if (is_element(child, "rp")) {
      ruby.report_misplaced(child);
      ruby.markup.remove(child);
    }
    child = next;
  }
}

// Nothing to set over the text.
void give_up(Ordering& ruby) {
  ruby.diags.report(Code::incomplete_element, ruby.markup.span_of(ruby.parent), "ruby", "`<rt>`");
  for (pugi::xml_node child : ruby.parent.children()) {
    if (is_element(child, "rp") || is_element(child, "rb")) ruby.markup.rename(child, "span");
  }
  ruby.markup.rename(ruby.parent, "span");
}

}  // namespace

void order_ruby(Ordering& ruby) {
  pugi::xml_node last = ruby.parent.last_child();
  while (last && !is_annotation(last)) last = last.previous_sibling();
  if (!last) return give_up(ruby);
  if (!are_parentheses_sound(ruby.parent)) remove_parentheses(ruby);
  // What follows the last annotation has none itself.
  while (ruby.parent.last_child() != last && !is_element(ruby.parent.last_child(), "rp")) {
    ruby.parent.parent().insert_move_after(ruby.parent.last_child(), ruby.parent);
  }
}

}  // namespace colophon::passes
