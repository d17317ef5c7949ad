#include "passes/content_model/conversions.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/short_name.h"
#include "passes/common/addresses.h"
#include "passes/content_model/attributes.h"
#include "passes/content_model/children.h"
#include "passes/content_model/media.h"
#include "passes/content_model/presentation.h"
#include "vocabulary/attributes.h"
#include "vocabulary/content_model.h"

namespace colophon::passes {

namespace {

bool holds_blocks(pugi::xml_node element) {
  const auto children = element.children();
  return std::any_of(children.begin(), children.end(), [](pugi::xml_node child) {
    return is_element(child) && !vocabulary::info_of_element(child.name()).is_inline;
  });
}

pugi::xml_node first_element(pugi::xml_node parent) {
  pugi::xml_node child = parent.first_child();
  while (child && is_blank(child)) child = child.next_sibling();
  return is_element(child) ? child : pugi::xml_node();
}

// Takes the element out and reports it; its words are gone.
pugi::xml_node take_out(Markup& markup, pugi::xml_node element, Diagnostics& diags) {
  diags.report(Code::removed_element, markup.span_of(element), element.name());
  const pugi::xml_node next = element.next_sibling();
  markup.remove(element);
  return next;
}

pugi::xml_node give_content(Markup& markup, pugi::xml_node element, Diagnostics& diags) {
  diags.report(Code::unwrapped_element, markup.span_of(element), element.name());
  return markup.unwrap(element);
}

// Text in the element's place.
pugi::xml_node say_instead(Markup& markup, pugi::xml_node element, std::string_view text,
                           Diagnostics& diags) {
  diags.report(Code::unwrapped_element, markup.span_of(element), element.name());
  markup.insert_text_before(element, text, markup.span_of(element));
  const pugi::xml_node next = element.next_sibling();
  markup.remove(element);
  return next;
}

// What a summary says becomes a line of its own, and no heading: the outline of the book has no
// place for what can be folded away.
void convert_summary(Markup& markup, pugi::xml_node summary, Diagnostics& diags) {
  clean_attributes(markup, summary, diags);  // while it has the name that its author knows
  const bool has_blocks = holds_blocks(summary);
  markup.rename(summary, has_blocks ? "div" : "p");
  markup.add_class(summary, "summary");
  for (pugi::xml_node child : summary.children()) {
    if (heading_level(child) > 0) markup.rename(child, "p");
  }
}

// Old readers know no <details>, and a page cannot be unfolded on paper: it stands open.
pugi::xml_node convert_details(Markup& markup, pugi::xml_node details, Diagnostics& diags) {
  markup.remove_attribute(details, "open");
  markup.remove_attribute(details, "name");
  clean_attributes(markup, details, diags);  // while it has the name that its author knows
  const pugi::xml_node first = first_element(details);
  if (!is_element(first, "summary")) {
    diags.report(Code::incomplete_element, markup.span_of(details), "details",
                 "`<summary>` at its start");
  }
  for (pugi::xml_node child : details.children()) {
    if (!is_element(child, "summary")) continue;
    if (child == first) {
      convert_summary(markup, child, diags);
    } else {
      diags.report(Code::misplaced_element, markup.span_of(child), "summary", "details");
      markup.rename(child, holds_blocks(child) ? "div" : "p");
    }
  }
  markup.rename(details, "section");
  markup.add_class(details, "details");
  return details.next_sibling();
}

pugi::xml_node convert_font(Markup& markup, pugi::xml_node font, Diagnostics& diags) {
  const std::string style = style_of_font(font);
  if (style.empty()) return give_content(markup, font, diags);
  const char* successor = holds_blocks(font) ? "div" : "span";
  diags.report(Code::replaced_element, markup.span_of(font), "font", successor);
  for (const char* name : {"color", "size"}) markup.remove_attribute(font, name);
  add_declaration(markup, font, style);
  markup.rename(font, successor);
  return font.next_sibling();
}

// A box is ticked or not, a button says something; what waits for an answer says nothing.
pugi::xml_node convert_input(Markup& markup, pugi::xml_node input, Diagnostics& diags) {
  std::string type = input.attribute("type").value();
  std::transform(type.begin(), type.end(), type.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool is_checked = static_cast<bool>(input.attribute("checked"));
  if (type == "checkbox") {
    return say_instead(markup, input, is_checked ? "\u2611 " : "\u2610 ", diags);
  }
  if (type == "radio") return say_instead(markup, input, is_checked ? "\u25C9 " : "\u25CB ", diags);
  if (type == "hidden" || type == "password") return take_out(markup, input, diags);
  for (const char* name : {"value", "alt", "placeholder"}) {
    const std::string text = input.attribute(name).value();
    if (!text.empty()) return say_instead(markup, input, text, diags);
  }
  return take_out(markup, input, diags);
}

// The choices, one behind the other.
pugi::xml_node convert_select(Markup& markup, pugi::xml_node select, Diagnostics& diags) {
  std::vector<pugi::xml_node> options;
  for (pugi::xml_node node = next_in_order(select, select); node;
       node = next_in_order(node, select)) {
    if (is_element(node, "option")) options.push_back(node);
  }
  std::string text;
  for (const pugi::xml_node option : options) {
    const std::string choice = plain_text(option);
    if (choice.empty()) continue;
    if (!text.empty()) text += " / ";
    text += choice;
  }
  return text.empty() ? take_out(markup, select, diags) : say_instead(markup, select, text, diags);
}

using Conversion = pugi::xml_node (*)(Markup&, pugi::xml_node, Diagnostics&);

constexpr NamesWith<Conversion> kLines[] = {
    {"details", convert_details},   {"font", convert_font},     {"input", convert_input},
    {"select", convert_select},     {"textarea", give_content}, {"iframe", convert_frame},
    {"embed", convert_frame},       {"frame", convert_frame},   {"object", convert_object},
    {"picture", convert_picture},   {"area", convert_area},     {"img", convert_image},
    {"audio video", convert_media},
};
constexpr NameTable<Conversion, count_names(kLines)> kConversions(kLines);

}  // namespace

pugi::xml_node convert(Markup& markup, pugi::xml_node element, Diagnostics& diags) {
  const Conversion* conversion = kConversions.find(element.name());
  return conversion ? (*conversion)(markup, element, diags) : element.next_sibling();
}

}  // namespace colophon::passes
