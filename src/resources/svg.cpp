#include "resources/svg.h"

#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "formats/addresses.h"
#include "formats/css/edit.h"
#include "model/markup.h"
#include "model/svg_loading.h"
#include "model/svg_names.h"
#include "resources/sheet_text.h"
#include "resources/svg_entities.h"
#include "resources/svg_places.h"
#include "resources/svg_words.h"
#include "resources/svg_writer.h"
#include "resources/xml_faults.h"
#include "vocabulary/attribute_forms.h"
#include "vocabulary/attributes.h"
#include "vocabulary/svg_parts.h"

namespace colophon::resources {
namespace {

using Kind = SvgRemoval::Kind;

constexpr std::size_t kNowhere = std::string::npos;
constexpr std::size_t kDeepest = 500;  // pugixml frees a branch by recursion

bool is_declared(std::string_view prefix, pugi::xml_node element) {
  if (prefix == "xml" || prefix == "xmlns") return true;
  const std::string name = "xmlns:" + std::string(prefix);
  for (; element; element = element.parent()) {
    if (element.attribute(name.c_str())) return true;
  }
  return false;
}

// Of a tree whose elements each know their parent.
bool is_deep(const pugi::xml_document& document) {
  std::size_t depth = 0;
  for (pugi::xml_node node = document.document_element(); node;) {
    if (node.first_child()) {
      if (++depth > kDeepest) return true;
      node = node.first_child();
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (depth > 0) --depth;
    }
    node = node.next_sibling();
  }
  return false;
}

class Cleaner {
 public:
  Cleaner(CleanSvg& svg, const SvgPlaces& places) : svg_(svg), places_(places) {}

  // Afterwards the tree is one that may be shown, or the problem says why not.
  void clean(pugi::xml_document& document) {
    const pugi::xml_node root = document.document_element();
    if (!is_root(root)) return;
    drop_instructions(document);
    for (pugi::xml_node node = root; node && svg_.problem.empty();) {
      if (!is_element(node)) {
        node = next_in_order(node, root);
        continue;
      }
      const std::string_view name = local_name(node.name());
      const std::optional<SvgHarm> harm = find_harm(node);
      if (harm || is_stranger(node)) {
        if (harm && harm->attribute) {
          remove(Kind::reference, harm->address, node, harm->attribute);
        } else {
          remove(Kind::element, name, node);
        }
        const pugi::xml_node next = next_skipping(node, root);
        node.parent().remove_child(node);
        node = next;
        continue;
      }
      check_names(node, root);
      if (!svg_.problem.empty()) locate_problem(node);
      if (vocabulary::has_word("title desc foreignObject", name)) settle_words(node, report_);
      note_id(node);
      clean_attributes(node);
      if (name == "style") clean_style(node);
      node = next_in_order(node, root);
    }
    check_references();
  }

 private:
  // Instructions are for programs, but those that name style sheets, which are elsewhere.
  void drop_instructions(const pugi::xml_document& document) {
    for (pugi::xml_node node = document.first_child(); node;) {
      const pugi::xml_node next = next_in_order(node, document);
      if (node.type() == pugi::node_pi) {
        const std::string_view sheet = sheet_named_in(node);
        if (!sheet.empty()) remove(Kind::reference, sheet, node);
        node.parent().remove_child(node);
      }
      node = next;
    }
  }

  void locate_problem(pugi::xml_node node) {
    const Span span = places_.of(node);
    if (!span) return;
    svg_.problem_at = span.begin;
    svg_.problem_size = span.end - span.begin;
  }

  // An id is a word, of one element (XML 1.0 section 3.3.1); references mean the first.
  void note_id(pugi::xml_node element) {
    const pugi::xml_attribute attribute = element.attribute("id");
    const std::string_view id = attribute.value();
    if (attribute && !vocabulary::forms::is_xml_name(id)) {
      remove(Kind::value, written(attribute), element, "id");
      element.remove_attribute("id");
    } else if (attribute && !ids_.emplace(id, element).second) {
      remove(Kind::id, id, element, "id");
      element.remove_attribute("id");
    }
    const std::string_view name = local_name(element.name());
    if (name == "use" || name == "feImage") {
      for (const char* link : {"href", "xlink:href"}) note_reference(element, link);
    }
    for (const char* paint : {"fill", "stroke"}) note_reference(element, paint);
  }

  static std::string written(pugi::xml_attribute attribute) {
    return std::string(attribute.name()) + "=\"" + attribute.value() + '"';
  }

