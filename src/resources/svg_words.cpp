#include "resources/svg_words.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "formats/css/tree.h"
#include "model/markup.h"
#include "model/svg_names.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"

namespace colophon::resources {
namespace {

using Kind = SvgRemoval::Kind;

constexpr std::string_view kBlocks = "div p";
constexpr std::string_view kMarks = "span b i em strong u s small sub sup code";

// Declarations that every checker takes, and that load nothing.
bool is_sound_style(std::string_view style) {
  const css::Tree tree = css::parse_declarations(style);
  return tree.problems.empty() && tree.references.empty() &&
         std::all_of(
             tree.faults.begin(), tree.faults.end(),
             [](const css::Fault& fault) { return fault.kind == css::Fault::Kind::harmless; }) &&
         std::none_of(tree.declarations.begin(), tree.declarations.end(), css::is_forbidden);
}

class Words {
 public:
  Words(pugi::xml_node root, const ReportRemoval& report)
      : root_(root), report_(report), holds_text_(local_name(root.name()) == "title") {}

  void settle() {
    for (pugi::xml_node node = root_.first_child(); node;) {
      if (!is_element(node)) {
        node = next_in_order(node, root_);
      } else if (must_go(node)) {
        node = take_out(node);
      } else if (fits(node)) {
        clean_attributes(node);
        node = next_in_order(node, root_);
      } else {
        node = unwrap(node);
      }
    }
  }

 private:
  static bool must_go(pugi::xml_node node) {
    return vocabulary::has_word("script style template iframe object", local_name(node.name()));
  }

  bool fits(pugi::xml_node node) const {
    const std::string_view name = node.name();
    if (holds_text_ || namespace_of(node, node.name()) != kXhtmlNamespace) return false;
    const std::string_view local = local_name(name);
    const std::string_view parent = local_name(node.parent().name());
    const bool is_outermost = node.parent() == root_;
    if (local == "body") return is_outermost && is_only_element(node);
    if (local == "br") return !node.first_child();
    if (vocabulary::has_word(kMarks, local)) return true;
    return vocabulary::has_word(kBlocks, local) &&
           (is_outermost || parent == "div" || parent == "body");
  }

  static bool is_only_element(pugi::xml_node node) {
    pugi::xml_node before = node.previous_sibling();
    while (before && !is_element(before)) before = before.previous_sibling();
    pugi::xml_node behind = node.next_sibling();
    while (behind && !is_element(behind)) behind = behind.next_sibling();
    return !before && !behind;
  }

  pugi::xml_node take_out(pugi::xml_node node) {
    report_(Kind::element, node.name(), node, nullptr);
    const pugi::xml_node next = next_skipping(node, root_);
    node.parent().remove_child(node);
    return next;
  }

  pugi::xml_node unwrap(pugi::xml_node node) {
    report_(Kind::unwrapped, node.name(), node, nullptr);
    const pugi::xml_node first = node.first_child();
    const pugi::xml_node next = next_skipping(node, root_);
    pugi::xml_node parent = node.parent();
    while (const pugi::xml_node child = node.first_child()) {
      // What is declared here holds for those within.
      if (is_element(child)) declare(child, node);
      parent.insert_move_before(child, node);
    }
    parent.remove_child(node);
    return first ? first : next;
  }

  static void declare(pugi::xml_node child, pugi::xml_node outer) {
    for (const pugi::xml_attribute attribute : outer.attributes()) {
      const bool is_declaration = std::string_view(attribute.name()).starts_with("xmlns");
      if (is_declaration && !child.attribute(attribute.name())) {
        child.append_attribute(attribute.name()).set_value(attribute.value());
      }
    }
  }

  void clean_attributes(pugi::xml_node node) {
    for (pugi::xml_attribute attribute = node.first_attribute(), next; attribute;
         attribute = next) {
      next = attribute.next_attribute();
      const std::string_view name = attribute.name();
      const bool is_known = name.starts_with("xmlns") || name == "class" || name == "style" ||
                            name == "id" || name == "title" ||
                            vocabulary::forms::is_data_name(name);
      if (is_known && (name != "style" || is_sound_style(attribute.value()))) continue;
      report_(is_known ? Kind::value : Kind::attribute, name, node, attribute.name());
      node.remove_attribute(attribute);
    }
  }

  pugi::xml_node root_;
  const ReportRemoval& report_;
  const bool holds_text_;
};

}  // namespace

void settle_words(pugi::xml_node element, const ReportRemoval& report) {
  Words(element, report).settle();
}

bool is_stranger(pugi::xml_node element) {
  const std::string_view space = namespace_of(element, element.name());
  if (space != kXhtmlNamespace && space != kMathNamespace) return false;
  while ((element = element.parent())) {
    const std::string_view name = local_name(element.name());
    if (name == "foreignObject" || name == "desc") return false;
  }
  return true;
}

}  // namespace colophon::resources
