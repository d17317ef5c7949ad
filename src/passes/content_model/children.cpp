#include "passes/content_model/children.h"

#include <string>
#include <string_view>

#include "base/short_name.h"
#include "passes/content_model/conversions.h"
#include "passes/content_model/order.h"
#include "vocabulary/content_model.h"

namespace colophon::passes {

namespace {

using vocabulary::Treatment;

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool holds_text_or_phrasing(pugi::xml_node element) {
  for (const pugi::xml_node child : element.children()) {
    if (is_text(child) && !is_blank(child)) return true;
    if (is_element(child) && vocabulary::info_of_element(child.name()).is_inline) return true;
  }
  return false;
}

void rename_obsolete(Markup& markup, pugi::xml_node element,
                     const vocabulary::AuthoredElement& info, Diagnostics& diags) {
  const std::string successor(info.successor);
  diags.report(Code::replaced_element, markup.span_of(element), element.name(), successor);
  markup.rename(element, successor.c_str());
  if (!info.successor_class.empty()) markup.add_class(element, info.successor_class);
}

// What it said to a browser goes with its name.
void make_division(Markup& markup, pugi::xml_node element) {
  markup.rename(element, "div");
  for (pugi::xml_attribute attribute = element.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    if (!vocabulary::is_attribute_kept("div", attribute.name())) {
      markup.remove_attribute(element, attribute.name());
    }
    attribute = next;
  }
}

std::string_view hint_for_removed(std::string_view name) {
  if (name == "style" || name == "link")
    return "name a style sheet in the book file: `css: [my.css]`";
  if (name == "meta" || name == "title" || name == "base") {
    return "leave it out; the book file says such things";
  }
  return {};
}

bool is_in_words(pugi::xml_node child) {
  return vocabulary::info_of_element(child.parent().name()).content ==
         vocabulary::Content::phrasing;
}

// Returns the node to go on with among the same children.
pugi::xml_node treat(Markup& markup, pugi::xml_node child, Diagnostics& diags) {
  const pugi::xml_node next = child.next_sibling();
  if (!is_element(child)) {
    if (!is_text(child)) markup.remove(child);
    return next;
  }
  const vocabulary::AuthoredElement& info = vocabulary::info_of_element(child.name());
  switch (info.treatment) {
    case Treatment::keep:
      break;
    case Treatment::rename:
      rename_obsolete(markup, child, info, diags);
      break;
    case Treatment::convert:
      return convert(markup, child, diags);
    case Treatment::remove:
      diags.report(Code::removed_element, markup.span_of(child), child.name()).hint =
          hint_for_removed(child.name());
      markup.remove(child);
      break;
    case Treatment::unwrap:
      diags.report(Code::unwrapped_element, markup.span_of(child), child.name());
      // A block's text must not run into that of its neighbours.
      // In a paragraph there is nothing to keep apart.
      if (info.is_inline || is_in_words(child) || !holds_text_or_phrasing(child)) {
        return markup.unwrap(child);
      }
      make_division(markup, child);
      break;
  }
  return next;
}

bool is_list(pugi::xml_node node) {
  return is_element(node, "ul") || is_element(node, "ol") || is_element(node, "menu");
}

// A list directly in a list belongs to the item before it.
void order_list(Ordering& list) {
  for (pugi::xml_node at = list.first_stranger(list.parent.first_child()); at;) {
    list.report_misplaced(at);
    pugi::xml_node before = at.previous_sibling();
    while (before && !is_element(before)) before = before.previous_sibling();
    if (is_list(at) && before) {
      before.append_move(at);
      at = list.first_stranger(before);
    } else {
      at = list.first_stranger(list.wrap_run(list.run_of_strangers(at), "li"));
    }
  }
}

// Only text may stand in <rp>.
void flatten(Ordering& parentheses) {
  for (pugi::xml_node child = parentheses.parent.first_child(); child;) {
    if (!is_element(child)) {
      child = child.next_sibling();
      continue;
    }
    parentheses.report_misplaced(child);
    treat_children(parentheses.markup, child, parentheses.diags);
    child = parentheses.markup.unwrap(child);
  }
}

// One heading, and paragraphs; what is more is a <div>.
void order_heading_group(Ordering& group) {
  int headings = 0;
  for (const pugi::xml_node child : group.parent.children()) {
    if (heading_level(child) > 0) ++headings;
  }
  const pugi::xml_node stranger = group.first_stranger(group.parent.first_child());
  if (headings == 1 && !stranger) return;
  if (stranger) {
    group.report_misplaced(stranger);
  } else {
    group.diags.report(Code::incomplete_element, group.markup.span_of(group.parent), "hgroup",
                       "single heading");
  }
  group.markup.rename(group.parent, "div");
}

pugi::xml_node first_not_blank(pugi::xml_node parent) {
  pugi::xml_node node = parent.first_child();
  while (node && is_blank(node)) node = node.next_sibling();
  return node;
}

pugi::xml_node last_not_blank(pugi::xml_node parent) {
  pugi::xml_node node = parent.last_child();
  while (node && is_blank(node)) node = node.previous_sibling();
  return node;
}

// One caption, first or last.
void order_figure(Ordering& figure) {
  const pugi::xml_node first = first_not_blank(figure.parent);
  const pugi::xml_node last = last_not_blank(figure.parent);
  const pugi::xml_node caption = is_element(first, "figcaption") ? first : last;
  for (pugi::xml_node child : figure.parent.children()) {
    if (child == caption || !is_element(child, "figcaption")) continue;
    figure.report_misplaced(child);
    figure.markup.rename(child, "div");
  }
}

using Order = void (*)(Ordering&);

constexpr NamesWith<Order> kLines[] = {
    {"ul ol menu", order_list},
    {"dl", order_description_list},
    {"table", order_table},
    {"thead tbody tfoot", [](Ordering& rows) { rows.wrap_strangers("tr"); }},
    {"tr", [](Ordering& row) { row.wrap_strangers("td"); }},
    {"colgroup", order_columns},
    {"ruby", order_ruby},
    {"rp", flatten},
    {"hgroup", order_heading_group},
    {"figure", order_figure},
};
constexpr NameTable<Order, count_names(kLines)> kOrders(kLines);

}  // namespace

bool is_blank(pugi::xml_node node) {
  if (is_element(node)) return false;
  if (!is_text(node)) return true;
  return std::string_view(node.value()).find_first_not_of(" \t\n\r\f") == std::string_view::npos;
}

bool has_blank_content(pugi::xml_node element) {
  for (const pugi::xml_node child : element.children()) {
    if (!is_blank(child)) return false;
  }
  return true;
}

void treat_children(Markup& markup, pugi::xml_node parent, Diagnostics& diags) {
  for (pugi::xml_node child = parent.first_child(); child;) child = treat(markup, child, diags);
}

pugi::xml_node order_children(Markup& markup, pugi::xml_node parent, Diagnostics& diags) {
  const Order* order = kOrders.find(parent.name());
  if (!order) return {};
  Ordering ordering{markup, parent, diags, {}};
  (*order)(ordering);
  return ordering.resume;
}

}  // namespace colophon::passes