  void note_reference(pugi::xml_node element, const char* name) {
    const std::string_view value = element.attribute(name).value();
    const std::string_view address = vocabulary::is_paint(name)
                                         ? vocabulary::address_of_paint(value)
                                         : vocabulary::forms::trim(value);
    if (address.size() < 2 || address.front() != '#') return;  // a colour, or another address
    references_.push_back({element, name, std::string(address.substr(1))});
  }

  // What the drawing repeats or paints with and does not have is missing from it: it is drawn
  // without.
  void check_references() {
    for (const Reference& reference : references_) {
      const auto found = ids_.find(reference.id);
      using vocabulary::SvgUse;
      const SvgUse use = vocabulary::is_paint(reference.attribute) ? SvgUse::paint : SvgUse::repeat;
      const bool leads =
          found != ids_.end() &&
          vocabulary::may_name(use, vocabulary::svg_part(local_name(found->second.name())));
      pugi::xml_node element = reference.element;
      const char* const name = reference.attribute.c_str();
      if (leads && vocabulary::is_paint(reference.attribute)) {
        element.attribute(name).set_value(("url(#" + reference.id + ")").c_str());
      }
      if (leads) continue;
      remove(Kind::reference, '#' + reference.id, element, name);
      if (vocabulary::is_paint(reference.attribute)) {
        element.attribute(name).set_value("none");
      } else {
        element.remove_attribute(name);
      }
    }
  }

  bool is_root(pugi::xml_node root) {
    if (local_name(root.name()) != "svg") svg_.problem = "its root is not <svg>";
    if (!svg_.problem.empty()) return false;
    const std::string prefix(prefix_of(root.name()));
    const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + prefix;
    pugi::xml_attribute name_space = root.attribute(declaration.c_str());
    if (!name_space) {
      // Without it the file is XML of no kind, and no reader shows it.
      root.prepend_attribute(declaration.c_str()).set_value(std::string(kSvgNamespace).c_str());
      return true;
    }
    if (name_space.value() != kSvgNamespace) svg_.problem = "its root is not in SVG's namespace";
    return svg_.problem.empty();
  }

  // Names with prefixes that are declared (Namespaces in XML 1.0 section 6), of which pugixml knows
  // nothing.
  void check_names(pugi::xml_node element, pugi::xml_node root) {
    check_prefix(prefix_of(element.name()), element, root);
    for (const pugi::xml_attribute attribute : element.attributes()) {
      check_prefix(prefix_of(attribute.name()), element, root);
    }
  }

  void check_prefix(std::string_view prefix, pugi::xml_node element, pugi::xml_node root) {
    if (prefix.empty() || is_declared(prefix, element)) return;
    if (prefix == "xlink") {
      root.append_attribute("xmlns:xlink").set_value(std::string(kXlinkNamespace).c_str());
    } else {
      svg_.problem = "it does not declare its prefix `" + std::string(prefix) + "`";
    }
  }

  void clean_attributes(pugi::xml_node element) {
    for (pugi::xml_attribute attribute = element.first_attribute(), next; attribute;
         attribute = next) {
      next = attribute.next_attribute();
      const std::string_view name = attribute.name();
      const std::string_view value = attribute.value();
      // `epub:type` means nothing in a picture, and a base would move what it refers to.
      const bool is_idle = name.starts_with("epub:") || name == "xml:base" ||
                           (name.starts_with("data-") && !vocabulary::forms::is_data_name(name));
      if (name.starts_with("on") || name == "ping" || is_idle) {
        remove(Kind::attribute, name, element, attribute.name());
      } else if (is_link(element, name)) {
        if (may_refer(element, value)) {
          const bool is_data = leads_where(value) == Destination::data;
          if (is_data) attribute.set_value(escape_address(value).c_str());
          continue;
        }
        remove(Kind::reference, value, element, attribute.name());
      } else if (const std::string foreign = address_loaded(name, value); !foreign.empty()) {
        remove(Kind::reference, foreign, element, attribute.name());
      } else {
        continue;
      }
      element.remove_attribute(attribute);
    }
  }

  void clean_style(pugi::xml_node style) {
    if (std::any_of(style.begin(), style.end(), [](pugi::xml_node it) { return is_element(it); })) {
      remove(Kind::element, "style", style);
      while (style.first_child()) style.remove_child(style.first_child());
    }
    join_text(style);
    for (pugi::xml_node text : style.children()) {
      const std::string css = clean_sheet(text, style);
      if (css != text.value()) text.set_value(css.c_str());
    }
  }

