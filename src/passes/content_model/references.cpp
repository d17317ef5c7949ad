#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/suggest.h"
#include "passes/common/addresses.h"
#include "passes/content_model/attributes.h"
#include "vocabulary/attributes.h"
#include "vocabulary/svg_parts.h"

namespace colophon::passes {

namespace {

constexpr std::string_view kReferring = "aria-labelledby aria-describedby aria-details headers";

struct Reference {
  pugi::xml_node element;
  pugi::xml_attribute attribute;
};

using Places = std::unordered_map<std::string_view, pugi::xml_node>;

pugi::xml_node outermost_table(pugi::xml_node node) {
  pugi::xml_node table;
  for (; node; node = node.parent()) {
    if (is_element(node, "table")) table = node;
  }
  return table;
}

// EPUBCheck accepts a header cell of any table that the cell is in.
bool is_header_of(pugi::xml_node target, pugi::xml_node cell) {
  return is_element(target, "th") && outermost_table(target) == outermost_table(cell);
}

bool leads_somewhere(const Reference& reference, std::string_view id, const Places& ids) {
  const auto found = ids.find(id);
  if (found == ids.end()) return false;
  return std::string_view(reference.attribute.name()) != "headers" ||
         is_header_of(found->second, reference.element);
}

std::string guess(std::string_view id, const Places& ids) {
  std::vector<std::string> names;
  for (const auto& [name, element] : ids) names.emplace_back(name);
  std::sort(names.begin(), names.end());
  const std::string meant = nearest(id, names);
  return meant.empty() ? meant : "; did you mean `" + meant + "`?";
}

void settle(Markup& markup, const Reference& reference, const Places& ids, int& guesses,
            Diagnostics& diags) {
  std::string kept;
  std::string dropped;
  const std::string value = reference.attribute.value();
  for (std::size_t begin = 0; begin < value.size();) {
    const std::size_t end = std::min(value.find_first_of(" \t\n\r\f", begin), value.size());
    const std::string_view id = std::string_view(value).substr(begin, end - begin);
    begin = end + 1;
    if (id.empty()) continue;
    std::string& list = leads_somewhere(reference, id, ids) ? kept : dropped;
    if (!list.empty()) list += ' ';
    list += id;
  }
  if (dropped.empty() && !kept.empty()) return;
  const std::string name = reference.attribute.name();
  const Span own = markup.span_of(reference.attribute);
  std::string meant;
  if (name != "headers" && --guesses >= 0) meant = guess(dropped, ids);
  diags
      .report(Code::removed_attribute, own ? own : markup.span_of(reference.element), name,
              reference.element.name())
      .hint = name == "headers" ? fmt::format("this table has no header cell `{}`", dropped)
                                : fmt::format("this file has no id `{}`{}", dropped, meant);
  if (kept.empty()) {
    markup.remove_attribute(reference.element, name.c_str());
  } else {
    markup.set_attribute(reference.element, name.c_str(), kept);
  }
}

bool is_in_drawing(pugi::xml_node node) {
  while (node && !is_element(node, "svg")) node = node.parent();
  return !node.empty();
}

// What of a drawing refers to a part of one: EPUBCheck follows these and no others (RSC-012,
// RSC-014).
bool refers_to_drawing(pugi::xml_node element, std::string_view attribute) {
  if (vocabulary::is_paint(attribute)) return true;
  return is_element(element, "use") && (attribute == "xlink:href" || attribute == "href");
}

// The id in `url(#id)`, however it is quoted, or in `#id`; empty for what is something else, as a
// colour is.
std::string_view part_named_in(std::string_view value, bool is_paint) {
  const std::string_view address = is_paint ? vocabulary::address_of_paint(value) : trim(value);
  return address.starts_with('#') ? address.substr(1) : std::string_view();
}

// Paint that is not there is none; a use of nothing draws nothing.
void settle_drawing(Markup& markup, const Reference& reference, const Places& ids,
                    Diagnostics& diags) {
  const std::string name = reference.attribute.name();
  const std::string id(part_named_in(reference.attribute.value(), vocabulary::is_paint(name)));
  const auto found = ids.find(id);
  const bool leads = found != ids.end() && is_in_drawing(found->second) &&
                     vocabulary::may_name(vocabulary::is_paint(name) ? vocabulary::SvgUse::paint
                                                                     : vocabulary::SvgUse::repeat,
                                          vocabulary::svg_part(found->second.name()));
  if (leads && vocabulary::is_paint(name)) {
    return markup.set_attribute(reference.element, name.c_str(), "url(#" + id + ")");
  }
  if (leads) return;
  const Span own = markup.span_of(reference.attribute);
  diags
      .report(Code::removed_attribute, own ? own : markup.span_of(reference.element), name,
              reference.element.name())
      .hint = fmt::format("no drawing in this file has {} `{}`",
                          vocabulary::is_paint(name) ? "paint" : "a part to repeat", id);
  if (vocabulary::is_paint(name))
    return markup.set_attribute(reference.element, name.c_str(), "none");
  markup.remove_attribute(reference.element, name.c_str());
}

}  // namespace

void clean_references(Markup& markup, std::initializer_list<pugi::xml_node> roots,
                      Diagnostics& diags) {
  std::vector<Reference> references;
  std::vector<Reference> in_drawings;
  Places ids;
  int guesses = 20;  // each compares with every id
  for (const pugi::xml_node root : roots) {
    for (pugi::xml_node node = root; node; node = next_in_order(node, root)) {
      for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name == "id") ids.emplace(attribute.value(), node);
        if (vocabulary::has_word(kReferring, name)) references.push_back({node, attribute});
        const bool is_of_drawing =
            refers_to_drawing(node, name) &&
            !part_named_in(attribute.value(), vocabulary::is_paint(name)).empty();
        if (is_of_drawing) in_drawings.push_back({node, attribute});
      }
    }
  }
  for (const Reference& reference : references) settle(markup, reference, ids, guesses, diags);
  for (const Reference& reference : in_drawings) settle_drawing(markup, reference, ids, diags);
}

}  // namespace colophon::passes
