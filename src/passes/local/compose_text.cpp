#include <array>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "formats/internal_names.h"
#include "passes/local/local.h"

namespace colophon::passes {

namespace {

// Attributes with words, and names that links have to meet.
constexpr std::array<const char*, 5> kAttributes = {"alt", "aria-label", internal::kCaption, "id",
                                                    "title"};

// Code is copied from a book as it stands.
bool is_code(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name == "code" || name == "pre" || name == "samp" || name == "kbd";
}

void compose_attributes(Markup& markup, pugi::xml_node element) {
  for (const char* name : kAttributes) {
    const pugi::xml_attribute attribute = element.attribute(name);
    if (!attribute || unicode::is_composed(attribute.value())) continue;
    markup.set_attribute(element, name, unicode::compose(attribute.value()),
                         markup.span_of(attribute));
  }
}

void compose_in(Markup& markup, pugi::xml_node root) {
  for (pugi::xml_node node = root; node;) {
    if (is_element(node)) {
      if (node.first_attribute()) compose_attributes(markup, node);
    } else if (!unicode::is_composed(node.value())) {
      node.set_value(unicode::compose(node.value()).c_str());
    }
    node = is_code(node) ? next_skipping(node, root) : next_in_order(node, root);
  }
}

}  // namespace

void compose_text(Chapter& chapter) {
  compose_in(chapter.markup, chapter.body);
  compose_in(chapter.markup, chapter.notes);
}

}  // namespace colophon::passes