  // What all readers pass over goes without a word: EPUBCheck reads the style sheet of a drawing as
  // it does all others.
  std::string clean_sheet(pugi::xml_node text, pugi::xml_node style) {
    const css::Tree sheet = css::parse_sheet(text.value());
    std::string css = css::without_loading(sheet, [&](const css::Reference& reference) {
      const Span span = places_.of(text, reference.begin, reference.end - reference.begin);
      remove(Kind::reference, reference.target, style, span ? span : places_.of(style));
    });
    if (sheet.problems.empty()) return css;
    remove(Kind::element, "style", style);
    return {};
  }

  // A sheet is one text, in however many sections and between whatever comments it stands.
  static void join_text(pugi::xml_node style) {
    pugi::xml_node first = style.first_child();
    if (!first || !first.next_sibling()) return;
    std::string css;
    for (const pugi::xml_node child : style.children()) {
      if (child.type() != pugi::node_comment) css += child.value();
    }
    while (style.first_child()) style.remove_child(style.first_child());
    style.append_child(pugi::node_pcdata).set_value(css.c_str());
  }

  void remove(Kind kind, std::string_view name, pugi::xml_node element,
              const char* attribute = nullptr) {
    // What is not told needs no place: finding it goes through the whole tag.
    if (is_told(kind, name)) remove(kind, name, element, places_.of(element, attribute));
  }

  // Each is told once, and no more than a hundred are.
  bool is_told(Kind kind, std::string_view name) const {
    return svg_.removals.size() < 100 &&
           std::none_of(svg_.removals.begin(), svg_.removals.end(), [&](const SvgRemoval& removal) {
             return removal.kind == kind && removal.name == name;
           });
  }

  void remove(Kind kind, std::string_view name, pugi::xml_node element, Span span) {
    if (!is_told(kind, name)) return;
    svg_.removals.push_back({kind, std::string(name), element.name(), span ? span.begin : kNowhere,
                             span.end - span.begin});
  }

  CleanSvg& svg_;
  const SvgPlaces& places_;
  std::unordered_map<std::string, pugi::xml_node> ids_;  // the first of each
  struct Reference {
    pugi::xml_node element;
    std::string attribute;
    std::string id;
  };
  std::vector<Reference> references_;  // to parts of the drawing
  const ReportRemoval report_ = [this](Kind kind, std::string_view name, pugi::xml_node element,
                                       const char* attribute) {
    const bool is_value = kind == Kind::value;
    remove(kind, is_value ? written(element.attribute(attribute)) : std::string(name), element,
           attribute);
  };
};

// Text outside of the root, a second root: pugixml takes both. Returns whether there is one root.
bool drop_what_is_outside(pugi::xml_document& document) {
  std::size_t roots = 0;
  for (pugi::xml_node node = document.first_child(), next; node; node = next) {
    next = node.next_sibling();
    if (is_element(node)) ++roots;
    if (node.type() == pugi::node_pcdata) document.remove_child(node);
  }
  return roots == 1;
}

}  // namespace

CleanSvg clean_svg(std::string bytes) {
  CleanSvg svg;
  svg.text = decode_xml(std::move(bytes));
  if (XmlFault fault = find_xml_fault(svg.text); !fault.message.empty()) {
    svg.problem = std::move(fault.message);
    svg.problem_at = fault.at;
    svg.problem_size = fault.size;
    return svg;
  }
  ExpandedXml expanded = expand_entities(svg.text);
  if (!expanded.problem.empty()) {
    svg.problem = std::move(expanded.problem);
    svg.problem_at = expanded.problem_at;
    svg.problem_size = expanded.problem_size;
    return svg;
  }
  const SvgPlaces places(svg.text, expanded);
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(expanded.text.data(), expanded.text.size(),
                           pugi::parse_cdata | pugi::parse_comments | pugi::parse_pi |
                               pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute |
                               pugi::parse_ws_pcdata | pugi::parse_fragment,
                           pugi::encoding_utf8);
  if (!parsed) {
    svg.problem = std::string("it is not well-formed XML: ") + parsed.description();
    svg.problem_at = expanded.read_at(static_cast<std::size_t>(parsed.offset));
  } else if (!drop_what_is_outside(document)) {
    svg.problem = "it has no one root";
  } else if (is_deep(document)) {
    svg.problem = "its elements are nested too deep";
  } else {
    Cleaner(svg, places).clean(document);
  }
  if (!svg.problem.empty()) return svg;
  // Written anew in any case: pugixml reads much that no XML parser of a reader would.
  WrittenSvg written =
      write_svg(document, [&places](pugi::xml_node node) { return places.of(node); });
  svg.bytes = std::move(written.text);
  svg.source_map = std::move(written.source_map);
  return svg;
}

}  // namespace colophon::resources
